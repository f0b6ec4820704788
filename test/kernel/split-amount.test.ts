import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOfAmount, splitAmount } from '../../src/kernel/split-amount.ts';

const split = (amountMinor: number, weights: readonly number[]): readonly number[] =>
  splitAmount({ amountMinor, weights })._unsafeUnwrap();

const weights = fc.array(fc.oneof(fc.nat(5), fc.nat(1_000_000), fc.nat(2 ** 45)), { minLength: 1, maxLength: 12 });
const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());

describe('splitAmount', () => {
  it.each([
    [5, [1, 3], [1, 4]],
    [1, [1, 1, 1], [1, 0, 0]],
    [2, [1, 1, 1], [1, 1, 0]],
    [-2, [1, 1, 1], [-1, -1, 0]],
    [100, [1, 1, 1], [34, 33, 33]],
    [0, [1, 2], [0, 0]],
    [7, [0, 1, 0], [0, 7, 0]],
    [5, [0, 0], [3, 2]],
    [10, [1], [10]],
    // exact shares 3.33, 3.33, 3.33 of 10 over three and nothing for the last
    [10, [2, 2, 2, 0], [4, 3, 3, 0]],
  ])('splits %d over %j into %j', (amountMinor, over, parts) => {
    expect(split(amountMinor, over)).toEqual(parts);
  });

  it.each([
    [{ amountMinor: 0.5, weights: [1] }, 'split.amount-not-whole'],
    [{ amountMinor: 2 ** 60, weights: [1, 1, 1] }, 'split.amount-not-whole'],
    [{ amountMinor: 1, weights: [] }, 'split.no-parts'],
    [{ amountMinor: 1, weights: [1, -1] }, 'split.weight-not-whole'],
    [{ amountMinor: 1, weights: [0.5] }, 'split.weight-not-whole'],
    [{ amountMinor: 1, weights: [Number.NaN] }, 'split.weight-not-whole'],
    [{ amountMinor: 1, weights: [2 ** 52, 2 ** 52] }, 'split.weights-too-large'],
  ])('refuses %j with %s', (question, code) => {
    expect(splitAmount(question)._unsafeUnwrapErr()).toEqual({ code });
  });

  it('loses nothing at the edge of exactness', () => {
    const max = Number.MAX_SAFE_INTEGER; // 3 x 3002399751580330 + 1
    expect(split(max, [1, 1, 1])).toEqual([3002399751580331, 3002399751580330, 3002399751580330]);
    expect(split(max, [max - 1, 1])).toEqual([max - 1, 1]);
  });

  /** The rule again, in exact integers and without any care for speed. */
  function byTheBook(amountMinor: number, over: readonly number[]): number[] {
    const effective = over.every((weight) => weight === 0) ? over.map(() => 1n) : over.map(BigInt);
    const sum = effective.reduce((a, b) => a + b, 0n);
    const size = BigInt(Math.abs(amountMinor));
    const parts = effective.map((weight) => (size * weight) / sum);
    let missing = size - parts.reduce((a, b) => a + b, 0n);
    const order = effective
      .map((weight, index) => ({ rest: (size * weight) % sum, index }))
      .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
    for (const { index } of order) {
      if (missing === 0n) break;
      parts[index] = (parts[index] ?? 0n) + 1n;
      missing -= 1n;
    }
    return parts.map((part) => (amountMinor < 0 ? -Number(part) : Number(part)) + 0);
  }

  it('follows the largest remainder rule exactly (L31)', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        expect(split(total, over)).toEqual(byTheBook(total, over));
      }),
    );
  });

  /** L31 as a checker that may be run on any way of splitting. */
  function breaksTheLaw(total: number, over: readonly number[], parts: readonly number[]): boolean {
    const sum = over.reduce((a, b) => a + BigInt(b), 0n);
    const whole = parts.reduce((a, b) => a + BigInt(b), 0n) === BigInt(total);
    const close = parts.every((part, i) => {
      const distance = BigInt(part) * sum - BigInt(total) * BigInt(over[i] ?? 0);
      return sum === 0n || (distance < 0n ? -distance : distance) < sum;
    });
    const nothing = sum === 0n || parts.every((part, i) => over[i] !== 0 || part === 0);
    const fair = parts.every((part, i) =>
      parts.every((other, j) => over[i] !== over[j] || Math.abs(part - other) <= 1),
    );
    return !(whole && close && nothing && fair);
  }

  it('keeps the whole, stays within one unit, gives nothing for weight 0, treats equals alike (L31)', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        expect(breaksTheLaw(total, over, split(total, over))).toBe(false);
      }),
    );
  });

  it('is sign-symmetric (L31)', () => {
    fc.assert(
      fc.property(amount, weights, (total, over) => {
        expect(split(-total, over)).toEqual(split(total, over).map((part) => (part === 0 ? 0 : -part)));
      }),
    );
  });

  it('never hands out minus zero', () => {
    fc.assert(fc.property(amount, weights, (total, over) => split(total, over).every((part) => !Object.is(part, -0))));
  });

  it('would be caught rounding each part by itself, or giving the rest to the last', () => {
    const rounding = (total: number, over: readonly number[]): number[] => {
      const sum = over.reduce((a, b) => a + b, 0);
      return over.map((weight) => Math.round((total * weight) / sum));
    };
    const restToLast = (total: number, over: readonly number[]): number[] => {
      const sum = over.reduce((a, b) => a + b, 0);
      const parts = over.map((weight) => Math.floor((total * weight) / sum));
      const given = parts.reduce((a, b) => a + b, 0);
      return parts.map((part, i) => (i === parts.length - 1 ? part + total - given : part));
    };
    const small = fc.tuple(fc.nat(1000), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 6 }));
    for (const planted of [rounding, restToLast]) {
      const law = fc.property(small, ([total, over]) => !breaksTheLaw(total, over, planted(total, over)));
      expect(fc.check(law, { numRuns: 1000 }).failed).toBe(true);
    }
  });
});

describe('shareOfAmount', () => {
  const share = (amountMinor: number, doneBefore: number, now: number, all: number): number =>
    shareOfAmount({ amountMinor, doneBefore, now, all })._unsafeUnwrap();

  it('hands 10.00 out over 3 units one by one as 3.33, 3.34 and 3.33', () => {
    expect([share(1000, 0, 1, 3), share(1000, 1, 1, 3), share(1000, 2, 1, 3)]).toEqual([333, 334, 333]);
  });

  it('hands out everything at once, and nothing for no units', () => {
    expect(share(1000, 0, 3, 3)).toBe(1000);
    expect(share(1000, 1, 0, 3)).toBe(0);
  });

  it.each([
    [{ amountMinor: 0.5, doneBefore: 0, now: 1, all: 1 }, 'share.not-whole'],
    [{ amountMinor: 1, doneBefore: -1, now: 1, all: 1 }, 'share.not-whole'],
    [{ amountMinor: 1, doneBefore: 0, now: 0.5, all: 1 }, 'share.not-whole'],
    [{ amountMinor: 1, doneBefore: 0, now: 0, all: 0 }, 'share.more-than-all'],
    [{ amountMinor: 1, doneBefore: 2, now: 2, all: 3 }, 'share.more-than-all'],
  ])('refuses %j with %s', (question, code) => {
    expect(shareOfAmount(question)._unsafeUnwrapErr()).toEqual({ code });
  });

  it('adds up to the amount however the units are grouped, and never drifts (L32)', () => {
    const groups = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(amount, groups, (total, steps) => {
        const all = steps.reduce((a, b) => a + b, 0);
        let done = 0;
        let given = 0n;
        for (const now of steps) {
          given += BigInt(share(total, done, now, all));
          done += now;
          const drift = given * BigInt(all) - BigInt(total) * BigInt(done);
          expect((drift < 0n ? -drift : drift) * 2n <= BigInt(all)).toBe(true);
        }
        expect(given).toBe(BigInt(total));
      }),
    );
  });
});
