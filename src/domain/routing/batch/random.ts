/** Numbers from 0 up to but not including `below`, which look like chance and follow from the seed alone. */
export type Random = (below: number) => number;

/**
 * Makes numbers that look like chance.
 *
 * @law the same seed, the same numbers, on every machine
 * @source the `mulberry32` generator of Tommy Ettinger
 * @example seed 1 gives 6, 0, 5 as its first three numbers below 10
 */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
