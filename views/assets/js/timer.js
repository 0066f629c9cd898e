// The time that is left, counted to the server's deadline by the server's clock.

const MINUTE = 60000;

/**
 * Starts the countdown in element. say(text) is heard at five minutes and at one; over() when the time is up. What it returns
 * can move the deadline, for more time may be given on the way.
 */
export function startTimer(element, words, say, over) {
  const skew = Number(element.dataset.now) - Date.now();
  let deadline = Number(element.dataset.deadline);
  const left = () => deadline - (Date.now() + skew);
  const ahead = () => [[5 * MINUTE, words.five], [MINUTE, words.one]].filter(([at]) => left() > at);
  let announce = ahead();

  const tick = () => {
    const ms = left();
    show(element, Math.max(ms, 0));
    while (announce.length && ms <= announce[0][0]) say(announce.shift()[1]);
    if (ms <= 0) {
      over();
      return;
    }
    setTimeout(tick, ms % 1000 || 1000);
  };
  tick();
  return {
    move(to) {
      if (to === deadline) return;
      deadline = to;
      announce = ahead();
      show(element, Math.max(left(), 0));
    },
  };
}

function show(element, ms) {
  const seconds = Math.ceil(ms / 1000);
  const two = (n) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60) % 60;
  const clock = h ? `${h}:${two(m)}:${two(seconds % 60)}` : `${m}:${two(seconds % 60)}`;
  const [before, after] = element.dataset.left.split('{time}');
  const b = document.createElement('b');
  b.textContent = clock;
  element.replaceChildren(before, b, after);
  element.classList.toggle('soon', ms <= 5 * MINUTE);
}
