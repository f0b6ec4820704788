/** What stands between whole and fraction; nothing where the file does not show it. */
export type DecimalMark = '.' | ',' | undefined;

const MAX_NUMBER = 40;

/**
 * Finds out from all numbers of a file whether they are written `1,234.50` or `1.234,50`.
 *
 * @law one answer for the whole file; the order of the numbers does not matter; nothing where they contradict each
 * other, or where only numbers such as `1.234` are there to judge by, which can be read both ways
 * @example `['12,50', '3']` is `,`; `['1.234,50']` is `,`; `['1,234']` is nothing; `['12', '7']` is `.`
 */
export function findDecimalMark(numbers: Iterable<string>, delimiter: string): DecimalMark | 'unclear' {
  let points = 0;
  let commas = 0;
  let doubtful = 0;
  let doubtfulPoints = 0;
  for (const number of numbers) {
    const evidence = evidenceOf(number);
    if (evidence === '.') points += 1;
    else if (evidence === ',') commas += 1;
    else if (evidence !== undefined) {
      doubtful += 1;
      if (evidence === '.?') doubtfulPoints += 1;
    }
  }
  if (points > 0 && commas > 0) return 'unclear';
  if (points > 0) return '.';
  if (commas > 0) return ',';
  // who writes a decimal comma does not put commas between the cells
  return doubtful === 0 || (delimiter === ',' && doubtful === doubtfulPoints) ? '.' : 'unclear';
}

/** The mark a number proves, the mark it may prove (with `?`), or nothing. */
function evidenceOf(number: string): '.' | ',' | '.?' | ',?' | undefined {
  if (number.length > MAX_NUMBER) return undefined;
  const point = number.lastIndexOf('.');
  const comma = number.lastIndexOf(',');
  if (point < 0 && comma < 0) return undefined;
  if (point >= 0 && comma >= 0) return point > comma ? '.' : ',';
  const mark = point >= 0 ? '.' : ',';
  const at = Math.max(point, comma);
  if (number.indexOf(mark) !== at) return mark === '.' ? ',' : '.';
  const before = digitsAround(number, at, -1);
  const after = digitsAround(number, at, 1);
  const leadingZero = number.charAt(at - before) === '0';
  return after !== 3 || before === 0 || before > 3 || leadingZero ? mark : `${mark}?`;
}

/** How many digits stand next to a place, on one side. */
function digitsAround(text: string, at: number, step: 1 | -1): number {
  let count = 0;
  for (let i = at + step; isDigit(text.charCodeAt(i)); i += step) count += 1;
  return count;
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Signs that may stand around an amount. */
const AROUND = new Set([' ', '\u00a0', '\u202f', '€', '$', '£', '¥', '+']);

/**
 * Turns a number as people write it into a plain decimal: `€ 1.234,50`, `(12.50)` and `12.50-` are all understood.
 * Nothing where it does not fit.
 *
 * @law groups of digits must be threes: `12,50` is never read as 1250
 * @example `plainNumber('€ 1.234,50', ',')` is `'1234.50'`; `plainNumber('(12.50)', '.')` is `'-12.50'`
 */
export function plainNumber(text: string, mark: '.' | ','): string | undefined {
  if (text.length > MAX_NUMBER) return undefined;
  let from = 0;
  let to = text.length;
  let negative = false;
  if (text.charAt(0) === '(' && text.charAt(to - 1) === ')') {
    negative = true;
    from = 1;
    to -= 1;
  }
  while (from < to && (AROUND.has(text.charAt(from)) || isMinus(text.charAt(from)))) {
    if (isMinus(text.charAt(from))) negative = true;
    from += 1;
  }
  while (to > from && (AROUND.has(text.charAt(to - 1)) || isMinus(text.charAt(to - 1)))) {
    if (isMinus(text.charAt(to - 1))) negative = true;
    to -= 1;
  }
  const plain = withoutGroups(text.slice(from, to), mark);
  return plain === undefined ? undefined : `${negative ? '-' : ''}${plain}`;
}

const isMinus = (sign: string): boolean => sign === '-' || sign === '\u2212';

/** Takes out what separates thousands; nothing where the groups are no threes. */
function withoutGroups(text: string, mark: '.' | ','): string | undefined {
  const [whole = '', fraction, ...more] = text.split(mark);
  if (more.length > 0) return undefined;
  const groups = whole.split(/[.,'\u2019 \u00a0\u202f]/u);
  const threes = groups.every((group, index) => (index === 0 ? group.length <= 3 : group.length === 3));
  if (groups.length > 1 && !threes) return undefined;
  const digits = groups.join('');
  return fraction === undefined ? digits : `${digits === '' ? '0' : digits}.${fraction}`;
}
