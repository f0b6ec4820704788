import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SubstitutedUnits, substituteUnits } from '../../src/application/substitute-units.ts';
import { addsUp, type OrderLine, type PlacedOrder } from '../../src/domain/order/index.ts';
import { cleanOrderOf, given, line, NOW, STAFF } from '../domain/order/support.ts';

const facts = { request: { commandId: 'c1', actor: STAFF, now: NOW } };
const red = (quantity: number, lineId = '1', sku = 'RED'): SubstitutedUnits => ({
  lineId,
  newLineId: `${lineId}~${sku}`,
  sku,
  quantity,
});
const orderOf = (lines: readonly OrderLine[], taxesIncluded = true): PlacedOrder =>
  given({ kind: 'place', order: cleanOrderOf(lines, { taxesIncluded }) }).order;

describe('substituteUnits', () => {
  it('makes 3 red mugs of 3 of 10 blue ones, for the same money', () => {
    const blue = { ...line('1', 10, 'BLUE'), description: 'blue mug', channelSku: 'B-1', taxRate: '0' };
    const { order, events } = substituteUnits(orderOf([blue]), [red(3)], facts)._unsafeUnwrap();
    expect(events.map(({ kind }) => kind)).toEqual(['change-staged', 'change-confirmed']);
    expect(
      order.content.lines.map(({ sku, quantity, unitPrice, amounts }) => [
        sku,
        quantity,
        unitPrice,
        amounts.totalMinor,
      ]),
    ).toEqual([
      ['BLUE', 7, '1', 700],
      ['RED', 3, '1', 300],
    ]);
    expect(order.content.lines[1]).not.toHaveProperty('description');
    expect(order.content.lines[1]).not.toHaveProperty('channelSku');
    expect(order.content.lines[1]).toMatchObject({ lineId: '1~RED', taxRate: '0' });
  });

  it('does nothing where nothing is substituted, and refuses more than waits', () => {
    const order = orderOf([line('1', 2)]);
    expect(substituteUnits(order, [], facts)._unsafeUnwrap()).toEqual({ order, events: [] });
    expect(substituteUnits(order, [red(3)], facts)._unsafeUnwrapErr().code).toBeDefined();
  });

  it('changes what is to be paid by nothing, on top or included, however it is parted', () => {
    const anyLine = fc.record({
      net: fc.nat(99_999),
      tax: fc.nat(20_000),
      discount: fc.nat(5_000),
      quantity: fc.integer({ min: 2, max: 30 }),
    });
    fc.assert(
      fc.property(anyLine, fc.boolean(), fc.nat(29), fc.nat(29), ({ net, tax, discount, quantity }, included, a, b) => {
        const paid = included ? net + tax : net;
        const amounts = {
          goodsMinor: paid + discount,
          discountMinor: discount,
          netMinor: net,
          taxMinor: tax,
          totalMinor: net + tax,
        };
        const before = orderOf([{ ...line('1', quantity), amounts }], included);
        const one = 1 + (a % (quantity - 1));
        const two = b % (quantity - one + 1);
        const units = [red(one), red(two, '1', 'BLUE')].filter((own) => own.quantity > 0);
        const { order, events } = substituteUnits(before, units, facts)._unsafeUnwrap();
        const [staged] = events;
        if (staged?.kind !== 'change-staged') throw new Error('a change was staged');
        expect(addsUp(staged.document, { taxesIncluded: included })).toBe(true);
        expect(Object.values(staged.document.totals).every((minor) => minor === 0)).toBe(true);
        expect(order.content.totals).toEqual(before.content.totals);
        for (const key of ['goodsMinor', 'discountMinor', 'netMinor', 'taxMinor', 'totalMinor'] as const)
          expect(order.content.lines.reduce((sum, own) => sum + own.amounts[key], 0)).toBe(amounts[key]);
        expect(order.lines.reduce((sum, own) => sum + own.ordered, 0)).toBe(quantity);
      }),
      { numRuns: 200 },
    );
  });
});
