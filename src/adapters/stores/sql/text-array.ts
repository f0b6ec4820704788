/**
 * Writes texts as one array literal: the one form in which every driver hands a list on unchanged.
 *
 * @example `textArray(['a', null, 'say "b"'])` is `{"a",NULL,"say \"b\""}`
 */
export function textArray(texts: readonly (string | null)[]): string {
  const quoted: string[] = [];
  for (const text of texts) quoted.push(text === null ? 'NULL' : `"${text.replace(/["\\]/g, '\\$&')}"`);
  return `{${quoted.join(',')}}`;
}

/** Writes whole numbers as one array literal. */
export function numberArray(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
