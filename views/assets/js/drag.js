// Dragging an element by pointer, mouse or finger alike. It is an extra: whatever can be dragged can be done by buttons
// and selects, too.

/**
 * Lets an element follow the pointer from a pointerdown event on. over(y, x) hears where the pointer is, drop() that it
 * was let go, and cancel() that it was taken back by Escape or by the browser.
 */
export function startDrag(event, element, { over, drop, cancel }) {
  if (event.button !== 0) return;
  event.preventDefault();
  let origin = place(element), last = event;
  const from = { x: event.clientX - origin.x, y: event.clientY - origin.y };
  element.classList.add('dragged');
  const follow = () => {
    over(last.clientY, last.clientX);
    origin = place(element);
    element.style.translate = `${last.clientX - from.x - origin.x}px ${last.clientY - from.y - origin.y}px`;
  };
  const handlers = {
    pointermove: (e) => { if (e.pointerId === event.pointerId) { last = e; follow(); } },
    pointerup: (e) => { if (e.pointerId === event.pointerId) end(drop); },
    pointercancel: (e) => { if (e.pointerId === event.pointerId) end(cancel); },
    keydown: (e) => { if (e.key === 'Escape') end(cancel); },
  };
  const end = (then) => {
    for (const [name, handler] of Object.entries(handlers)) removeEventListener(name, handler);
    element.classList.remove('dragged');
    element.style.translate = '';
    then?.();
  };
  for (const [name, handler] of Object.entries(handlers)) addEventListener(name, handler);
}

/** Where an element stands in the page, without what dragging adds. */
function place(element) {
  const moved = element.style.translate;
  element.style.translate = '';
  const { x, y } = element.getBoundingClientRect();
  element.style.translate = moved;
  return { x, y };
}
