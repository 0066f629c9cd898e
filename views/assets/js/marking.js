// Marking by keyboard: one answer after another without the mouse. Everything here can be done without it, too.
// The keys do nothing inside text fields, and can be switched off on the page.

const form = document.querySelector('[data-marking]');
const keys = document.querySelector('[data-keys]');
const chosen = 'readback:marking-keys';

if (keys) setUpKeys();
if (form) setUpForm();

function setUpKeys() {
  const on = keys.querySelector('#keys-on');
  try { on.checked = localStorage.getItem(chosen) !== 'off'; } catch { /* storage is off: they are on */ }
  on.addEventListener('change', () => {
    try { localStorage.setItem(chosen, on.checked ? 'on' : 'off'); } catch { /* it lasts for this page */ }
  });
  keys.hidden = false;
  document.addEventListener('keydown', (event) => {
    arrive();
    if (on.checked && !event.defaultPrevented && press(event)) event.preventDefault();
  });
  document.addEventListener('keyup', arrive);
}

/** Where a key leads. One gets there when it is let go, or with the next key: it is not to be written there. */
let destination;

function goTo(field) {
  destination = field;
  return Boolean(field);
}

function arrive() {
  destination?.focus();
  destination = undefined;
}

/** Does what a key means; true when it meant something. */
function press(event) {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return save();
  const writing = document.activeElement?.closest('input:not([type="radio"], [type="checkbox"]), textarea, select, [contenteditable]');
  if (writing && event.key === 'Escape') {
    writing.blur();
    return true;
  }
  if (writing || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (/^[1-9]$/.test(event.key)) return choose(Number(event.key) - 1);
  const does = { j: () => follow('next'), k: () => follow('prev'), s: save, p: toPoints, c: () => focus('#comment') }[event.key];
  return Boolean(does?.());
}

function follow(rel) {
  const link = document.querySelector(`.answer-steps [rel="${rel}"]`);
  link?.click();
  return Boolean(link);
}

function save() {
  const button = form?.querySelector('[data-save]');
  if (button) form.requestSubmit(button);
  return Boolean(button);
}

const focus = (selector) => goTo(form?.querySelector(selector));

/** Goes to the points of the first criterion that has none yet. */
function toPoints() {
  const criterion = [...(form?.querySelectorAll('.criterion') ?? [])].find((c) => Number.isNaN(pointsOf(c)));
  return focus((criterion ? `#${CSS.escape(criterion.id)} ` : '') + 'input[name^="points"]');
}

/** Chooses a level of the criterion that has the focus, else of the first without one, and goes on to the next. */
function choose(index) {
  const criteria = [...(form?.querySelectorAll('.criterion:has([type="radio"])') ?? [])];
  const at = criteria.find((c) => c.contains(document.activeElement)) ?? criteria.find((c) => !c.querySelector(':checked')) ?? criteria[0];
  const level = at?.querySelectorAll('[type="radio"]')[index];
  if (!level) return false;
  if (level.dataset.points === undefined) return focusOther(level);
  level.checked = true;
  level.dispatchEvent(new Event('change', { bubbles: true }));
  const all = [...form.querySelectorAll('.criterion')];
  const next = all[all.indexOf(at) + 1];
  return goTo(next?.querySelector('input') ?? form.querySelector('[data-save]'));
}

/** Goes where other points are written. */
function focusOther(level) {
  level.checked = true;
  return goTo(level.closest('.other-level').querySelector('input[type="text"]'));
}

function setUpForm() {
  askBeforeLosing();
  // Whoever writes other points means them; who chooses a level doesn't.
  form.addEventListener('input', (event) => {
    const other = event.target.closest('.other-level')?.querySelector('[type="radio"]');
    if (other && event.target.type === 'text') other.checked = event.target.value !== '' || other.checked;
    add();
  });
  form.addEventListener('change', (event) => {
    const criterion = event.target.closest('.criterion');
    if (event.target.type === 'radio' && event.target.dataset.points !== undefined) {
      criterion.querySelector('input[type="text"]').value = '';
    }
    add();
  });
  add();
}

/** What was written and isn't saved is not lost by going on: the browser asks. */
function askBeforeLosing() {
  let unsaved = Boolean(document.querySelector('main [role="alert"]'));
  form.addEventListener('input', () => { unsaved = true; });
  form.addEventListener('change', () => { unsaved = true; });
  form.addEventListener('submit', () => { unsaved = false; });
  // Browsers only ask whoever has touched the page, and complain when they are told to ask anybody else.
  const touched = () => navigator.userActivation?.hasBeenActive ?? true;
  addEventListener('beforeunload', (event) => { if (unsaved && touched()) event.preventDefault(); });
}

/** Says what the criteria come to together. */
function add() {
  const together = form.querySelector('[data-together]');
  if (!together) return;
  const given = [...form.querySelectorAll('.criterion')].map(pointsOf);
  together.hidden = given.some(Number.isNaN);
  if (together.hidden) return;
  const sum = given.reduce((a, b) => a + b, 0);
  const language = document.documentElement.lang;
  const text = together.dataset.together
    .replace('{points}', sum.toLocaleString(language, { maximumFractionDigits: 2 }))
    .replace('{percent}', (sum / Number(together.dataset.max)).toLocaleString(language, { style: 'percent', maximumFractionDigits: 1 }));
  if (together.textContent !== text) together.textContent = text;
}

function pointsOf(criterion) {
  const level = criterion.querySelector('[type="radio"]:checked');
  if (level?.dataset.points !== undefined) return Number(level.dataset.points);
  const typed = criterion.querySelector('input[type="text"]').value.trim().replace(',', '.');
  return typed === '' ? NaN : Number(typed);
}
