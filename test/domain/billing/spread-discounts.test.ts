import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadDiscounts } from '../../../src/domain/billing/index.ts';

const line = (lineId: string, goodsMinor: number, discountMinor = 0) => ({ lineId, goodsMinor, discountMinor });
const stack = (lines: readonly ReturnType<typeof line>[], orderDiscountsMinor: readonly number[]) =>
  spreadDiscounts({ lines, orderDiscountsMinor, combination: 'stack' });

describe('spreadDiscounts', () => {
  it('spreads 5.00 over three equal lines as 1.67, 1.67 and 1.66', () => {
    const lines = [line('a', 1000), line('b', 1000), line('c', 1000)];
    expect(stack(lines, [500])._unsafeUnwrap()).toEqual([167, 167, 166]);
  });

  it('weighs what is left after the discounts of the lines themselves', () => {
    expect(stack([line('a', 1000, 1000), line('b', 1000)], [500])._unsafeUnwrap()).toEqual([1000, 500]);
  });

  it('gives the odd cent to the lowest line id, wherever it stands', () => {
    expect(stack([line('b', 100), line('a', 100)], [1])._unsafeUnwrap()).toEqual([0, 1]);
  });

  it('takes everything off, and not a cent more', () => {
    expect(stack([line('a', 700), line('b', 300)], [600, 400])._unsafeUnwrap()).toEqual([700, 300]);
    expect(stack([line('a', 700), line('b', 300)], [600, 401])._unsafeUnwrapErr().code).toBe(
      'billing.discount-exceeds-goods',
    );
  });

  it('lets the larger of the two kinds count where they do not stack, the lines on a tie', () => {
    const best = (off: number, own: number) =>
      spreadDiscounts({ lines: [line('a', 1000, own)], orderDiscountsMinor: [off], combination: 'best-deal' });
    expect(best(300, 300)._unsafeUnwrap()).toEqual([300]);
    expect(best(301, 300)._unsafeUnwrap()).toEqual([301]);
    expect(best(1000, 300)._unsafeUnwrap()).toEqual([1000]);
    expect(best(1001, 300)._unsafeUnwrapErr().code).toBe('billing.discount-exceeds-goods');
  });

  it('says the first thing that is wrong', () => {
    expect(stack([line('a', 1, -1), line('b', 1, 2)], [-1])._unsafeUnwrapErr()).toEqual({
      code: 'billing.discount-not-an-amount',
      lineId: 'a',
    });
    expect(stack([line('b', 1, 2)], [-1])._unsafeUnwrapErr()).toEqual({
      code: 'billing.discount-exceeds-goods',
      lineId: 'b',
    });
    expect(stack([line('b', 2, 2)], [0.5])._unsafeUnwrapErr()).toEqual({ code: 'billing.discount-not-an-amount' });
    const huge = Number.MAX_SAFE_INTEGER;
    expect(stack([line('a', huge), line('b', huge)], [1])._unsafeUnwrapErr().code).toBe('billing.out-of-range');
    expect(stack([line('a', 10)], [huge, huge])._unsafeUnwrapErr().code).toBe('billing.out-of-range');
  });

  it('loses nothing and takes no line below zero (L36)', () => {
    const lines = fc.array(fc.tuple(fc.nat(10_000), fc.nat(100)), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(3000), { maxLength: 3 }), (goods, off) => {
        const priced = goods.map(([amount, share], index) =>
          line(`L${index}`, amount, Math.floor((amount * share) / 100)),
        );
        const answer = stack(priced, off);
        const left = priced.reduce((sum, one) => sum + one.goodsMinor - one.discountMinor, 0);
        const whole = off.reduce((sum, one) => sum + one, 0);
        expect(answer.isOk()).toBe(whole <= left);
        if (answer.isErr()) return;
        const all = answer.value.reduce((sum, one) => sum + one, 0);
        expect(all).toBe(whole + priced.reduce((sum, one) => sum + one.discountMinor, 0));
        answer.value.forEach((one, index) => {
          expect(one).toBeGreaterThanOrEqual(priced[index]?.discountMinor ?? 0);
          expect(one).toBeLessThanOrEqual(priced[index]?.goodsMinor ?? 0);
        });
      }),
    );
  });
});
