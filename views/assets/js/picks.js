// Picking sentences in the article: what is picked is listed at the question, and never more than may be.
import { sentenceOrLabel } from "./answers.js";

/** Sets up the questions that are answered in a source. refresh() brings their lists up to date. */
export function setUpPicks(questions, words) {
  const picking = questions.filter((q) => q.dataset.type === 'select-sentence');
  const boxes = (q) => [...document.getElementsByName(`a.${q.dataset.n}`)];
  const most = (q) => Number(q.dataset.choose);

  const list = (q) => {
    const ul = q.querySelector('[data-picked]');
    const items = boxes(q).filter((b) => b.checked).map((b) => {
      const li = document.createElement('li');
      const mark = document.createElement('mark');
      mark.textContent = sentenceOrLabel(b);
      const back = document.createElement('button');
      back.type = 'button';
      back.className = 'quiet';
      back.textContent = words.takeBack;
      back.addEventListener('click', () => {
        b.checked = false;
        b.dispatchEvent(new Event('change', { bubbles: true }));
      });
      li.append(mark, back);
      return li;
    });
    if (items.length === 0) {
      const li = document.createElement('li');
      li.className = 'soft';
      li.textContent = ul.dataset.none;
      items.push(li);
    }
    ul.replaceChildren(...items);
  };

  /** One sentence too many: a lone pick moves, of several the new one is not taken. Tells whether something changed. */
  const limit = (q, box) => {
    const picked = boxes(q).filter((b) => b.checked);
    if (picked.length <= most(q)) return true;
    if (most(q) === 1) {
      for (const b of picked) b.checked = b === box;
      return true;
    }
    box.checked = false;
    const p = q.querySelector('[data-problem]');
    p.hidden = false;
    p.querySelector('[data-problem-text]').textContent = words.picksFull.replace('{number}', most(q));
    return false;
  };

  // Before the change is saved, which happens on document.
  document.body.addEventListener('change', (event) => {
    const q = picking.find((q) => event.target.name === `a.${q.dataset.n}`);
    if (!q) return;
    if (event.target.checked && !limit(q, event.target)) event.stopPropagation();
    list(q);
  });
  for (const q of picking) setUpKeys(boxes(q));
  const refresh = () => picking.forEach(list);
  refresh();
  return { refresh };
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** Makes the sentences of a question one stop of the Tab key, within which the arrow keys go from one to the next. */
function setUpKeys(boxes) {
  const stop = (at) => {
    for (const b of boxes) b.tabIndex = b === at ? 0 : -1;
  };
  if (boxes.length > 0) stop(boxes.find((b) => b.checked) ?? boxes[0]);
  boxes.forEach((box, i) => {
    box.addEventListener('focus', () => stop(box));
    box.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const to = { Home: boxes[0], End: boxes.at(-1) }[event.key] ?? boxes[i + STEPS[event.key]];
      if (!(event.key in STEPS) && !to) return;
      event.preventDefault();
      to?.focus();
    });
  });
}
