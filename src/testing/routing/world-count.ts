/** More worlds than anybody waits for. */
const MOST_WORLDS = 100_000;

/**
 * Says how many worlds are drawn: as many as asked for, within reason; 200 when what is asked for is no count.
 *
 * @law a whole number from 0 to 100 000
 * @example 50 for 50; 200 for nothing, for -1 and for NaN; 100 000 for a million
 */
export function worldCount(asked: number | undefined): number {
  return Number.isSafeInteger(asked) && (asked as number) >= 0 ? Math.min(asked as number, MOST_WORLDS) : 200;
}
