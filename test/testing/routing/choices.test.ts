import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choicesFrom, seededNumbers } from '../../../src/testing/index.ts';

describe('choicesFrom', () => {
  it('reads choices off the list, from first to last', () => {
    const choices = choicesFrom([7, 3, 99, 5]);
    expect(choices.upTo(4)).toBe(2);
    expect(choices.chance(50)).toBe(false);
    expect(choices.chance(1)).toBe(true);
    expect(choices.pick(['a', 'b', 'c'])).toBe('c');
  });

  it('takes the plainest choice once the list has ended, and for what is no number', () => {
    for (const choices of [choicesFrom([]), choicesFrom([Number.NaN, Number.POSITIVE_INFINITY, 0, 0])]) {
      expect(choices.upTo(9)).toBe(0);
      expect(choices.maybe(99, () => 'drawn')).toBeUndefined();
      expect(choices.pick(['plain', 'other'])).toBe('plain');
      expect(choices.chance(99)).toBe(false);
    }
  });

  it('says yes to certain and no to impossible things, whatever the number', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        expect(choicesFrom([number]).chance(100)).toBe(true);
        expect(choicesFrom([number]).chance(0)).toBe(false);
      }),
    );
  });

  it('stays within its bounds', () => {
    fc.assert(
      fc.property(fc.double(), fc.nat(), (number, most) => {
        const choice = choicesFrom([number]).upTo(most);
        expect(Number.isInteger(choice) && choice >= 0 && choice <= most).toBe(true);
      }),
    );
  });
});

describe('seededNumbers', () => {
  it('makes the published numbers of mulberry32', () => {
    // the generator written out in 64-bit arithmetic
    const reference = (seed: bigint): number => {
      const word = (n: bigint): bigint => BigInt.asUintN(32, n);
      const state = word(seed + 0x6d2b79f5n);
      let mixed = word((state ^ (state >> 15n)) * (state | 1n));
      mixed = word(mixed ^ word(mixed + word((mixed ^ (mixed >> 7n)) * (mixed | 61n))));
      return Number(mixed ^ (mixed >> 14n));
    };
    for (const seed of [0, 1, 2, 4711]) expect(seededNumbers({ seed, count: 1 })).toEqual([reference(BigInt(seed))]);
    expect(seededNumbers({ seed: 1, count: 3 })).toEqual([2693262067, 11749833, 2265367787]);
  });

  it('makes as many as were asked for, and the same ones again', () => {
    expect(seededNumbers({ seed: 5, count: 300 })).toHaveLength(300);
    expect(seededNumbers({ seed: 5, count: 300 })).toEqual(seededNumbers({ seed: 5, count: 300 }));
    expect(new Set(seededNumbers({ seed: 5, count: 300 })).size).toBe(300);
  });
});
