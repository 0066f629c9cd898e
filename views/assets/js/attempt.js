// The quiz page: every change is saved at once, and its state is said in words.
import { Outbox } from "./outbox.js";
import { describe, isEmpty, isTyped, read, readCertainty, write, writeCertainty } from "./answers.js";
import { setUpEvidence } from "./evidence.js";
import { setUpMatches } from "./matches.js";
import { setUpNumbers } from "./numbers.js";
import { setUpOrders } from "./orders.js";
import { keepInTouch } from "./presence.js";
import { setUpReading } from "./reading.js";
import { setUpPicks } from "./picks.js";
import { startTimer } from "./timer.js";

const TYPING = 600; // milliseconds without a key until typed text is sent
const PATIENCE = 5000; // until the server counts as out of reach
const GRACE = 6000; // the server takes answers a little after the deadline, then finishes

const words = document.getElementById('words').dataset;
const panes = document.querySelector('.panes');
const form = document.getElementById('answers');
const questions = [...form.querySelectorAll('.question')];
const byNumber = (n) => questions.find((q) => Number(q.dataset.n) === n);
const seqs = new Map(questions.map((q) => [q, Number(q.dataset.seq)]));
const states = new Map(); // by question number: what became of its answer, and why
const fresh = new Set(); // questions answered on this page, until the server has the answer
const typing = new Map(); // timers of text that is being typed
let announced = false;
let clock; // where there is a deadline

let leaving = false;
const outbox = new Outbox(panes.dataset.attempt, (n, state, detail) => {
  if (leaving) return;
  if (state === 'deadline') {
    clock?.move(detail);
    return;
  }
  const q = byNumber(n);
  if (state === 'taken') {
    if (q && !typing.has(q)) take(q, detail);
    return;
  }
  states.set(n, { state, detail });
  if (q && state === 'saved' && detail.seq >= seqs.get(q)) stored(q);
  if (q) tell(q, state, detail);
  showState();
});

// Saving

function changed(q) {
  clearTimeout(typing.get(q));
  typing.delete(q);
  problem(q, '');
  const answer = read(q);
  const seq = Math.max(seqs.get(q), outbox.kept(Number(q.dataset.n))?.seq ?? 0) + 1;
  seqs.set(q, seq);
  fresh.add(q);
  countUnanswered(q, answer);
  return outbox.put(Number(q.dataset.n), seq, answer, readCertainty(q));
}

/** The answer itself changed, so that the last check was of another one. */
function edited(q) {
  q.querySelector('[data-since]')?.removeAttribute('hidden');
  changed(q);
}

function settle() {
  for (const q of [...typing.keys()]) edited(q);
}

form.addEventListener('input', (event) => {
  const q = event.target.closest('.question');
  if (!q || !isTyped(event.target)) return;
  clearTimeout(typing.get(q));
  typing.set(q, setTimeout(() => edited(q), TYPING));
  countUnanswered(q, read(q));
});
document.addEventListener('change', ({ target }) => {
  const [, kind, n] = /^(a|c)\.(\d+)/.exec(target.name ?? '') ?? [];
  const q = n && byNumber(Number(n));
  if (!q || isTyped(target) && !typing.has(q)) return;
  if (kind === 'a') edited(q);
  else changed(q);
});
form.addEventListener('focusout', (event) => {
  const q = event.target.closest('.question');
  if (q && typing.has(q)) edited(q);
});

// What became of an answer

function tell(q, state, detail) {
  if (state === 'saved') {
    if (!announced) say(words.saved);
    announced = true;
    alarm('');
  } else if (state === 'conflict') {
    showConflict(q, detail);
  } else if (state === 'refused') {
    problem(q, detail === 'too-large' ? words.large : detail ?? words.refused);
    alarm(`${words.refused} ${detail ?? ''}`);
  } else if (state !== 'saving') {
    alarm(sentence(state, detail));
  }
}

function sentence(state, detail) {
  switch (state) {
    case 'unsent':
      if (detail === 'no-room') return words.room;
      return outbox.lasting ? words.unsent : words.memory;
    case 'sign-in': return words.signin;
    case 'over': return detail ? `${detail}. ${words.over}` : words.over;
    case 'gone': return words.gone;
    case 'refused': return words.refused;
    case 'unstored': return words.unstored;
    case 'conflict': return words.conflict;
    case 'saved': return words.saved;
    case 'saving': return words.saving;
  }
  return words.ready;
}

const WORST_FIRST = ['sign-in', 'gone', 'over', 'conflict', 'refused', 'unstored', 'unsent', 'saving', 'saved'];

function showState() {
  const all = [...states.values()];
  const { state, detail } = WORST_FIRST.map((s) => all.find((a) => a.state === s)).find(Boolean) ?? { state: 'ready' };
  const line = form.querySelector('[data-save]');
  line.dataset.save = state;
  line.replaceChildren(questions.length > 0 ? sentence(state, detail) : '');
  if (state === 'sign-in') line.append(' ', link(words.login, words.signinLink));
  if (state === 'over') line.append(' ', link(words.here, words.hereLink));
}

function link(href, text) {
  const a = document.createElement('a');
  a.href = href;
  a.textContent = text;
  return a;
}

function problem(q, text) {
  const p = q.querySelector('[data-problem]');
  p.hidden = !text;
  p.querySelector('[data-problem-text]').textContent = text;
}

function showConflict(q, { stored, mine }) {
  const box = q.querySelector('[data-conflict]');
  const pair = (label, { answer, certainty }) => {
    const p = document.createElement('p');
    const b = document.createElement('b');
    b.textContent = label;
    p.append(b, ' ', describe(q, answer, words.empty, certainty));
    return p;
  };
  const button = (text, then) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.className = 'second';
    b.textContent = text;
    b.addEventListener('click', () => {
      box.hidden = true;
      seqs.set(q, stored.seq);
      then();
    });
    return b;
  };
  const title = document.createElement('p');
  title.className = 'label';
  title.textContent = words.conflict;
  const actions = document.createElement('p');
  actions.className = 'actions';
  actions.append(
    button(words.keepTheirs, () => { outbox.drop(Number(q.dataset.n)); put(q, stored); settled(q); }),
    button(words.keepMine, () => { outbox.drop(Number(q.dataset.n)); put(q, mine); changed(q); }),
  );
  box.replaceChildren(title, pair(words.theirs, stored), pair(words.mine, mine), actions);
  box.hidden = false;
  alarm(words.conflict);
}

function put(q, { answer, certainty }) {
  write(q, answer);
  writeCertainty(q, certainty);
  picks.refresh();
  numbers.refresh(q);
  countUnanswered(q, answer);
}

/** Shows an answer that was given to this attempt on this device, here before or in another tab. */
function take(q, entry) {
  put(q, entry);
  seqs.set(q, Math.max(seqs.get(q), entry.seq));
  fresh.add(q);
}

/** The page came with an answer that the server has refused. */
function unstored(q) { return q.dataset.unstored !== undefined; }

/** The server has what the question shows. */
function stored(q) {
  fresh.delete(q);
  delete q.dataset.unstored;
}

function settled(q) {
  stored(q);
  problem(q, '');
  states.set(Number(q.dataset.n), { state: 'saved' });
  showState();
}

// Said aloud

function say(text) { document.querySelector('[data-announce]').textContent = text; }
function alarm(text) {
  const region = document.querySelector('[data-alarm]');
  if (region.textContent !== text) region.textContent = text;
}

// The overview

function countUnanswered(q, answer) {
  const entry = form.querySelector(`[data-entry="${q.dataset.n}"]`);
  entry.classList.toggle('answered', !isEmpty(answer));
  entry.querySelector('[data-state]').textContent = isEmpty(answer) ? '' : words.answered;
  const line = form.querySelector('[data-unanswered]');
  const all = form.querySelectorAll('[data-entry]').length;
  const missing = all - form.querySelectorAll('[data-entry].answered').length;
  line.textContent = line.dataset.unanswered.replace('{number}', missing).replace('{of}', all);
  const clear = q.querySelector('[data-clear]');
  if (clear) clear.hidden = isEmpty(answer);
  const count = q.querySelector('[data-count]');
  if (count) count.textContent = count.dataset.count.replace('{number}', (answer ?? '').split(/\s+/).filter(Boolean).length);
}

function addClear(q) {
  if (!['single-choice', 'true-false', 'compare-sources', 'ordering'].includes(q.dataset.type)) return;
  const b = document.createElement('button');
  b.type = 'button';
  b.className = 'quiet clear';
  b.dataset.clear = '';
  b.textContent = words.clear;
  b.hidden = isEmpty(read(q));
  b.addEventListener('click', () => {
    write(q, null);
    edited(q);
    (q.querySelector('[data-keep]') ?? q.querySelector('input')).focus();
  });
  const beside = q.querySelector('[data-keep]');
  if (beside) beside.after(b);
  else q.querySelector('[data-problem]').before(b);
}

// Going on: the form itself carries what isn't saved, so that it may go at once; but never into a dead line. It leaves
// out what wasn't touched here, which may have been answered on another device meanwhile. A refused answer that the
// server left on the page goes with the number that it chose for that.

let sure = false; // that the server is there
form.addEventListener('submit', async (event) => {
  settle();
  if (!sure && (outbox.stuck().length > 0 || !navigator.onLine)) {
    event.preventDefault();
    const { submitter } = event;
    sure = await outbox.resume() && outbox.stuck().length === 0 && await reachable();
    if (sure) form.requestSubmit(submitter);
    else alarm(words.offline);
    showState();
    return;
  }
  sure = false;
  for (const q of questions) {
    const seq = form.elements[`seq.${q.dataset.n}`];
    if (fresh.has(q)) seq.value = seqs.get(q);
    seq.disabled = !fresh.has(q) && !unstored(q);
  }
  leaving = true;
});
/** A browser may think itself offline and still reach a server on its own device. */
function reachable() {
  return navigator.onLine || fetch('/healthz', { signal: AbortSignal.timeout(PATIENCE) }).then(() => true, () => false);
}
addEventListener('pageshow', () => { leaving = false; });
addEventListener('beforeunload', (event) => {
  settle();
  if (!leaving && outbox.pending().length > 0) event.preventDefault();
});
addEventListener('pagehide', settle);

// Starting: what is still kept on this device goes back into the controls, and off to the server.

setUpEvidence(panes, setUpReading(panes, panes.dataset.attempt, form.dataset.page));
const picks = setUpPicks(questions, words);
const numbers = setUpNumbers(form);
setUpMatches(questions);
setUpOrders(questions, words, edited);

for (const q of questions) {
  addClear(q);
  const kept = outbox.kept(Number(q.dataset.n));
  if (kept?.seq) {
    take(q, kept);
    if (unstored(q)) fresh.delete(q);
    states.set(Number(q.dataset.n), { state: 'saving' });
  } else if (unstored(q)) {
    states.set(Number(q.dataset.n), { state: 'unstored' });
  } else if (seqs.get(q) > 0) {
    states.set(Number(q.dataset.n), { state: 'saved' });
  }
}
showState();
outbox.drain();

const timer = document.querySelector('[data-timer]');
if (timer) {
  clock = startTimer(timer, words, say, async () => {
    settle();
    alarm(words.timeUp);
    for (const input of document.querySelectorAll('main :is(input, select, textarea, button)')) input.disabled = true;
    await Promise.race([outbox.drain(), new Promise((done) => setTimeout(done, GRACE))]);
    setTimeout(() => { leaving = true; location.replace(`/attempts/${panes.dataset.attempt}`); }, GRACE);
  });
}
keepInTouch(panes.dataset.attempt, (deadline) => clock?.move(deadline));
