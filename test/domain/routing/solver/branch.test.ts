import { describe, expect, it } from 'vitest';
import { type Search, tryOpen } from '../../../../src/domain/routing/solver/branch.ts';
import { newEffort } from '../../../../src/domain/routing/solver/effort.ts';

const searchThat = (value: number, best: number): Search =>
  ({
    problem: { at: new Int32Array(3) },
    effort: newEffort(),
    evaluate: () => value,
    used: Uint8Array.of(1, 0),
    best: Uint8Array.of(0, 1),
    numbers: Int32Array.of(0, 1),
    value: best,
  }) as unknown as Search;

describe('tryOpen', () => {
  it('keeps places that cost less than the best so far, and no others', () => {
    const better = searchThat(4, 5);
    expect(tryOpen(better)).toBe(4);
    expect([better.value, ...better.best]).toEqual([4, 1, 0]);
    const same = searchThat(5, 5);
    expect(tryOpen(same)).toBe(5);
    expect([same.value, ...same.best]).toEqual([5, 0, 1]);
  });

  it('names places by the numbers that they had before closed ones were forgotten', () => {
    const assignment = { open: [0, 1], units: Float64Array.of(1, 0), value: 4 };
    const fewer = { ...searchThat(4, 5), best: new Uint8Array(4), numbers: Int32Array.of(1, 3), tried: assignment };
    tryOpen(fewer);
    expect([...fewer.best]).toEqual([0, 1, 0, 0]);
    expect(fewer.assigned?.open).toEqual([1, 3]);
  });
});
