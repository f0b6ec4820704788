import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DuplicateRule, findDuplicates } from '../../../src/domain/clean-order/index.ts';
import type { OrderContent } from '../../../src/domain/order/index.ts';
import { cleaned } from './found.ts';
import { DRAFT } from './sample.ts';

const order: OrderContent = { ...cleaned(DRAFT), orderId: 'NEW', purchaseOrderNumber: 'PO-1' };
const later = (minutes: number): string => new Date(Date.parse(order.placedAt) + minutes * 60_000).toISOString();
const other = (change: Partial<OrderContent>): OrderContent => ({ ...order, orderId: 'OLD', ...change });
const find = (change: Partial<OrderContent>, rule?: Partial<DuplicateRule>) =>
  findDuplicates({
    order,
    recent: [other(change)],
    ...(rule === undefined ? {} : { rule: { keys: ['email'], windowMinutes: 60, ...rule } }),
  });

describe('findDuplicates', () => {
  it('finds the same buyer and lines within a day, both ways', () => {
    expect(find({ placedAt: later(-3) })).toEqual([{ orderId: 'OLD', minutesApart: 3, edits: 0 }]);
    expect(find({ placedAt: later(24 * 60) })).toHaveLength(1);
    expect(find({ placedAt: later(24 * 60 + 0.01) })).toEqual([]);
  });

  it.each([
    ['customer', { customer: { customerId: 'C-2' } }],
    ['email', { customer: { email: 'x@y.nl' } }],
    ['phone', { customer: { phone: '0612345679' } }],
    ['name', { customer: { name: 'Piet' } }],
    ['address', { shipTo: { country: 'NL', postalCode: '1015 CJ', lines: ['Keizersgracht 124'] } }],
    ['lines', { lines: [] }],
    ['total', { totals: { ...order.totals, totalMinor: 1 } }],
    ['purchase-order-number', { purchaseOrderNumber: 'PO-2' }],
  ] as const)('compares the %s', (key, change) => {
    expect(find({}, { keys: [key] })).toHaveLength(1);
    expect(find(change as Partial<OrderContent>, { keys: [key] })).toEqual([]);
  });

  it('takes nothing on one side for a difference', () => {
    const { purchaseOrderNumber, ...bare } = order;
    const rule: DuplicateRule = { keys: ['purchase-order-number'], windowMinutes: 60 };
    expect(findDuplicates({ order: bare, recent: [other({})], rule })).toEqual([]);
    expect(findDuplicates({ order: bare, recent: [{ ...bare, orderId: 'OLD' }], rule })).toEqual([]);
    expect(findDuplicates({ order, recent: [{ ...bare, orderId: 'OLD' }], rule })).toEqual([]);
  });

  it('overlooks slips in names and streets, as many as it may, and never in house numbers', () => {
    const name = (text: string, maxEdits: number) => find({ customer: { name: text } }, { keys: ['name'], maxEdits });
    expect(name('Sanne de Vrise', 1)).toMatchObject([{ edits: 1 }]);
    expect(name('Sanne de Vrise', 0)).toEqual([]);
    expect(name('Sanna de Vrise', 1)).toEqual([]);
    expect(name('SANNE  DE VRIES', 0)).toMatchObject([{ edits: 0 }]);
    const street = (text: string) =>
      find({ shipTo: { country: 'NL', postalCode: '1015 CJ', lines: [text] } }, { keys: ['address'], maxEdits: 2 });
    expect(street('Keizergracht 123')).toMatchObject([{ edits: 1 }]);
    expect(street('Keizersgracht 132')).toEqual([]);
  });

  it('reads a phone number with or without its country', () => {
    expect(find({ customer: { phone: '06 1234 5678' } }, { keys: ['phone'] })).toHaveLength(1);
  });

  it('counts units of a SKU however they are spread over lines', () => {
    const [first, second] = order.lines;
    if (first === undefined || second === undefined) throw new Error('the sample has two lines');
    const spread = [second, { ...first, quantity: 1 }, { ...first, quantity: 1 }];
    expect(find({ lines: spread }, { keys: ['lines'] })).toHaveLength(1);
    expect(find({ lines: spread.slice(1) }, { keys: ['lines'] })).toEqual([]);
  });

  it('puts the likeliest first: fewest slips, then least time, then id', () => {
    const rule: DuplicateRule = { keys: ['name'], windowMinutes: 60, maxEdits: 2 };
    const recent = [
      other({ orderId: 'd', customer: { name: 'Sanne de Vrise' } }),
      other({ orderId: 'c', placedAt: later(-5) }),
      other({ orderId: 'b', placedAt: later(-1) }),
      other({ orderId: 'a', placedAt: later(1) }),
    ];
    expect(findDuplicates({ order, recent, rule }).map(({ orderId }) => orderId)).toEqual(['a', 'b', 'c', 'd']);
    fc.assert(
      fc.property(fc.shuffledSubarray(recent, { minLength: 4 }), (mixed) => {
        expect(findDuplicates({ order, recent: mixed, rule }).map(({ orderId }) => orderId)).toEqual([
          'a',
          'b',
          'c',
          'd',
        ]);
      }),
      { numRuns: 30 },
    );
  });

  it('takes no order for its own duplicate, and none without a rule', () => {
    expect(findDuplicates({ order, recent: [order] })).toEqual([]);
    expect(find({}, { keys: [] })).toEqual([]);
    expect(findDuplicates({ order: {}, recent: [other({})] })).toEqual([]);
  });
});
