import type { Taken } from './solver/solve.ts';
import type { Translated } from './translate.ts';

/** An order as numbers: what says whether two places are alike. */
type Numbers = Pick<Translated, 'network' | 'tiers'>;

/**
 * Lets the first of several places ship that are alike in all that counts: what they cost, what they have, how much they
 * can handle. Places are numbered in the order of their ids.
 *
 * @law the plan is as good as it was, and may be shipped if it might be before
 * @example of two twins `a` and `b`, the second of which was to ship 3 units, the first ships them
 */
export function firstOfAlike(numbers: Numbers, taken: readonly Taken[]): readonly Taken[] {
  const used = new Set(taken.map(({ place }) => place));
  const instead = new Map<number, number>();
  for (const place of [...used].sort((a, b) => a - b)) {
    let first = 0;
    while (first < place && (used.has(first) || !areAlike(numbers, first, place))) first += 1;
    if (first === place) continue;
    used.delete(place);
    used.add(first);
    instead.set(place, first);
  }
  return instead.size === 0 ? taken : taken.map((one) => ({ ...one, place: instead.get(one.place) ?? one.place }));
}

function areAlike({ network, tiers }: Numbers, one: number, other: number): boolean {
  const { items, start, free, capacity, parcel, pools } = network;
  for (const { opening, further } of tiers) {
    if (opening[one] !== opening[other] || further[one] !== further[other]) return false;
  }
  const same = (numbers: ArrayLike<number>): boolean => numbers[one] === numbers[other];
  if (!(same(free) && same(capacity) && same(parcel) && pools.every(({ limit }) => same(limit)))) return false;
  const { at, stock } = network;
  for (let i = 0; i < items; i += 1) {
    const end = start[i + 1] as number;
    let [a, b] = [end, end];
    for (let o = start[i] as number; o < end; o += 1) {
      if (at[o] === one) a = o;
      else if (at[o] === other) b = o;
    }
    if (a === end || b === end) {
      if (a !== b) return false;
    } else if (stock[a] !== stock[b] || tiers.some(({ cost }) => cost[a] !== cost[b])) return false;
  }
  return true;
}
