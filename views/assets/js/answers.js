// Reading an answer from a question's controls, writing one into them, and saying one in words. Answers have the form
// that the server speaks: "2", ["1","3"], true, "text", ["allies/3.2"], {"1":{"allies":"states"}}, {"1":"2"} for matches
// and gaps, ["2","1","3"] for an order.
import { isOrdered, orderIn, putInOrder } from "./orders.js";

const inputs = (q) => [...document.getElementsByName(`a.${q.dataset.n}`)];
const cells = (q) => [...q.querySelectorAll('[data-claim]')];
const prompts = (q) => [...q.querySelectorAll('select[data-prompt]')];
const gaps = (q) => [...q.querySelectorAll('[data-gap]')];
const typed = (q) => q.querySelector('.short-text input, .numeric input, .essay textarea');
const sure = (q) => [...q.querySelectorAll('[data-certainty]')];
const words = (text) => text.replace(/\s+/g, ' ').trim();
const labelOf = (input) => words(input.labels?.[0]?.textContent ?? input.value);

/** Tells whether an answer is typed into an element, letter by letter. */
export const isTyped = (element) => element.matches('input[type="text"], textarea') && element.name.startsWith('a.');

/** The answer as it stands in the controls; an empty one is null, [], "" or {}. */
export function read(q) {
  const chosen = inputs(q).filter((i) => i.checked).map((i) => i.value);
  switch (q.dataset.type) {
    case 'short-text': case 'numeric': case 'essay': return typed(q).value;
    case 'multiple-response': case 'select-sentence': return chosen;
    case 'true-false': return chosen.length ? chosen[0] === 'true' : null;
    case 'compare-sources': return readCells(q);
    case 'matching': return readFields(prompts(q), 'prompt');
    case 'gap-fill': return readFields(gaps(q), 'gap');
    case 'ordering': return isOrdered(q) ? orderIn(q) : [];
  }
  return chosen[0] ?? null;
}

function readCells(q) {
  const answer = {};
  for (const i of cells(q)) if (i.checked) (answer[i.dataset.claim] ??= {})[i.dataset.of] = i.value;
  return answer;
}

function readFields(fields, key) {
  return Object.fromEntries(fields.filter((f) => f.value.trim() !== '').map((f) => [f.dataset[key], f.value]));
}

/** Puts an answer into the controls. */
export function write(q, answer) {
  switch (q.dataset.type) {
    case 'short-text': case 'numeric': case 'essay':
      typed(q).value = answer ?? '';
      return;
    case 'matching':
      for (const f of prompts(q)) f.value = answer?.[f.dataset.prompt] ?? '';
      return;
    case 'gap-fill':
      for (const f of gaps(q)) f.value = answer?.[f.dataset.gap] ?? '';
      return;
    case 'ordering':
      putInOrder(q, answer ?? []);
      return;
  }
  const values = [answer].flat().map(String);
  for (const i of inputs(q)) i.checked = answer !== null && values.includes(i.value);
  for (const i of cells(q)) i.checked = answer?.[i.dataset.claim]?.[i.dataset.of] === i.value;
}

/** How sure the learner is, 0 to 3; undefined where the quiz doesn't ask. */
export function readCertainty(q) {
  const chosen = sure(q).find((i) => i.checked);
  return chosen && Number(chosen.value);
}

export function writeCertainty(q, certainty) {
  if (certainty === undefined) return;
  for (const i of sure(q)) i.checked = Number(i.value) === certainty;
}

export function isEmpty(answer) {
  return answer === null || answer === undefined || answer === '' ||
    (typeof answer === 'object' && Object.keys(answer).length === 0);
}

/** The answer in the words of the page, and how sure of it the learner is. */
export function describe(q, answer, nothing, certainty) {
  const how = certainty ? sure(q).find((i) => Number(i.value) === certainty) : undefined;
  return [isEmpty(answer) ? nothing : inWords(q, answer), ...(how ? [labelOf(how)] : [])].join('; ');
}

function inWords(q, answer) {
  switch (q.dataset.type) {
    case 'short-text': case 'numeric': case 'essay': return String(answer);
    case 'compare-sources':
      return cells(q).filter((i) => answer[i.dataset.claim]?.[i.dataset.of] === i.value)
        .map((i) => `${i.closest('[role="radiogroup"]').getAttribute('aria-label')}: ${labelOf(i)}`).join('; ');
    case 'matching':
      return prompts(q).filter((f) => answer[f.dataset.prompt])
        .map((f) => `${labelOf(f)} – ${optionOf(f, answer[f.dataset.prompt])}`).join('; ');
    case 'gap-fill':
      return gaps(q).filter((f) => answer[f.dataset.gap])
        .map((f) => `${f.getAttribute('aria-label')}: ${optionOf(f, answer[f.dataset.gap])}`).join('; ');
    case 'ordering':
      return answer.map((id, i) => `${i + 1}. ${words(q.querySelector(`[data-item="${CSS.escape(id)}"] .text`).textContent)}`).join(' ');
  }
  const values = [answer].flat().map(String);
  return inputs(q).filter((i) => values.includes(i.value)).map(sentenceOrLabel).join('; ');
}

/** What a value of a select says; what is typed says itself. */
function optionOf(field, value) {
  return words([...(field.options ?? [])].find((o) => o.value === value)?.textContent ?? value);
}

/** What a checkbox stands for: the words of its label, or of the sentence that it is in. */
export function sentenceOrLabel(input) {
  return (input.closest('.sentence') ?? input.closest('.picker')?.parentElement)?.textContent.trim() || labelOf(input);
}
