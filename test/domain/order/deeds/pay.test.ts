import { describe, expect, it } from 'vitest';
import { type Bare, captured, given, placedTen } from '../support.ts';

const refund = (amountMinor: number, refundId = 'X1', lines: { lineId: string; quantity: number }[] = []): Bare => ({
  kind: 'record-refund',
  refundId,
  paymentId: 'P1',
  amountMinor,
  lines,
  reason: 'returned',
});

describe('decidePayment', () => {
  it('adds up what was promised and what arrived on each payment', () => {
    const authorised: Bare = {
      kind: 'record-payment',
      paymentId: 'P1',
      method: 'card',
      status: 'authorised',
      amountMinor: 1029,
    };
    expect(given(placedTen, authorised, captured(500), captured(529)).order.payments).toEqual([
      { paymentId: 'P1', method: 'card', authorisedMinor: 1029, capturedMinor: 1029, refundedMinor: 0 },
    ]);
  });

  it.each([0, -1, 0.5, Number.NaN, 2 ** 53])('refuses %d', (amountMinor) => {
    expect(given(placedTen).when(captured(amountMinor))._unsafeUnwrapErr().code).toBe('order.amount-not-whole');
  });

  it('refuses a sum beyond 2^53', () => {
    const story = given(placedTen, captured(Number.MAX_SAFE_INTEGER));
    expect(story.when(captured(1))._unsafeUnwrapErr().code).toBe('order.amount-not-whole');
  });
});

describe('decideRefund', () => {
  it('gives back 8.00 of 10.29, then 2.29, and not a cent more (L33)', () => {
    const story = [placedTen, captured(1029), refund(800)];
    expect(
      given(...story)
        .when(refund(229, 'X2'))
        .isOk(),
    ).toBe(true);
    expect(
      given(...story)
        .when(refund(230, 'X2'))
        ._unsafeUnwrapErr(),
    ).toEqual({
      code: 'order.payment-too-small',
      askedMinor: 230,
      possibleMinor: 229,
    });
  });

  it('bounds refunds by their own payment, not by the order (L33)', () => {
    const cash: Bare = {
      kind: 'record-payment',
      paymentId: 'P2',
      method: 'cash',
      status: 'captured',
      amountMinor: 5000,
    };
    expect(given(placedTen, captured(100), cash).when(refund(101))._unsafeUnwrapErr().code).toBe(
      'order.payment-too-small',
    );
  });

  it('counts refunded units once', () => {
    const units = [{ lineId: '1', quantity: 6 }];
    const story = given(placedTen, captured(1000), refund(600, 'X1', units));
    expect(story.order.lines[0]?.refunded).toBe(6);
    expect(story.when(refund(100, 'X2', units))._unsafeUnwrapErr()).toMatchObject({
      code: 'order.more-than-refundable',
      possible: 4,
    });
  });

  it('names the first of several reasons to refuse', () => {
    expect(given(placedTen).when(refund(-1))._unsafeUnwrapErr().code).toBe('order.payment-unknown');
    const story = given(placedTen, captured(1029), refund(800));
    expect(story.when(refund(-1))._unsafeUnwrapErr().code).toBe('order.refund-exists');
    expect(story.when(refund(-1, 'X2'))._unsafeUnwrapErr().code).toBe('order.amount-not-whole');
  });
});
