import { isTextUpTo } from '../../../kernel/text.ts';

/** Fewest and most digits of a number that can be dialled (ITU-T E.164 has 15; Tokelau's numbers have 4). */
const MIN_DIGITS = 4;
const MAX_DIGITS = 15;
const MAX_PHONE = 40;

/** What stands between digits. */
const BETWEEN = ' ()-./\u00a0\u2010\u2011\u2013';

/**
 * Reads a telephone number as plausible: 4 to 15 digits, with the signs people put between them, and perhaps an
 * extension. Whether the number exists only a look-up tells.
 *
 * @units answer: the number as it was written; nothing where it is none
 * @law reading the answer again gives the same answer
 * @source ITU-T E.164 (15 digits at most)
 * @example `'+31 6 12345678'`, `'(020) 123-4567'` and `'0201234567 ext. 12'` are fine; `'call me'` and `'123'` are nothing
 */
export function readPhone(text: string): string | undefined {
  if (!isTextUpTo(text, MAX_PHONE)) return undefined;
  if (isDialled(text)) return text;
  const extension = /^(.*?\d)\s*(?:ext?\.?|x|#)\s*\d{1,6}$/i.exec(text);
  return extension !== null && isDialled(extension[1] ?? '') ? text : undefined;
}

function isDialled(number: string): boolean {
  let digits = 0;
  let hasPlus = false;
  for (let i = 0; i < number.length; i += 1) {
    const unit = number.charCodeAt(i);
    if (unit >= 0x30 && unit <= 0x39) digits += 1;
    else if (unit === 0x2b && !hasPlus && digits === 0) hasPlus = true;
    else if (!BETWEEN.includes(number.charAt(i))) return false;
  }
  return digits >= MIN_DIGITS && digits <= MAX_DIGITS;
}
