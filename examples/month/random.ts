import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that look random and are the same in every run: everything that is made up comes from here. */
export interface Random {
  /** a whole number from low to high, both included */
  readonly between: (low: number, high: number) => number;
  /** true in so many of 100 cases */
  readonly inPercent: (percent: number) => boolean;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
}

/** Starts the numbers of one subject: each subject of a seed has its own, so that one never shifts another. */
export function randomOf(seed: number, subject: string): Random {
  const generator = xoroshiro128plus(hash(`${seed}/${subject}`));
  const between = (low: number, high: number): number => uniformInt(generator, low, high);
  return {
    between,
    inPercent: (percent) => between(1, 100) <= percent,
    oneOf: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
  };
}

/** FNV-1a: a text as a whole number of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value | 0;
}
