import { describe, expect, it } from 'vitest';
import { cleanOrder, type ReorderContext, reorder } from '../../../src/domain/clean-order/index.ts';
import { cleaned, orderWith } from './found.ts';
import { CONTEXT, DRAFT } from './sample.ts';

const again = (more: Partial<ReorderContext> = {}, order = cleaned(DRAFT)) =>
  reorder(order, { placedAt: '2026-11-21T09:00:00.000Z', ...more });

describe('reorder', () => {
  it('keeps customer, addresses and lines, and leaves behind what belonged to the old order', () => {
    const order = cleaned(DRAFT);
    const { draft, leftOut } = again();
    expect(draft.shipTo).toEqual(order.shipTo);
    expect(draft.customer).toEqual(order.customer);
    expect(draft.lines?.map(({ sku, quantity }) => [sku, quantity])).toEqual(
      order.lines.map(({ sku, quantity }) => [sku, quantity]),
    );
    for (const gone of [
      'orderId',
      'externalId',
      'externalNumber',
      'payments',
      'shipBy',
      'deliverBy',
      'totals',
      'charges',
    ])
      expect(draft).not.toHaveProperty(gone);
    expect(leftOut).toEqual([]);
  });

  it('drops dead prices, discounts and tax, unless they are kept', () => {
    const [line] = again().draft.lines ?? [];
    for (const gone of ['unitPrice', 'discount', 'tax']) expect(line).not.toHaveProperty(gone);
    const copy = again({ prices: 'keep' }).draft;
    expect(copy.lines?.[0]).toMatchObject({
      unitPrice: '12.95',
      discount: '2.95',
      tax: { rate: '0.21', amount: '3.98' },
    });
    expect(copy.charges).toHaveLength(1);
  });

  it('takes other quantities: the price of a unit stays, what was taken off all of them does not', () => {
    const { draft, leftOut } = again({ prices: 'keep', lines: [{ lineId: 'L1', quantity: 5 }] });
    expect(draft.lines).toEqual([
      {
        lineId: 'L1',
        kind: 'goods',
        sku: 'MUG-BLUE',
        quantity: 5,
        unitPrice: '12.95',
        fulfilledBy: 'seller',
        tax: { rate: '0.21' },
      },
    ]);
    expect(draft).not.toHaveProperty('charges');
    expect(leftOut.every(({ because }) => because === 'no-units')).toBe(true);
    expect(leftOut).toHaveLength(cleaned(DRAFT).lines.length - 1);
  });

  it('leaves out what is not sold any more, and says so', () => {
    const { draft, leftOut } = again({ isSold: (sku) => sku !== 'MUG-BLUE' });
    expect(leftOut).toEqual([{ lineId: 'L1', sku: 'MUG-BLUE', because: 'not-sold' }]);
    expect(draft.lines?.some(({ sku }) => sku === 'MUG-BLUE')).toBe(false);
  });

  it('forgets a latest day that lies behind, on the boundary too', () => {
    const wish = (latestDay: string) =>
      again({}, { ...cleaned(DRAFT), preferences: { latestDay, maxShipments: 2 } }).draft.preferences;
    expect(wish('2026-11-20')).toEqual({ maxShipments: 2 });
    expect(wish('2026-11-21')).toEqual({ latestDay: '2026-11-21', maxShipments: 2 });
  });

  it('makes a draft that can be cleaned like any other', () => {
    const order = cleaned(orderWith({ payments: [] }));
    const { draft } = reorder(order, { placedAt: order.placedAt, prices: 'keep' });
    const once = cleanOrder(draft, { ...CONTEXT, orderId: 'O-2' });
    expect(once._unsafeUnwrap().order.totals).toEqual(order.totals);
  });
});
