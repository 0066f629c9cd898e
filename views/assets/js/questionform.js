// The form of a question: saved as it is typed, rows without going to the server, evidence by selecting text.
import { setUpEvidence } from "./evidence.js";
import { setUpReading } from "./reading.js";

const TYPING = 1200; // milliseconds without a key until the form is saved
const form = document.getElementById('question-form');
const panes = document.querySelector('.panes');
const say = (text) => { document.querySelector('[data-announce]').textContent = text; };

setUpEvidence(panes, setUpReading(panes, panes.dataset.review));

// Saving: one at a time, each with all that was typed until then.

let timer, saving = Promise.resolve(), unsaved = false, leaving = false, blocked = false;

function state(text) { form.querySelector('[data-state]').textContent = text; }

function changed() {
  unsaved = true;
  clearTimeout(timer);
  if (blocked) return;
  state(form.dataset.saving); // what stood there isn't so any more
  timer = setTimeout(save, TYPING);
}

/** Ends when what was typed until now is saved, or when that didn't work. */
function save() {
  saving = saving.then(saveNow);
  return saving;
}

async function saveNow() {
  if (!unsaved || leaving || blocked) return;
  clearTimeout(timer);
  unsaved = false;
  state(form.dataset.saving);
  const body = new URLSearchParams(new FormData(form));
  body.set('go', 'save');
  try {
    const answer = await fetch(form.action, { method: 'POST', body });
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (!leaving && !take(answer, page)) unsaved = true;
  } catch {
    unsaved = true;
    state(form.dataset.unsaved);
  }
}

/** What the saved page says of the question goes onto this one; the fields are left to who types in them. */
function take(answer, page) {
  const live = page.querySelector('[data-live]');
  if (!answer.ok || !live) {
    blocked = answer.status === 409;
    state(blocked ? form.dataset.conflict : form.dataset.unsaved);
    return false;
  }
  form.elements.base.value = page.querySelector('[name="base"]').value;
  document.querySelector('[data-live]').replaceChildren(...live.childNodes);
  takeText(page);
  if (!unsaved) takeBound(page);
  state(page.querySelector('[data-state]').textContent);
  return true;
}

form.addEventListener('input', changed);
form.addEventListener('change', ({ target }) => {
  if (target.id === 'type') form.requestSubmit(form.querySelector('[value="type"]'));
});
form.addEventListener('submit', (event) => {
  if (textChanged() && !confirm(text.dataset.leave)) return event.preventDefault();
  leaving = true;
  clearTimeout(timer);
});
addEventListener('pageshow', () => { leaving = false; });

// Nothing typed is left behind: a link waits for it to be saved.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('a[href]');
  if (!link || !unsaved || blocked || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || link.target) return;
  event.preventDefault();
  await save();
  if (!unsaved) location.href = link.href;
});
// Nobody is asked who hasn't touched the page: browsers refuse that.
addEventListener('beforeunload', (event) => {
  if (navigator.userActivation?.hasBeenActive === false) return;
  if (!leaving && (unsaved || textChanged())) event.preventDefault();
});

// The question as text, beside the form: it follows the form unless it is being typed in itself.

const text = document.querySelector('[data-text]');
const area = text?.querySelector('textarea');

function textChanged() { return area !== undefined && area.value !== area.defaultValue; }

function takeText(page) {
  const fresh = page.querySelector('[data-text]');
  if (!fresh || !text || textChanged()) return;
  area.defaultValue = area.value = fresh.querySelector('textarea').defaultValue;
  text.querySelector('[name="state"]').value = fresh.querySelector('[name="state"]').value;
}

area?.addEventListener('focus', save);
text?.addEventListener('submit', (event) => {
  if (unsaved && !blocked) {
    event.preventDefault();
    save().then(() => { if (!unsaved) event.target.requestSubmit(); });
    return;
  }
  leaving = true;
  clearTimeout(timer);
});

// Rows

/** Adds a row like the last one to a part, without what is in that. */
function addRow(part) {
  const name = part.dataset.part;
  const rows = [...part.querySelectorAll(':scope > [data-row]')];
  const last = rows.at(-1);
  const n = Number(last.dataset.row);
  const row = last.cloneNode(true);
  row.dataset.row = n + 1;
  row.querySelector('[data-number]').textContent = n + 2;
  const from = `${name}.${n}.`;
  const to = `${name}.${n + 1}.`;
  for (const e of row.querySelectorAll('*')) {
    for (const a of ['id', 'name', 'for', 'data-part', 'data-add', 'aria-describedby']) {
      if (e.getAttribute(a)?.startsWith(from)) e.setAttribute(a, to + e.getAttribute(a).slice(from.length));
    }
    if (e.name === undefined || e.matches('button')) continue;
    if (e.type === 'checkbox') e.checked = false;
    else if (e.tagName === 'SELECT') e.selectedIndex = 0;
    else e.value = '';
  }
  for (const extra of row.querySelectorAll('[data-part] > [data-row] ~ [data-row]')) extra.remove();
  last.after(row);
  return row;
}

form.addEventListener('click', (event) => {
  const button = event.target.closest('[data-add]');
  if (!button) return;
  const part = button.closest('[data-part]');
  if (!part.querySelector(':scope > [data-row]')) return;
  event.preventDefault();
  addRow(part).querySelector('textarea, input:not([type="hidden"])').focus();
});

// Evidence

/** Puts a quote into the first free row of the part that has the question's evidence. */
function use(source, quote) {
  const name = form.dataset.picks.replace('#', form.elements.pick_for?.value ?? '0');
  const part = form.querySelector(`[data-part="${CSS.escape(name)}"]`);
  const quotes = () => [...part.querySelectorAll('textarea[name$=".quote"]')];
  if (quotes().some((q) => q.value.trim() === quote)) return;
  const free = quotes().find((q) => q.value.trim() === '') ?? addRow(part).querySelector('textarea[name$=".quote"]');
  free.value = quote;
  const chosen = form.elements[free.name.replace(/quote$/, 'source')] ?? (name === 'correct' ? form.elements.source : undefined);
  if (chosen) chosen.value = source;
  say(form.dataset.used);
  changed();
}

const ticks = form.dataset.ticks === 'true'; // a tick is what is bound; else it only adds
const boxes = [...document.querySelectorAll('[name="pick"]')];
const sentenceOf = (box) => box.labels[0].textContent.trim();

/** Empties the rows that have a sentence. */
function unuse(sentence) {
  for (const quote of form.querySelectorAll('textarea[name$=".quote"]')) if (quote.value.trim() === sentence) quote.value = '';
  say(form.dataset.unused);
  changed();
}

function tick(box) {
  if (box.checked) use(box.value.split('/')[0], sentenceOf(box));
  else unuse(sentenceOf(box));
  if (!ticks) box.checked = false; // it is in the form now
}

// From here on the rows alone say what is bound.
const bound = [...form.querySelectorAll('[name="bound"]')];
const before = bound.map((field) => field.value);
for (const field of bound) field.remove();
for (const box of boxes) {
  box.setAttribute('form', ''); // so that none is sent
  box.addEventListener('change', () => tick(box));
  if (box.checked !== before.includes(box.value)) tick(box); // as it was sent, and refused
}

/** Shows in the articles what is evidence by the saved page. */
function takeBound(page) {
  for (const box of boxes) {
    const fresh = page.getElementById(box.id)?.closest('.sentence');
    if (!fresh) continue;
    const sentence = box.closest('.sentence');
    sentence.className = fresh.className;
    sentence.querySelector('.bound-sign')?.remove();
    const sign = fresh.querySelector('.bound-sign');
    if (sign) sentence.append(' ', sign);
    box.checked = fresh.querySelector('input').checked;
  }
}

const offer = document.querySelector('[data-use]');

/** The words selected within one passage, and their source. */
function selected() {
  const s = getSelection();
  if (s.rangeCount === 0 || s.isCollapsed) return null;
  const within = (node) => (node.nodeType === Node.TEXT_NODE ? node.parentElement : node)?.closest('.passage');
  const passage = within(s.anchorNode);
  const quote = s.toString().replace(/\s+/g, ' ').trim();
  if (!passage || passage !== within(s.focusNode) || quote === '') return null;
  return { source: passage.closest('.source').dataset.source, quote };
}

document.addEventListener('selectionchange', () => { offer.hidden = selected() === null; });
// A press would take the selection away before the click.
offer.addEventListener('pointerdown', (event) => event.preventDefault());
offer.addEventListener('click', () => {
  const found = selected();
  if (!found) return;
  use(found.source, found.quote);
  getSelection().removeAllRanges();
});
