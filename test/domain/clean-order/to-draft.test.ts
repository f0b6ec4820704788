import { describe, expect, it } from 'vitest';
import { cleanOrder, toDraft } from '../../../src/domain/clean-order/index.ts';
import { cleaned, orderWith, selling } from './found.ts';
import { CONTEXT, DRAFT } from './sample.ts';

describe('toDraft', () => {
  it('writes amounts as texts, and all discounts on their lines', () => {
    const draft = toDraft(cleaned(DRAFT));
    expect(draft.lines?.[0]).toEqual({
      lineId: 'L1',
      kind: 'goods',
      sku: 'MUG-BLUE',
      quantity: 2,
      unitPrice: '12.95',
      fulfilledBy: 'seller',
      discount: '2.95',
      tax: { rate: '0.21', amount: '3.98' },
    });
    expect(draft.charges).toEqual([{ chargeId: 'ship', kind: 'shipping', amount: '4.95', tax: { amount: '0.86' } }]);
    expect(draft.payments).toEqual([{ paymentId: 'P1', method: 'ideal', amount: '43.85', status: 'captured' }]);
    expect(draft).not.toHaveProperty('totals');
    expect(draft).not.toHaveProperty('orderId');
  });

  it('writes charges without the tax that comes on top', () => {
    const charges = [{ chargeId: 'ship', kind: 'shipping', amount: '10', tax: { rate: '0.21' } }];
    expect(toDraft(cleaned(orderWith({ taxesIncluded: false, charges }))).charges).toEqual([
      { chargeId: 'ship', kind: 'shipping', amount: '10.00', tax: { amount: '2.10' } },
    ]);
  });

  it.each([
    ['0.145', 1, 12],
    ['0.125', 1, 12],
    ['10', 3, 7],
    ['99999.99', 17, 13],
    ['0.01', 1, 1000],
  ])('comes back the same from packs at %s, %i packs of %i', (unitPrice, quantity, baseUnits) => {
    const context = selling('A', { packings: [{ unit: 'case', baseUnits }] });
    const draft = orderWith({ lines: [{ sku: 'A', quantity, unit: 'case', unitPrice }], discounts: [], charges: [] });
    const order = cleaned(draft, context);
    expect(cleanOrder(toDraft(order), { ...CONTEXT, ...context })._unsafeUnwrap().order).toEqual(order);
  });
});
