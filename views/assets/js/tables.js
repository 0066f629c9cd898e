// Tables that sort by a heading, and filter by what is typed. Without this script they are in the server's order.

for (const table of document.querySelectorAll('table[data-sortable]')) {
  sortable(table);
  if (table.dataset.filter && table.tBodies[0].rows.length > 8) filterable(table);
}

function sortable(table) {
  for (const head of table.tHead.querySelectorAll('[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener('click', () => sort(table, head));
  }
}

function sort(table, head) {
  const up = head.getAttribute('aria-sort') !== 'ascending';
  for (const other of table.tHead.querySelectorAll('[aria-sort]')) other.removeAttribute('aria-sort');
  head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
  const column = head.cellIndex;
  const compare = head.dataset.sort === 'number' ? numbers : texts;
  const rows = [...table.tBodies[0].rows];
  rows.sort((a, b) => compare(valueOf(a.cells[column]), valueOf(b.cells[column])) * (up ? 1 : -1));
  table.tBodies[0].append(...rows);
}

const valueOf = (cell) => cell.dataset.value ?? cell.textContent.trim();
const texts = (a, b) => a.localeCompare(b, document.documentElement.lang, { numeric: true });
/** What isn't a number comes before all numbers. */
const numbers = (a, b) => numberOf(a) - numberOf(b);
function numberOf(text) {
  const n = parseFloat(text.replace(/[^\d.-]/g, ''));
  return Number.isNaN(n) ? -1e9 : n;
}

function filterable(table) {
  const tools = document.createElement('p');
  tools.className = 'table-tools';
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = table.dataset.filter;
  input.setAttribute('aria-label', table.dataset.filter);
  const count = document.createElement('span');
  count.className = 'soft small';
  count.setAttribute('role', 'status');
  tools.append(input, count);
  table.closest('.table').before(tools);
  input.addEventListener('input', () => {
    const rows = [...table.tBodies[0].rows]; // some may have come meanwhile
    const wanted = input.value.trim().toLocaleLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted);
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = wanted ? (table.dataset.shown ?? '').replace('{shown}', shown).replace('{of}', rows.length) : '';
  });
}
