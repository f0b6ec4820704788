import { describe, expect, it } from 'vitest';
import { randomOf } from '../../../../src/domain/routing/batch/random.ts';

const some = (seed: number): number[] => {
  const random = randomOf(seed);
  return Array.from({ length: 1000 }, () => random(10));
};

describe('randomOf', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    expect(some(1)).toEqual(some(1));
    expect(some(1)).not.toEqual(some(2));
    expect(some(1).slice(0, 3)).toEqual([6, 0, 5]);
  });

  it('gives every number below the bound about as often', () => {
    for (let digit = 0; digit < 10; digit += 1) {
      const times = some(7).filter((one) => one === digit).length;
      expect(times).toBeGreaterThan(60);
      expect(times).toBeLessThan(140);
    }
  });
});
