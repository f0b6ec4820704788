import { Decimal } from 'decimal.js';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multiplyRatio, type RoundingMode } from '../../src/kernel/rounding.ts';

const round = (amount: number, denominator: number, rounding: RoundingMode): number =>
  multiplyRatio({ amount, numerator: 1, denominator, rounding })._unsafeUnwrap();

describe('multiplyRatio', () => {
  // 2.5, -2.5, 3.5, 2.4, 2.6, -2.4, -2.6: the textbook table of rounding modes
  it.each<[RoundingMode, number[]]>([
    ['half-up', [3, -3, 4, 2, 3, -2, -3]],
    ['half-even', [2, -2, 4, 2, 3, -2, -3]],
    ['half-down', [2, -2, 3, 2, 3, -2, -3]],
    ['up', [3, -3, 4, 3, 3, -3, -3]],
    ['down', [2, -2, 3, 2, 2, -2, -2]],
    ['ceiling', [3, -2, 4, 3, 3, -2, -2]],
    ['floor', [2, -3, 3, 2, 2, -3, -3]],
  ])('rounds %s', (mode, expected) => {
    expect([25, -25, 35, 24, 26, -24, -26].map((tenths) => round(tenths, 10, mode))).toEqual(expected);
  });

  it('is exact where the product leaves 2^53', () => {
    const amount = Number.MAX_SAFE_INTEGER;
    expect(multiplyRatio({ amount, numerator: amount, denominator: amount, rounding: 'half-up' })._unsafeUnwrap()).toBe(
      amount,
    );
    expect(multiplyRatio({ amount, numerator: 3, denominator: 6, rounding: 'half-even' })._unsafeUnwrap()).toBe(
      2 ** 52,
    );
  });

  it.each([
    [{ amount: 0.5, numerator: 1, denominator: 1 }, 'ratio.not-whole'],
    [{ amount: Number.NaN, numerator: 1, denominator: 1 }, 'ratio.not-whole'],
    [{ amount: 1, numerator: 2 ** 53, denominator: 1 }, 'ratio.not-whole'],
    [{ amount: 1, numerator: 1, denominator: 0 }, 'ratio.denominator-not-positive'],
    [{ amount: 1, numerator: 1, denominator: -2 }, 'ratio.denominator-not-positive'],
    [{ amount: 2 ** 52, numerator: 4, denominator: 1 }, 'ratio.out-of-range'],
  ])('refuses %j with %s', (question, code) => {
    expect(multiplyRatio({ ...question, rounding: 'half-up' })._unsafeUnwrapErr()).toEqual({ code });
  });

  it('never hands out minus zero', () => {
    expect(Object.is(round(-1, 10, 'half-up'), 0)).toBe(true);
    expect(
      Object.is(
        multiplyRatio({
          amount: -1,
          numerator: 2 ** 52 + 1,
          denominator: Number.MAX_SAFE_INTEGER,
          rounding: 'down',
        })._unsafeUnwrap(),
        0,
      ),
    ).toBe(true);
  });

  it('agrees with decimal.js on every mode and size', () => {
    const wide = Decimal.clone({ precision: 100 });
    const modes: Record<RoundingMode, Decimal.Rounding> = {
      up: 0,
      down: 1,
      ceiling: 2,
      floor: 3,
      'half-up': 4,
      'half-down': 5,
      'half-even': 6,
    };
    const mode = fc.constantFrom(...(Object.keys(modes) as RoundingMode[]));
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.maxSafeInteger(),
        fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER })),
        mode,
        (amount, numerator, denominator, rounding) => {
          const expected = new wide(amount).times(numerator).div(denominator).toDecimalPlaces(0, modes[rounding]);
          const answer = multiplyRatio({ amount, numerator, denominator, rounding });
          if (expected.abs().gt(Number.MAX_SAFE_INTEGER)) expect(answer.isErr()).toBe(true);
          else expect(answer._unsafeUnwrap()).toBe(expected.toNumber() + 0);
        },
      ),
    );
  });
});
