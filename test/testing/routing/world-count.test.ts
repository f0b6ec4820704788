import { describe, expect, it } from 'vitest';
import { worldCount } from '../../../src/testing/routing/world-count.ts';

describe('worldCount', () => {
  it('is as many as asked for, within reason', () => {
    expect([0, 50, 100_000, 100_001].map(worldCount)).toEqual([0, 50, 100_000, 100_000]);
  });

  it('is 200 for what is no count', () => {
    expect([undefined, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY].map(worldCount)).toEqual([
      200, 200, 200, 200, 200,
    ]);
  });
});
