// What a person looks for on a page: put before every script of the tests.
const shown = (e) => Boolean(e) && e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
const fold = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const wordsOf = (e) => fold(e?.textContent);
const one = (css, within = document) => [...(within ?? document).querySelectorAll(css)].find(shown) ?? null;
const named = (css, text, within = document) =>
  [...(within ?? document).querySelectorAll(css)].find((e) => shown(e) && !e.closest('[aria-hidden="true"]') && wordsOf(e) === fold(text)) ?? null;
const field = (label) => [...document.querySelectorAll('label')].find((l) => shown(l) && wordsOf(l) === fold(label))?.control ?? null;
/** What a drop-down list offers under a text, or under a letter and the text. */
const optionOf = (list, text) => [...list.options].find((o) => fold(o.text) === fold(text)) ??
  [...list.options].find((o) => fold(o.text).replace(/^[A-Z] /, '') === fold(text)) ?? null;
const says = (text) => fold(document.body.innerText).toLowerCase().includes(fold(text).toLowerCase());

/** Where to press an element, or why it can't be pressed. It is scrolled only when it has to be. */
const pressable = (e) => {
  if (!e) return { why: 'it is not there' };
  if (e.disabled) return { why: 'it is disabled' };
  const found = reachable(e);
  if (!found.why) return found;
  e.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return reachable(e);
};
const reachable = (e) => {
  const box = [...e.getClientRects()].find((r) => r.width > 0 && r.height > 0);
  if (!box) return { why: 'it has no size' };
  const x = box.left + box.width / 2, y = box.top + box.height / 2;
  const top = document.elementFromPoint(x, y);
  if (!top) return { why: 'it is outside of the window' };
  if (!e.contains(top) && !e.labels?.[0]?.contains(top)) return { why: `it is covered by ${top.outerHTML.slice(0, 200)}` };
  return { x, y };
};

// On a quiz page.
const question = (n) => document.getElementById(`q${n}`);

/** A question's stem as a reader knows it, with a sign in the place of each gap. */
const stemOf = (n) => {
  const copy = (document.getElementById(`q${n}-stem`) ?? question(n)).cloneNode(true);
  for (const heading of copy.querySelectorAll('h2')) heading.remove();
  for (const gap of copy.querySelectorAll('.gap')) gap.replaceWith('▁');
  return wordsOf(copy);
};

/** What stands in the controls of a question, to compare it with later. */
const given = (n) => [...document.querySelectorAll(`[name^="a.${n}"]`)]
  .filter((i) => i.name === `a.${n}` || i.name.startsWith(`a.${n}.`))
  .filter((i) => (['radio', 'checkbox'].includes(i.type) ? i.checked : i.value)).map((i) => `${i.name}=${i.value}`).sort().join(' ');

/** The items of an ordering question, from the top. */
const itemsOf = (n) => [...question(n).querySelectorAll('[data-item] .text')].map(wordsOf);

/** What a person presses to pick the sentence with these words, and one without them. */
const labelOf = (box) => (shown(box) ? box : [...box.labels].find(shown)) ?? null;
const picks = (n) => [...document.getElementsByName(`a.${n}`)];
const sentence = (box) => fold(box.closest('.sentence')?.textContent ?? box.closest('.picker')?.parentElement?.textContent);
const pick = (n, quote) => labelOf(picks(n).find((b) => sentence(b).includes(fold(quote))));
const otherPick = (n, quotes) => labelOf(picks(n).find((b) => !quotes.some((q) => sentence(b).includes(fold(q)))));
