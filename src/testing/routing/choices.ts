/** Answers to questions that come up while something is drawn; the first answer of every list is the plainest. */
export interface Choices {
  /** a whole number from 0 to `most` */
  readonly upTo: (most: number) => number;
  /** true in so many of a hundred cases */
  readonly chance: (percent: number) => boolean;
  readonly pick: <T>(from: readonly [T, ...T[]]) => T;
  readonly maybe: <T>(percent: number, draw: () => T) => T | undefined;
}

/**
 * Reads choices off a list of numbers, from first to last. When the list has come to its end, every choice is the plainest.
 *
 * @law the same numbers make the same choices; a list of zeros makes the plainest, as an empty list does
 * @example with the numbers 7 and 3: `upTo(4)` is 2 (the rest of 7 by 5), then `chance(50)` is false (3 is below 50)
 */
export function choicesFrom(numbers: readonly number[]): Choices {
  let read = 0;
  const upTo = (most: number): number => {
    const number = Math.trunc(Math.abs(numbers[read] ?? 0));
    read += 1;
    return Number.isSafeInteger(number) ? number % (most + 1) : 0;
  };
  const chance = (percent: number): boolean => upTo(99) >= 100 - percent;
  return {
    upTo,
    chance,
    pick: (from) => from[upTo(from.length - 1)] ?? from[0],
    maybe: (percent, draw) => (chance(percent) ? draw() : undefined),
  };
}

/**
 * Makes a list of numbers from a seed, for `choicesFrom` or `drawWorld`.
 *
 * @units numbers: whole, from 0 to 4294967295
 * @law the same seed makes the same numbers, on every machine
 * @source Tommy Ettinger's mulberry32
 * @example seed 1 begins with 2693262067, 11749833, 2265367787
 */
export function seededNumbers({ seed, count }: { readonly seed: number; readonly count: number }): number[] {
  let state = seed | 0;
  return Array.from({ length: count }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  });
}
