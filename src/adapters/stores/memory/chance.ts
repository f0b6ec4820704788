/** Numbers that look like chance and are the same for the same seed, on every machine. */
export interface Chance {
  /** a whole number from 0 to one below */
  readonly below: (count: number) => number;
}

/**
 * Makes numbers from a seed.
 *
 * @law the same seed gives the same numbers
 * @source mulberry32 (Tommy Ettinger), 32 bits of state
 * @example `chanceOf(7).below(10)` is the same digit every time
 */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  return {
    below: (count) => {
      state = (state + 0x6d2b79f5) | 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * count);
    },
  };
}
