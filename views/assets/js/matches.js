// Dragging a match to its prompt. The selects are the control; this fills them.
import { startDrag } from "./drag.js";

/** Sets up the questions that are answered by matches. */
export function setUpMatches(questions) {
  for (const q of questions.filter((q) => q.dataset.type === 'matching')) {
    q.querySelector('.bank')?.addEventListener('pointerdown', (event) => {
      const match = event.target.closest('[data-drag]');
      if (match && event.pointerType === 'mouse') drag(q, match, event); // a finger scrolls here
    });
  }
}

function drag(q, match, event) {
  let onto;
  const rows = [...q.querySelectorAll('[data-onto]')];
  const aim = (row) => {
    onto = row;
    for (const r of rows) r.classList.toggle('onto', r === row);
  };
  startDrag(event, match, {
    over: (y, x) => aim(rows.find((r) => {
      const box = r.getBoundingClientRect();
      return x > box.left && x < box.right && y > box.top && y < box.bottom;
    })),
    drop: () => {
      const select = onto?.querySelector('select');
      aim(undefined);
      if (!select) return;
      select.value = match.dataset.drag;
      select.dispatchEvent(new Event('change', { bubbles: true }));
      select.focus({ preventScroll: true });
    },
    cancel: () => aim(undefined),
  });
}
