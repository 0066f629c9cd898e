// The review: from a question to the passage that proves it, and back.
import { setUpReading } from "./reading.js";

const panes = document.querySelector('.panes') ?? document.createElement('div'); // a page may have nothing to review yet
const reading = setUpReading(panes, panes.dataset.review);

function ask(number, move) {
  for (const mark of panes.querySelectorAll('.evidence')) {
    mark.classList.toggle('asked', mark.dataset.evidence.split(' ').includes(number));
  }
  const mark = panes.querySelector('.evidence.asked');
  if (!mark || !reading) return;
  reading.reveal(mark);
  if (!move) return;
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
}

panes.addEventListener('click', (event) => {
  const link = event.target.closest('[data-evidence-link]');
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  history.pushState(null, '', link.getAttribute('href'));
  ask(link.dataset.evidenceLink, true);
});

const asked = () => /^#evidence-(\d+)$/.exec(location.hash);
addEventListener('popstate', () => asked() && ask(asked()[1], false));
if (asked()) ask(asked()[1], false);
