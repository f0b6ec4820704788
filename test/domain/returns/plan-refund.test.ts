import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OrderLine, PlacedOrder } from '../../../src/domain/order/index.ts';
import { planRefund } from '../../../src/domain/returns/index.ts';
import { type Bare, captured, cleanOrderOf, given, line } from '../order/support.ts';

const charged = (lineId: string, quantity: number, totalMinor: number): OrderLine => ({
  ...line(lineId, quantity),
  amounts: { goodsMinor: totalMinor, discountMinor: 0, netMinor: totalMinor, taxMinor: 0, totalMinor },
});
const shipping = { chargeId: 'C1', kind: 'shipping', netMinor: 495, taxMinor: 0, totalMinor: 495 } as const;
const cash: Bare = { kind: 'record-payment', paymentId: 'P2', method: 'cash', status: 'captured', amountMinor: 10_000 };
const paid = (lines: readonly OrderLine[], ...more: readonly Bare[]): PlacedOrder =>
  given({ kind: 'place', order: cleanOrderOf(lines, { charges: [shipping] }) }, captured(500), cash, ...more).order;
const plan = (order: PlacedOrder, lineId: string, quantity: number, chargesWithLastUnit = true) =>
  planRefund({ order, lines: [{ lineId, quantity }], chargesWithLastUnit });

describe('planRefund', () => {
  // Vendure refunds 4.44 for 3 units of 1.23 + 20 %; the line was charged 4.43
  it('gives back what the line was charged: 4.43, one by one 1.48, 1.47 and 1.48', () => {
    const lines = [charged('1', 3, 443)];
    expect(plan(paid(lines), '1', 3, false)._unsafeUnwrap().totalMinor).toBe(443);
    const refundOf = (n: number): Bare => ({
      kind: 'record-refund',
      refundId: `X${n}`,
      paymentId: 'P2',
      amountMinor: 1,
      lines: [{ lineId: '1', quantity: 1 }],
      reason: 'x',
    });
    const amounts = [[], [refundOf(1)], [refundOf(1), refundOf(2)]].map(
      (before) => plan(paid(lines, ...before), '1', 1, false)._unsafeUnwrap().totalMinor,
    );
    expect(amounts).toEqual([148, 147, 148]);
  });

  // Solidus: 2 x 10, one short-shipped, refund the other: they answer 5, right is 10
  it('gives back 10 for one of two units at 10, whatever became of the other', () => {
    const cancel: Bare = {
      kind: 'cancel',
      lines: [{ lineId: '1', quantity: 1 }],
      initiator: 'seller',
      reason: 'short',
    };
    expect(plan(paid([charged('1', 2, 2000)], cancel), '1', 1)._unsafeUnwrap().totalMinor).toBe(1000);
  });

  it('gives shipping back with the last unit, where the policy says so', () => {
    const lines = [charged('1', 1, 100), charged('2', 1, 100)];
    const first: Bare = {
      kind: 'record-refund',
      refundId: 'X1',
      paymentId: 'P2',
      amountMinor: 100,
      lines: [{ lineId: '1', quantity: 1 }],
      reason: 'x',
    };
    expect(plan(paid(lines), '1', 1)._unsafeUnwrap()).toMatchObject({ totalMinor: 100, chargesMinor: 0 });
    expect(plan(paid(lines, first), '2', 1)._unsafeUnwrap()).toMatchObject({ totalMinor: 595, chargesMinor: 495 });
    expect(plan(paid(lines, first), '2', 1, false)._unsafeUnwrap()).toMatchObject({ totalMinor: 100, chargesMinor: 0 });
  });

  it('spills over several payments, in the order in which they were made', () => {
    expect(plan(paid([charged('1', 1, 700)]), '1', 1, false)._unsafeUnwrap().payments).toEqual([
      { paymentId: 'P1', amountMinor: 500 },
      { paymentId: 'P2', amountMinor: 200 },
    ]);
  });

  it('refuses to give back more than was paid', () => {
    expect(plan(paid([charged('1', 1, 10_501)]), '1', 1, false)._unsafeUnwrapErr()).toEqual({
      code: 'refund.more-than-paid',
      askedMinor: 10_501,
      possibleMinor: 10_500,
    });
    expect(plan(paid([charged('1', 1, 10_500)]), '1', 1, false).isOk()).toBe(true);
  });

  it('names the first of several reasons to refuse', () => {
    const order = paid([charged('1', 2, 100)]);
    const ask = (lines: { lineId: string; quantity: number }[]) =>
      planRefund({ order, lines, chargesWithLastUnit: true })._unsafeUnwrapErr();
    expect(ask([])).toEqual({ code: 'refund.nothing-asked' });
    expect(
      ask([
        { lineId: '1', quantity: 1 },
        { lineId: '1', quantity: 9 },
      ]),
    ).toEqual({ code: 'refund.line-named-twice' });
    expect(ask([{ lineId: 'x', quantity: 0 }])).toEqual({ code: 'refund.line-unknown' });
    expect(ask([{ lineId: '1', quantity: 0 }])).toEqual({ code: 'refund.quantity-not-whole', lineId: '1' });
    expect(ask([{ lineId: '1', quantity: 3 }])).toEqual({
      code: 'refund.more-than-possible',
      lineId: '1',
      possible: 2,
    });
  });

  it('gives back exactly what was paid, to the cent, in any order of partial refunds (L32, L33)', () => {
    const lines = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(999)), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(lines, fc.array(fc.nat(2), { maxLength: 30 }), (bought, picks) => {
        const own = bought.map(([quantity, totalMinor], i) => charged(String(i), quantity, totalMinor));
        const story: Bare[] = [];
        let given_ = 0;
        const left = bought.map(([quantity]) => quantity);
        const order = [...picks, ...bought.flatMap(([quantity], i) => Array.from({ length: quantity }, () => i))];
        for (const index of order) {
          if ((left[index] ?? 0) === 0) continue;
          (left[index] as number) -= 1;
          const { totalMinor } = plan(paid(own, ...story), String(index), 1)._unsafeUnwrap();
          given_ += totalMinor;
          // the amount on record is a token: this law is about the plan's amounts, the records only count the units
          story.push({
            kind: 'record-refund',
            refundId: `X${story.length}`,
            paymentId: 'P1',
            amountMinor: 1,
            lines: [{ lineId: String(index), quantity: 1 }],
            reason: 'x',
          });
        }
        expect(given_).toBe(own.reduce((sum, { amounts }) => sum + amounts.totalMinor, 0) + shipping.totalMinor);
      }),
      { numRuns: 200 },
    );
  });
});
