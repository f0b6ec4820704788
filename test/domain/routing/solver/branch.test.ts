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
});
