// The check page: what this device still has to send goes first, then the attempt may be finished.
import { Outbox } from "./outbox.js";
import { startTimer } from "./timer.js";

const words = document.getElementById('words').dataset;
const notice = document.querySelector('[data-unsent]');
const form = document.querySelector('form[action$="/finish"]');
let tried = false; // to send them: until then nothing is said that would be taken back a moment later
const outbox = new Outbox(notice.dataset.unsent, show);

/** Says which answers are only on this device: those that wait for a connection, and those that wait for the learner. */
function show() {
  if (!tried) return;
  const here = outbox.waiting().map((e) => e.n);
  for (const li of notice.querySelectorAll('li')) li.hidden = !here.includes(Number(li.dataset.unsentQuestion));
  notice.hidden = here.length === 0;
}

outbox.drain().then(() => {
  tried = true;
  show();
});

form.addEventListener('submit', async (event) => {
  if (outbox.waiting().length === 0) return;
  event.preventDefault();
  await outbox.resume();
  tried = true;
  show();
  if (outbox.waiting().length === 0) form.requestSubmit();
  else notice.scrollIntoView({ block: 'nearest' });
});

const timer = document.querySelector('[data-timer]');
if (timer) {
  const say = (text) => { document.querySelector('[data-announce]').textContent = text; };
  startTimer(timer, words, say, () => {
    say(words.timeUp);
    setTimeout(() => location.replace(`/attempts/${notice.dataset.unsent}`), 6000);
  });
}
