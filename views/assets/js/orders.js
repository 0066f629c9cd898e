// Putting items in order, by buttons and by dragging. The selects of the form without JavaScript stay where they are,
// out of sight, and carry the places.
import { startDrag } from "./drag.js";

const list = (q) => q.querySelector('[data-items]');
const items = (q) => [...list(q).children];
const placeOf = (item) => item.querySelector('select');

/** Tells whether the order is an answer: an untouched one isn't. */
export const isOrdered = (q) => items(q).every((item) => placeOf(item).value !== '');

export const orderIn = (q) => items(q).map((item) => item.dataset.item);

/** Shows an order as the answer; without one, the items stand as they were shown first. */
export function putInOrder(q, order) {
  const rank = (item) => (order.length ? order.indexOf(item.dataset.item) : Number(item.dataset.item));
  list(q).append(...items(q).sort((a, b) => rank(a) - rank(b)));
  settle(q, order.length > 0);
}

/** Writes the places down, or takes them away. */
function settle(q, ordered) {
  items(q).forEach((item, i, all) => {
    placeOf(item).value = ordered ? String(i + 1) : '';
    for (const b of item.querySelectorAll('[data-move]')) {
      b.setAttribute('aria-disabled', i + Number(b.dataset.move) < 0 || i + Number(b.dataset.move) >= all.length);
    }
  });
  const keep = q.querySelector('[data-keep]');
  if (keep) keep.hidden = ordered;
}

/** Sets up the questions that are answered by an order. changed(q) hears of each move, and so do screen readers. */
export function setUpOrders(questions, words, changed) {
  for (const q of questions.filter((q) => q.dataset.type === 'ordering')) {
    settle(q, isOrdered(q));
    const moved = (item) => {
      settle(q, true);
      say(words.moved, item, items(q));
      changed(q);
    };
    q.addEventListener('click', ({ target }) => {
      const button = target.closest('[data-move]');
      if (button?.getAttribute('aria-disabled') === 'false') {
        const item = button.closest('[data-item]');
        pass(item, Number(button.dataset.move) < 0 ? item.previousElementSibling : item.nextElementSibling);
        moved(item);
        button.focus({ preventScroll: true });
        button.scrollIntoView({ block: 'nearest' });
      } else if (target.closest('[data-keep]')) {
        settle(q, true);
        changed(q);
        q.querySelector('[data-clear]')?.focus();
      }
    });
    list(q).addEventListener('pointerdown', (event) => {
      const item = event.target.closest('[data-grip]')?.closest('[data-item]');
      if (item) drag(q, item, event, moved);
    });
  }
}

/** Says where an item is now, in a region of its own: what is said of saving doesn't take its place. */
function say(words, item, all) {
  const name = item.querySelector('.text').textContent.trim().replace(/[.,;:]$/, '');
  document.querySelector('[data-moved-to]').textContent = words.replace('{item}', () => name)
    .replace('{place}', all.indexOf(item) + 1).replace('{of}', all.length);
}

/** Moves an item past another. It is the others that move, so that neither focus nor finger loses the item. */
function pass(item, other) {
  const down = isBefore(item, other);
  for (let passed; passed !== other;) {
    passed = down ? item.nextElementSibling : item.previousElementSibling;
    if (down) item.before(passed);
    else item.after(passed);
  }
}

/** Lets an item follow the pointer past the others. */
function drag(q, item, event, moved) {
  const before = orderIn(q);
  startDrag(event, item, {
    over: (y) => {
      const other = items(q).find((i) => i !== item && isBefore(i, item) && y < middle(i)) ??
        items(q).findLast((i) => i !== item && !isBefore(i, item) && y > middle(i));
      if (other) pass(item, other);
    },
    drop: () => { if (String(orderIn(q)) !== String(before)) moved(item); },
    cancel: () => list(q).append(...before.map((id) => items(q).find((i) => i.dataset.item === id))),
  });
}

const isBefore = (a, b) => Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);

function middle(item) {
  const { top, height } = item.getBoundingClientRect();
  return top + height / 2;
}
