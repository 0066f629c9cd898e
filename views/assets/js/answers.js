// Reading an answer from a question's controls, writing one into them, and saying one in words. Answers have the form
// that the server speaks: "2", ["1","3"], true, "text", ["allies/3.2"], {"1":{"allies":"states"}}.

const inputs = (q) => [...document.getElementsByName(`a.${q.dataset.n}`)];
const cells = (q) => [...q.querySelectorAll('[data-claim]')];
const typed = (q) => q.querySelector('input[type="text"]');
const labelOf = (input) => input.labels?.[0]?.textContent.trim() ?? input.value;

export const isTyped = (q) => q.dataset.type === 'short-text';

/** The answer as it stands in the controls; an empty one is null, [], "" or {}. */
export function read(q) {
  const chosen = inputs(q).filter((i) => i.checked).map((i) => i.value);
  switch (q.dataset.type) {
    case 'short-text': return typed(q).value;
    case 'multiple-response': case 'select-sentence': return chosen;
    case 'true-false': return chosen.length ? chosen[0] === 'true' : null;
    case 'compare-sources': return readCells(q);
  }
  return chosen[0] ?? null;
}

function readCells(q) {
  const answer = {};
  for (const i of cells(q)) if (i.checked) (answer[i.dataset.claim] ??= {})[i.dataset.of] = i.value;
  return answer;
}

/** Puts an answer into the controls. */
export function write(q, answer) {
  if (isTyped(q)) {
    typed(q).value = answer ?? '';
    return;
  }
  const values = [answer].flat().map(String);
  for (const i of inputs(q)) i.checked = answer !== null && values.includes(i.value);
  for (const i of cells(q)) i.checked = answer?.[i.dataset.claim]?.[i.dataset.of] === i.value;
}

export function isEmpty(answer) {
  return answer === null || answer === undefined || answer === '' ||
    (typeof answer === 'object' && Object.keys(answer).length === 0);
}

/** The answer in the words of the page. */
export function describe(q, answer, nothing) {
  if (isEmpty(answer)) return nothing;
  if (isTyped(q)) return answer;
  if (q.dataset.type === 'compare-sources') {
    return cells(q).filter((i) => answer[i.dataset.claim]?.[i.dataset.of] === i.value)
      .map((i) => `${i.closest('[role="radiogroup"]').getAttribute('aria-label')}: ${labelOf(i)}`).join('; ');
  }
  const values = [answer].flat().map(String);
  return inputs(q).filter((i) => values.includes(i.value)).map(sentenceOrLabel).join('; ');
}

/** What a checkbox stands for: the words of its label, or of the sentence that it is in. */
export function sentenceOrLabel(input) {
  return (input.closest('.sentence') ?? input.closest('.picker')?.parentElement)?.textContent.trim() || labelOf(input);
}
