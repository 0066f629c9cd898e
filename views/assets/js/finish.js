// The check page: what this device still has to send goes first, then the attempt may be finished.
import { Outbox } from "./outbox.js";
import { startTimer } from "./timer.js";

const words = document.getElementById('words').dataset;
const notice = document.querySelector('[data-unsent]');
const form = document.querySelector('form[action$="/finish"]');
const outbox = new Outbox(notice.dataset.unsent, () => { notice.hidden = outbox.pending().length === 0; });

notice.hidden = outbox.pending().length === 0;
outbox.drain().then(() => { notice.hidden = outbox.pending().length === 0; });

form.addEventListener('submit', async (event) => {
  if (outbox.pending().length === 0) return;
  event.preventDefault();
  if (await outbox.resume() && outbox.pending().length === 0) form.requestSubmit();
});

const timer = document.querySelector('[data-timer]');
if (timer) {
  const say = (text) => { document.querySelector('[data-announce]').textContent = text; };
  startTimer(timer, words, say, () => {
    say(words.timeUp);
    setTimeout(() => location.replace(`/attempts/${notice.dataset.unsent}`), 6000);
  });
}
