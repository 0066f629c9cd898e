// Tells the server that this page is there, and hears until when its attempt runs: more time may have been given while
// nothing was saved.

const EVERY = 20000;
const PATIENCE = 10000; // a sign that takes longer is none

/** Gives signs for an attempt while the page is in sight. onDeadline(ms) hears the deadline each time. */
export function keepInTouch(attempt, onDeadline) {
  const path = `/attempts/${attempt}/presence`;
  let timer;

  const sign = async () => {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(sign, EVERY);
    try {
      const response = await fetch(path, {
        method: 'POST', headers: { Accept: 'application/json' }, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE),
      });
      const { deadline } = await response.json();
      if (deadline) onDeadline(Date.parse(deadline));
    } catch { /* answers say on the page that there is no connection */ }
  };
  const leave = () => {
    clearTimeout(timer);
    navigator.sendBeacon(path, new Blob(['{"away": true}'], { type: 'application/json' }));
  };

  document.addEventListener('visibilitychange', () => (document.hidden ? leave() : sign()));
  addEventListener('pagehide', leave);
  addEventListener('pageshow', (event) => event.persisted && sign());
  addEventListener('online', sign);
  sign();
}
