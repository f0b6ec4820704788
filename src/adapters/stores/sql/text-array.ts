/** Control characters, and what lies beyond the first plane: JSON quotes every other text as SQL does, and much faster. */
const SPECIAL = /[^\u0020-\ud7ff\ue000-\uffff]/;

/**
 * Writes texts as one array literal: the one form in which every driver hands a list on unchanged.
 *
 * @example `textArray(['a', null, 'say "b"'])` is `{"a",NULL,"say \"b\""}`
 */
export function textArray(texts: readonly (string | null)[]): string {
  const quoted: string[] = [];
  for (const text of texts) quoted.push(text === null ? 'NULL' : quote(text));
  return `{${quoted.join(',')}}`;
}

const quote = (text: string): string =>
  SPECIAL.test(text) ? `"${text.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(text);

/** Writes whole numbers as one array literal. */
export function numberArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
