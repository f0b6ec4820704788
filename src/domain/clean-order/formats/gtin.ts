import { isTextUpTo } from '../../../kernel/text.ts';

/** What a trade item number is worth. */
export type GtinAnswer =
  | { readonly kind: 'right'; readonly gtin: string }
  /** an ISBN of ten characters, with the GTIN that replaced it */
  | { readonly kind: 'isbn-10'; readonly gtin: string }
  | { readonly kind: 'wrong-check-digit' }
  | { readonly kind: 'no-gtin' };

/**
 * Reads a trade item number (EAN, UPC, ISBN, case code): 8, 12, 13 or 14 digits whose last one checks the others.
 * Spaces and hyphens are left out.
 *
 * @law changing one digit is always noticed
 * @source GS1 General Specifications, 7.9 (check digit); ISO 2108 (ISBN)
 * @example `'8712626055143'` is right; `'5901234123451'` has a wrong check digit; `'0-19-963209-X'` is the ISBN-10 of
 * `'9780199632091'`; `'foo'` is no GTIN
 */
export function readGtin(text: string): GtinAnswer {
  if (!isTextUpTo(text, 30)) return { kind: 'no-gtin' };
  if (!isDigits(text)) return readWritten(text.replace(/[\s-]/g, ''));
  const { length } = text;
  if (length === 10) return readWritten(text);
  if (length !== 8 && (length < 12 || length > 14)) return { kind: 'no-gtin' };
  return checkDigit(text, length - 1) === text.charCodeAt(length - 1) - 0x30
    ? { kind: 'right', gtin: text }
    : { kind: 'wrong-check-digit' };
}

/** A number as people write it, or an ISBN of ten characters. */
function readWritten(compact: string): GtinAnswer {
  if (/^\d{9}[\dXx]$/.test(compact)) {
    return isIsbn10(compact) ? { kind: 'isbn-10', gtin: isbn13Of(compact) } : { kind: 'wrong-check-digit' };
  }
  return isDigits(compact) ? readGtin(compact) : { kind: 'no-gtin' };
}

function isDigits(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x30 || unit > 0x39) return false;
  }
  return text.length > 0;
}

/** From the right, digits count three times and once in turn; the check digit makes a multiple of ten. */
function checkDigit(digits: string, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i += 1) {
    const digit = digits.charCodeAt(count - 1 - i) - 0x30;
    sum += i % 2 === 0 ? digit * 3 : digit;
  }
  return (10 - (sum % 10)) % 10;
}

/** Ten characters, weighted 10 to 1, make a multiple of eleven; X is ten. */
function isIsbn10(compact: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i += 1) {
    const unit = compact.charCodeAt(i);
    sum += (10 - i) * (unit > 0x39 ? 10 : unit - 0x30);
  }
  return sum % 11 === 0;
}

function isbn13Of(isbn10: string): string {
  const digits = `978${isbn10.slice(0, 9)}`;
  return digits + checkDigit(digits, digits.length);
}

/**
 * Says whether two numbers name the same trade item: zeros in front only fill a number up.
 *
 * @example `'012345600012'` and `'0012345600012'` are the same
 */
export function isSameGtin(left: string, right: string): boolean {
  return left === right || left.padStart(14, '0') === right.padStart(14, '0');
}
