// One learner's row of the live board, as the server writes it.

const MINUTE = 60000, HOUR = 60 * MINUTE;

/** What a learner is called as long as names are hidden, or shown. */
export function nameOf(learner, view) {
  return view.hidden ? view.words.anonymous.replace('{number}', learner.number) : learner.name;
}

/** Writes what has changed into a row. */
export function fill(row, learner, view) {
  const { words } = view;
  const name = nameOf(learner, view);
  row.dataset.learner = learner.id;
  row.dataset.number = learner.number;
  for (const place of row.querySelectorAll('[data-name]')) write(place, name);
  row.querySelector('[data-guest]').hidden = !learner.guest;
  const state = row.querySelector('[data-is]');
  state.dataset.is = learner.state;
  write(state, words[camel(`state-${learner.state}`)]);
  write(valued(row, '[data-answered]', learner.answered),
    learner.of ? words.answered.replace('{number}', learner.answered).replace('{of}', learner.of) : '–');
  saved(valued(row, '[data-saved]', learner.saved), learner, view);
  time(row, learner, view);
}

function time(row, learner, view) {
  const runs = learner.deadline > 0 && learner.state !== 'time-up';
  const left = row.querySelector('[data-left]');
  if (left) {
    write(valued(row, '[data-left]', learner.deadline), runs ? leftOf(learner.deadline - view.now(), view.words) : '–');
    const extra = row.querySelector('[data-extra]');
    extra.hidden = !runs || !learner.extra;
    write(extra, view.words.extra.replace('{number}', learner.extra));
  }
  const more = row.querySelector('[data-more]');
  if (more) {
    more.hidden = !runs;
    more.value = learner.id;
  }
}

function saved(place, { saved: at }, view) {
  if (!at) {
    write(place, '–');
    return;
  }
  const said = `${agoOf(view.now() - at, view.words)} `;
  const clock = new Date(at).toLocaleTimeString('en-GB', { timeZone: view.zone });
  if (place.textContent.replace(/\s+/g, ' ').trim() === said + clock) return;
  const exact = document.createElement('span');
  exact.className = 'soft';
  exact.textContent = clock;
  place.replaceChildren(said, exact);
}

function agoOf(past, words) {
  if (past < MINUTE) return words.justNow;
  if (past < HOUR) return words.minutesAgo.replace('{number}', Math.floor(past / MINUTE));
  return words.hoursAgo.replace('{number}', Math.floor(past / HOUR));
}

function leftOf(left, words) {
  if (left < MINUTE) return words.seconds;
  if (left < 10 * HOUR) return words.minutes.replace('{number}', Math.floor(left / MINUTE));
  return words.hours.replace('{number}', Math.floor(left / HOUR));
}

/** The place within a row, whose cell sorts by a value. */
function valued(row, selector, value) {
  const place = row.querySelector(selector);
  place.closest('td').dataset.value = value;
  return place;
}

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

function write(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
