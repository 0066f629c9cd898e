// One question of the live board, as the server writes it.

const SVG = 'http://www.w3.org/2000/svg';

export function questionLine(q, view) {
  const line = make('li');
  line.dataset.question = q.id;
  const stem = make('p', 'live-stem');
  stem.append(make('span', 'n', q.number), ' ', make('span', '', q.stem));
  const rest = make('div');
  const answered = make('p', 'live-answered number');
  answered.append(make('span', '', view.words.count.replace('{number}', q.answered).replace('{of}', q.asked)));
  if (view.right && q.right !== null) answered.append(' ', make('span', 'live-right', view.words.right.replace('{number}', q.right)));
  rest.append(answered);
  if (q.choices?.length) rest.append(choices(q, view));
  line.append(stem, rest);
  return line;
}

function choices(q, view) {
  const list = make('ul', 'live-choices');
  list.append(...q.choices.map((c) => choice(q, c, view)));
  if (q.others) list.append(make('li', 'soft small', view.words.others.replace('{number}', q.others)));
  return list;
}

function choice(q, { text, count, right }, { words, right: shown }) {
  const line = make('li', shown && right ? 'is-right' : '');
  const said = make('span', 'live-text', q.statement ? words[text] : text);
  if (shown && right) said.append(' ', make('span', 'live-right', words.rightSign));
  line.append(said, bar(count, q.answered), make('b', 'number', count));
  return line;
}

function bar(count, of) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'live-bar');
  svg.setAttribute('viewBox', '0 0 100 6');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('aria-hidden', 'true');
  const rect = document.createElementNS(SVG, 'rect');
  rect.setAttribute('width', of ? Math.floor((100 * count) / of) : 0);
  rect.setAttribute('height', 6);
  svg.append(rect);
  return svg;
}

function make(tag, className = '', text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
