import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '../../../../src/adapters/stores/memory/index.ts';

describe('chanceOf', () => {
  it('gives the same numbers for the same seed, each below the bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, count) => {
        const [left, right] = [chanceOf(seed), chanceOf(seed)];
        for (let n = 0; n < 20; n += 1) {
          const number = left.below(count);
          expect(number).toBe(right.below(count));
          expect(number).toBeGreaterThanOrEqual(0);
          expect(number).toBeLessThan(count);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('gives every number about as often', () => {
    const chance = chanceOf(1);
    const counts = [0, 0, 0, 0];
    for (let n = 0; n < 4000; n += 1) {
      const number = chance.below(4);
      counts[number] = (counts[number] ?? 0) + 1;
    }
    for (const count of counts) expect(count).toBeGreaterThan(800);
  });
});
