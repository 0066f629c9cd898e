// From a question to the passage that proves it.

/** Sets up the links of evidence in panes; reading is what setUpReading returned. */
export function setUpEvidence(panes, reading) {
  const ask = (number, move) => {
    for (const mark of panes.querySelectorAll('.evidence')) {
      mark.classList.toggle('asked', mark.dataset.evidence.split(' ').includes(number));
    }
    const mark = panes.querySelector('.evidence.asked');
    if (!mark || !reading) return;
    reading.reveal(mark);
    if (!move) return;
    mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  };
  const asked = () => /^#evidence_(\d+)$/.exec(location.hash)?.[1];

  panes.addEventListener('click', (event) => {
    const link = event.target.closest('[data-evidence-link]');
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    history.pushState(null, '', link.getAttribute('href'));
    ask(link.dataset.evidenceLink, true);
  });
  addEventListener('popstate', () => asked() && ask(asked(), false));
  if (asked()) ask(asked(), false);
}
