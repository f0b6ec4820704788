/** So many of a column, added up. */
export type Terms = readonly (readonly [amount: number, column: number])[];

/** Something that must hold: terms that come to exactly, or at most, so much. */
export interface Row {
  readonly terms: Terms;
  readonly sense: '=' | '<=';
  readonly bound: number;
}

/** A question in whole numbers: columns from 0 to their most, and rows that must hold. */
export interface Program {
  readonly most: readonly number[];
  readonly rows: readonly Row[];
}

/**
 * Writes a program, and what is kept low, in the LP format.
 *
 * @example 2 of column 0 and 3 of column 1, at most 4 together and 1 each, is `Minimize`, ` obj: 2 c0 + 3 c1` and so on
 */
export function writeProgram({ most, rows }: Program, goal: Terms): string {
  return [
    'Minimize',
    ` obj: ${writeTerms(goal)}`,
    'Subject To',
    ...rows.map(({ terms, sense, bound }, r) => ` r${r}: ${writeTerms(terms)} ${sense} ${bound}`),
    'Bounds',
    ...most.map((units, column) => ` 0 <= c${column} <= ${units}`),
    'General',
    ...most.map((_, column) => ` c${column}`),
    'End',
  ].join('\n');
}

function writeTerms(terms: Terms): string {
  const written = terms.filter(([amount]) => amount !== 0).map(([amount, column]) => `${amount} c${column}`);
  return written.length === 0 ? '0 c0' : written.join(' + ').replaceAll('+ -', '- ');
}

/** Adds up terms. */
export function sumOf(terms: Terms, values: readonly number[]): number {
  return terms.reduce((sum, [amount, column]) => sum + amount * (values[column] as number), 0);
}

/** Whether whole numbers keep to a program. */
export function keepsTo({ most, rows }: Program, values: readonly number[]): boolean {
  return (
    most.every((units, column) => (values[column] as number) >= 0 && (values[column] as number) <= units) &&
    rows.every(({ terms, sense, bound }) => {
      const sum = sumOf(terms, values);
      return sense === '=' ? sum === bound : sum <= bound;
    })
  );
}
