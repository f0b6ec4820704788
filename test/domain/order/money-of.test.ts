import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptOf, moneyOf } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  amountsOf,
  type Bare,
  cancelUnits,
  captured,
  cleanOrderOf,
  confirm,
  delivered,
  edit,
  given,
  line,
  pickedAt,
  placedTen,
  type Story,
  shippedFrom,
  stage,
} from './support.ts';

/** 3 units that come to 4.43 together, sent for 0.50. */
function placedThree(): Bare {
  const amounts = { goodsMinor: 443, discountMinor: 0, netMinor: 443, taxMinor: 0, totalMinor: 443 };
  const shipping = { chargeId: 'c', kind: 'shipping', netMinor: 50, taxMinor: 0, totalMinor: 50 } as const;
  const totals = { ...amounts, chargesMinor: 50, netMinor: 493, totalMinor: 493 };
  const lines = [{ ...line('1', 3), amounts }];
  return { kind: 'place', order: cleanOrderOf(lines, { charges: [shipping], totals }) };
}
const sendBack = (quantity: number, returnId: string): readonly Bare[] => [
  { kind: 'announce-return', returnId, lines: [{ lineId: '1', quantity, reason: 'x' }] },
  {
    kind: 'receive-return',
    returnId,
    locationId: 'RTM',
    lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity }] }],
  },
];
const owed = (...story: Story) => moneyOf(given(...story).order).owedMinor;
const pay = (paymentId: string, status: 'authorised' | 'captured', amountMinor: number): Bare => ({
  kind: 'record-payment',
  paymentId,
  method: 'card',
  status,
  amountMinor,
});

describe('moneyOf', () => {
  it('owes what was ordered, with its charges', () => {
    expect(moneyOf(given(placedThree()).order)).toEqual({
      totalMinor: 493,
      owedMinor: 493,
      authorisedMinor: 0,
      capturedMinor: 0,
      refundedMinor: 0,
      coveredMinor: 0,
      balanceMinor: -493,
    });
  });

  it('owes 2.95 + 0.50 for two of three, 1.48 + 0.50 for one, nothing for none', () => {
    const sent = [cancelUnits(1), allocatedTo('RTM', 2), pickedAt('RTM', 2), shippedFrom('RTM', 2), delivered('RTM')];
    expect(owed(placedThree(), ...sent)).toBe(345);
    expect(owed(placedThree(), ...sent, sendBack(1, 'R1'))).toBe(198);
    expect(owed(placedThree(), ...sent, sendBack(1, 'R1'), sendBack(1, 'R2'))).toBe(0);
    expect(owed(placedThree(), cancelUnits(3))).toBe(0);
  });

  it('owes the same for the same units, in whatever steps the others went', () => {
    const steps = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), steps, (amountMinor, cancels) => {
        const gone = Math.min(
          10,
          cancels.reduce((sum, units) => sum + units, 0),
        );
        const amounts = { ...amountsOf(0), goodsMinor: amountMinor, netMinor: amountMinor, totalMinor: amountMinor };
        const place: Bare = { kind: 'place', order: cleanOrderOf([{ ...line('1', 10), amounts }]) };
        let left = gone;
        const story = cancels.flatMap((units): readonly Bare[] => {
          const now = Math.min(units, left);
          left -= now;
          return now === 0 ? [] : [cancelUnits(now)];
        });
        expect(owed(place, story)).toBe(owed(place, cancelUnits(gone)));
        if (gone === 10) expect(owed(place, story)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  it('owes nothing for a line whose last unit was taken off, whatever amount the edit left behind', () => {
    const document = edit({ 1: -10 });
    const kept = { ...document, lines: [{ lineId: '1', quantity: -10, amounts: amountsOf(-9) }] };
    const totals = { ...amountsOf(-9), chargesMinor: 0 };
    expect(owed(placedTen, stage({ ...kept, totals }), confirm())).toBe(0);
  });

  it('adds payments up, each with what it was captured or, before that, authorised for', () => {
    const story = [placedTen, pay('P1', 'authorised', 600), pay('P1', 'captured', 500), pay('P2', 'captured', 300)];
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'R',
      paymentId: 'P1',
      amountMinor: 50,
      lines: [],
      reason: 'x',
    };
    expect(moneyOf(given(...story, refund).order)).toMatchObject({
      authorisedMinor: 600,
      capturedMinor: 800,
      refundedMinor: 50,
      coveredMinor: 850,
      balanceMinor: -250,
    });
  });

  it('has a balance of 0 exactly when what was captured, less refunds, is owed', () => {
    expect(moneyOf(given(placedTen, captured(1000)).order).balanceMinor).toBe(0);
    expect(moneyOf(given(placedTen, captured(1001)).order).balanceMinor).toBe(1);
    expect(moneyOf(given(placedTen, captured(999)).order).balanceMinor).toBe(-1);
  });
});

describe('keptOf', () => {
  it('counts units that are neither cancelled nor returned', () => {
    const [own] = given(placedTen, cancelUnits(3)).order.lines;
    if (own === undefined) throw new Error('one line was placed');
    expect(keptOf(own)).toBe(7);
    expect(keptOf({ ...own, returned: 2 })).toBe(5);
  });
});
