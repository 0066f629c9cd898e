// Says how a number is read, below the field, when typing pauses.
import { formatNumber, readNumber } from "./readnumber.js";

const PAUSE = 300; // milliseconds without a key

/** Sets up the fields for numbers in root. refresh(q) brings a question's up to date at once. */
export function setUpNumbers(root) {
  const pauses = new Map();
  root.addEventListener('input', ({ target }) => {
    if (!target.matches('[data-number]')) return;
    clearTimeout(pauses.get(target));
    pauses.set(target, setTimeout(() => show(target), PAUSE));
  });
  const refresh = (q) => q.querySelectorAll('[data-number]').forEach(show);
  refresh(root);
  return { refresh };
}

function show(input) {
  const output = document.getElementById(input.dataset.number);
  const text = sentence(input, output.dataset);
  if (output.textContent.trim() !== text) output.textContent = text;
}

function sentence(input, words) {
  if (input.value.trim() === '') return '';
  const { group, decimal, unit } = input.dataset;
  const { number, problem, found } = readNumber(input.value, { group, unit });
  if (number !== undefined) return words.as.replace('{number}', () => formatNumber(number, { group, decimal }));
  if (problem === 'unit-unexpected') return words.noUnit.replace('{found}', () => found);
  if (problem === 'unit-other') return words.otherUnit.replace('{unit}', () => unit);
  return words.unread;
}
