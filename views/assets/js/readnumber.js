// Reading a number as people type it: the rules of questions/readnumber.go, so that the page says how a number is read
// before the server reads it. What the server reads is what counts.

const MOST_BYTES = 300;
const MOST_DIGITS = 40;
const MOST_EXPONENT = 100;
const MOST_LENGTH = '-0.'.length + MOST_DIGITS + MOST_EXPONENT;
const LONG_WORDS = /^\p{L}{5,}( \p{L}{5,})*$/u; // units in which case doesn't matter

const NUMBER = /^([0-9][0-9., '_]*|[.,][0-9]+)(?:[eE]([+-]?[0-9]+)| ?[x*] ?10 ?(?:\^|\*\*) ?([+-]?[0-9]+))?(.*)$/u;
const BARE_POWER = /^10 ?(?:\^|\*\*) ?([+-]?[0-9]+)/;
const SPACED_GROUPS = /^[0-9]{1,3}([ '_][0-9]{3})+([.,][0-9]*)?$/;
const THOUSANDS = /^[1-9][0-9]{0,2}[.,][0-9]{3}$/;
const MISPLACED = /^([0-9]{2,}|[1-9])[.,][0-9]{3}$/; // looks like thousands, and isn't: 1000,000
const GROUPS = /^[1-9][0-9]{0,2}((,[0-9]{3})+|(\.[0-9]{3})+)$|^[1-9][0-9]?(,[0-9]{2})*,[0-9]{3}$/;

/**
 * Reads a text in a language that divides thousands by group, with a unit that may follow. Returns {number}, in plain
 * digits, or {problem}: "number-form", "number-long", "unit-unexpected" or "unit-other", the last two with what was
 * {found}.
 */
export function readNumber(text, { group = ',', unit = '' } = {}) {
  if (new TextEncoder().encode(text).length > MOST_BYTES) return { problem: 'number-long' };
  const parts = split(text, unit);
  if (!parts) return { problem: 'number-form' };
  if (parts.rest !== '' && (parts.currency || !isUnit(parts.rest, unit))) {
    return { problem: unit === '' ? 'unit-unexpected' : 'unit-other', found: parts.rest };
  }
  const digits = plainDigits(parts.digits, plainNumber(group));
  if (digits === null) return { problem: 'number-form' };
  const number = decimal(parts.sign, digits, parts.exponent);
  return number === null ? { problem: 'number-long' } : { number };
}

/** Writes plain digits as a language does, in groups of three. */
export function formatNumber(number, { group = ',', decimal = '.' } = {}) {
  const [, minus, whole, decimals] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(number);
  const grouped = whole.replace(/\d(?=(\d{3})+$)/g, (digit) => digit + group);
  return minus + grouped + (decimals ? decimal + decimals : '');
}

/** Takes a number apart: sign, digits, exponent, whether a currency stands before it, and what follows. */
function split(text, unit) {
  let [sign, plain] = cutSign(fields(plainNumber(text)));
  let currency;
  [plain, currency] = cutCurrency(plain, plainNumber(unit));
  if (sign === '') [sign, plain] = cutSign(plain);
  const parts = NUMBER.exec(plain.replace(BARE_POWER, '1e$1'));
  if (!parts) return null;
  const digits = parts[1].replace(/[ '_]+$/, '');
  const behind = parts[1].slice(digits.length).trim(); // a mark that belongs to what follows: 5' is five feet
  const exponent = parts[2] ?? parts[3] ?? '';
  if (behind !== '' && exponent !== '') return null;
  return { sign, digits, exponent, currency, rest: (behind + parts[4]).trim() };
}

const fields = (text) => text.split(/[\s\u0085]+/).filter(Boolean).join(' ');

function cutSign(text) {
  return /^[+-]/.test(text) ? [text[0], text.slice(1).trim()] : ['', text];
}

function cutCurrency(text, unit) {
  if (!/^\p{Sc}+$/u.test(unit) || !text.startsWith(unit)) return [text, false];
  return [text.slice(unit.length).trim(), true];
}

function isUnit(text, unit) {
  const [a, b] = [text, unit].map((u) => plainNumber(u).replace(/[ ^]/g, ''));
  if (a === b) return unit !== '';
  const folded = (u) => u.toUpperCase().toLowerCase();
  return LONG_WORDS.test(fields(unit.normalize('NFC'))) && folded(a) === folded(b);
}

/** Writes the digits of every script, and the signs that look like them, as plain ones. */
function plainNumber(text) {
  let plain = '', raised = false;
  for (const c of narrow(text).normalize('NFC')) {
    const at = '⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺'.indexOf(c);
    if (at >= 0) plain += (raised ? '' : '^') + '0123456789-+'[at];
    else if (/\p{Nd}/u.test(c)) plain += digit(c);
    else if (!/\p{Cf}/u.test(c)) plain += plainMark(c);
    raised = at >= 0;
  }
  return plain;
}

/** Writes the wide forms of East Asian typing as the usual ones. */
function narrow(text) {
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xFEE0))
    .replace(/[\uFFE0-\uFFE6]/g, (c) => '¢£¬¯¦¥₩'[c.charCodeAt(0) - 0xFFE0]);
}

/** The plain digit for one of any script: they come in tens. */
function digit(c) {
  let start = c.codePointAt(0);
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
  return String((c.codePointAt(0) - start) % 10);
}

function plainMark(c) {
  if ('−–‒‐‑'.includes(c)) return '-';
  if ('’ʼ′‘'.includes(c)) return "'";
  if ('×·⋅∙X'.includes(c)) return 'x';
  if ('º˚'.includes(c)) return '°';
  if (/[\s\u0085]/.test(c)) return ' ';
  return { '٫': '.', '٬': ',', 'µ': 'μ' }[c] ?? c;
}

/** Reads digits with the marks between them; null when the marks make no sense. */
function plainDigits(text, group) {
  const spaced = /[ '_]/.test(text);
  if (spaced && !SPACED_GROUPS.test(text)) return null;
  text = text.replace(/[ '_]/g, '');
  const point = decimalMark(text, group, spaced);
  if (point === null) return null;
  const decimals = point < 0 ? '' : `.${text.slice(point + 1)}`;
  let whole = point < 0 ? text : text.slice(0, point);
  if (/[.,]/.test(whole)) {
    if (!GROUPS.test(whole)) return null;
    whole = whole.replace(/[.,]/g, '');
  }
  return /^(\.\d*)?$/.test(decimals) && whole + decimals !== '.' ? whole + decimals : null;
}

/** Finds the decimal point among dots and commas: −1 when there is none, null when they can't be told apart. */
function decimalMark(text, group, spaced) {
  const marks = text.match(/[.,]/g) ?? [];
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  if (marks.length === 0) return -1;
  if (new Set(marks).size === 2) return marks.filter((m) => m === text[last]).length === 1 ? last : null;
  if (marks.length > 1) return -1; // only thousands stand more than once
  if (spaced || text[last] !== group) return last;
  if (THOUSANDS.test(text)) return -1;
  return MISPLACED.test(text) ? null : last;
}

/** The number in plain digits; null when it is too long. */
function decimal(sign, mantissa, exponent) {
  const shift = Number(exponent);
  if (sign.length + mantissa.length > MOST_LENGTH || Math.abs(shift) > MOST_EXPONENT) return null;
  const [whole, decimals = ''] = mantissa.split('.');
  let digits = whole + decimals;
  let point = whole.length + shift;
  if (point < 0) [digits, point] = ['0'.repeat(-point) + digits, 0];
  digits = digits.padEnd(point, '0');
  const left = digits.slice(0, point).replace(/^0+/, '') || '0';
  const right = digits.slice(point).replace(/0+$/, '');
  const number = right ? `${left}.${right}` : left;
  const written = sign === '-' && number !== '0' ? `-${number}` : number;
  const significant = (left + right).replace(/^0+|0+$/g, '').length;
  return significant > MOST_DIGITS || written.length > MOST_LENGTH ? null : written;
}
