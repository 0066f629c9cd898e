// The live board: what learners do comes by server-sent events, and changes the page in place. The server has written all
// of it once; this keeps it true.
import { questionLine } from "./livequestions.js";
import { fill, nameOf } from "./liverows.js";

const TICK = 5000; // how often times that pass are written anew
const SAY = 30000; // how often a screen reader hears how many have finished, at most
const AGAIN = 10000; // until a stream that the browser has given up is asked for again

const board = document.querySelector('[data-live]');
const words = board.querySelector('[data-words]').dataset;
const body = board.querySelector('[data-rows]');
const blank = board.querySelector('[data-row] tr');
const learners = new Map(); // by id, as the server sent them
const questions = new Map();
const rows = new Map([...body.rows].map((row) => [row.dataset.learner, row]));
const view = {
  words, zone: board.dataset.zone, skew: Number(board.dataset.now) - Date.now(),
  hidden: board.dataset.names === 'hidden', right: board.dataset.right === 'shown',
  now() { return Date.now() + this.skew; },
};

// What comes

function take(message) {
  view.skew = message.now - Date.now();
  if (message.whole) forget(new Set((message.learners ?? []).map((l) => l.id)));
  for (const id of message.gone ?? []) remove(id);
  for (const learner of message.learners ?? []) {
    const isNew = !rows.has(learner.id);
    learners.set(learner.id, learner);
    fill(rowOf(learner), learner, view);
    if (isNew) place(learner);
  }
  if (message.whole) listQuestions(message.questions ?? []);
  else for (const q of message.questions ?? []) showQuestion(q);
  count();
}

function rowOf({ id }) {
  if (!rows.has(id)) rows.set(id, blank.cloneNode(true));
  return rows.get(id);
}

/** Puts a new row where the server would have it, unless the table was sorted otherwise: then last. */
function place(learner) {
  const sorted = body.parentElement.querySelector('[aria-sort]');
  const next = sorted ? null : [...body.rows].find((row) => order(learners.get(row.dataset.learner), learner) > 0);
  body.insertBefore(rows.get(learner.id), next ?? null);
}

function order(a, b) {
  if (!a) return 1; // a row that the stream hasn't told of yet
  return view.hidden ? a.number - b.number : a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

function remove(id) {
  learners.delete(id);
  rows.get(id)?.remove();
  rows.delete(id);
}

function forget(staying) {
  for (const id of [...rows.keys()]) if (!staying.has(id)) remove(id);
}

function listQuestions(list) {
  questions.clear();
  const lines = list.map((q) => {
    questions.set(q.id, q);
    return questionLine(q, view);
  });
  board.querySelector('[data-questions]').replaceChildren(...lines);
}

function showQuestion(q) {
  questions.set(q.id, q);
  board.querySelector(`[data-question="${CSS.escape(q.id)}"]`)?.replaceWith(questionLine(q, view));
}

// Counts, and what is said aloud

let heard = 0;
function count() {
  const counts = {};
  for (const { state } of learners.values()) counts[state] = (counts[state] ?? 0) + 1;
  for (const item of board.querySelectorAll('li[data-count]')) {
    const n = counts[item.dataset.count] ?? 0;
    item.hidden = n === 0;
    item.querySelector('b').textContent = n;
  }
  board.querySelector('[data-empty]').hidden = learners.size > 0;
  board.querySelector('[data-board]').hidden = learners.size === 0;
  if (Date.now() - heard < SAY) return;
  const finished = (counts.finished ?? 0) + (counts['time-up'] ?? 0);
  const sentence = words.finished.replace('{finished}', finished).replace('{all}', learners.size);
  const line = board.querySelector('[data-said]');
  if (line.textContent === sentence) return;
  line.textContent = sentence;
  heard = Date.now();
}

// The stream

const connection = board.querySelector('[data-connection]');
let since = Date.now();

function connect() {
  const stream = new EventSource(board.dataset.live);
  stream.onmessage = ({ data }) => {
    take(JSON.parse(data));
    connection.textContent = words.connected;
    connection.classList.remove('broken');
    since = 0;
  };
  stream.onerror = () => {
    since ||= Date.now();
    const time = new Date(since + view.skew).toLocaleTimeString(document.documentElement.lang, { timeZone: view.zone, hour12: false });
    connection.textContent = words.broken.replace('{time}', time);
    connection.classList.add('broken');
    if (stream.readyState === EventSource.CLOSED) setTimeout(connect, AGAIN);
  };
}

function refresh() {
  for (const [id, learner] of learners) fill(rows.get(id), learner, view);
}

// Switches: in the address, so that they stay when the page is loaded again.

function turn(name) {
  const hides = name === 'names';
  const button = board.querySelector(`[data-switch="${name}"] button`);
  const on = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', on);
  const value = on ? (hides ? 'hidden' : 'shown') : '';
  const address = new URL(location.href);
  address.searchParams.set(name, value);
  history.replaceState(null, '', address);
  for (const field of document.querySelectorAll(`input[type="hidden"][name="${name}"]`)) field.value = value;
  if (learners.size === 0) location.reload(); // the server knows who there is
  else if (hides) hideNames(on);
  else {
    view.right = on;
    listQuestions([...questions.values()]);
  }
}

function hideNames(on) {
  view.hidden = on;
  refresh();
  nameGifts();
  const search = board.querySelector('.table-tools input');
  if (search?.value) {
    search.value = '';
    search.dispatchEvent(new Event('input'));
  }
  for (const head of body.parentElement.querySelectorAll('[aria-sort]')) head.removeAttribute('aria-sort');
  body.append(...[...learners.values()].sort(order).map(({ id }) => rows.get(id)));
}

/** Says anew whom time was given to, with names or without. */
function nameGifts() {
  document.querySelector('[data-gift] [data-outcome]')?.remove(); // it may have one
  for (const said of document.querySelectorAll('[data-gift] [data-to]')) {
    const learner = learners.get(said.dataset.to);
    if (learner) said.textContent = words.gaveOne.replace('{name}', () => nameOf(learner, view));
    else if (said.dataset.to && view.hidden) said.closest('p').remove();
  }
}

for (const form of board.querySelectorAll('[data-switch]')) {
  form.addEventListener('submit', (event) => {
    if (!board.dataset.live) return;
    event.preventDefault();
    turn(form.dataset.switch);
  });
}

const KEYS = 'readback:live-keys';
const keys = board.querySelector('[data-key]');
const keysOn = keys.querySelector('input');
try { keysOn.checked = localStorage.getItem(KEYS) !== 'off'; } catch { /* storage is off: they are on */ }
keysOn.addEventListener('change', () => {
  try { localStorage.setItem(KEYS, keysOn.checked ? 'on' : 'off'); } catch { /* it lasts for this page */ }
});
keys.hidden = false;
document.addEventListener('keydown', (event) => {
  if (!keysOn.checked || event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'n') return;
  if (event.target.closest('input:not([type="checkbox"]), textarea, select, [contenteditable]')) return;
  event.preventDefault();
  board.querySelector('[data-switch="names"]').requestSubmit();
});

// Giving time, without leaving the place.

document.getElementById('give')?.addEventListener('submit', async (event) => {
  const { submitter } = event;
  if (!board.dataset.live) return;
  event.preventDefault();
  const values = new URLSearchParams(new FormData(event.target, submitter));
  values.set('part', 'gift');
  submitter.disabled = true;
  try {
    const response = await fetch(event.target.action, { method: 'POST', body: values, redirect: 'manual' });
    if (!response.ok) throw new Error(response.status);
    const said = new DOMParser().parseFromString(await response.text(), 'text/html');
    document.querySelector('[data-gift]').replaceChildren(...said.body.childNodes);
  } catch {
    event.target.append(hiddenField(submitter)); // the server says on a page of its own what is wrong
    event.target.submit();
  } finally {
    submitter.disabled = false;
  }
});

function hiddenField({ name, value }) {
  const field = document.createElement('input');
  field.type = 'hidden';
  [field.name, field.value] = [name, value];
  return field;
}

if (board.dataset.live) {
  connect();
  setInterval(refresh, TICK);
}
