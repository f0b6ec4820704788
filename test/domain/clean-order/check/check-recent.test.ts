import { describe, expect, it } from 'vitest';
import { checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { EARLIER } from '../finding-examples.ts';
import { found, orderWith } from '../found.ts';
import { CONTEXT } from '../sample.ts';

const recent = (...orders: object[]) => ({
  recentOrders: orders.map((order, index) => ({ ...EARLIER, orderId: `R-${index}`, ...order })),
});
const other = { customer: { customerId: 'C-9', email: 'x@y.nl' }, lines: [] };

describe('checkRecent', () => {
  it('knows an order that was imported before by channel and number', () => {
    const imported = { externalId: '5678123490' };
    expect(found(orderWith(), recent(imported))).toEqual(['order.imported-already /externalId']);
    expect(
      found(orderWith(), recent({ ...imported, ...other, channel: { channelId: 'bol', kind: 'marketplace' } })),
    ).toEqual([]);
    expect(found(orderWith(), recent({ ...other, externalId: '1' }))).toEqual([]);
    expect(found(orderWith({ externalId: undefined }), recent({ ...other, externalId: undefined }))).toEqual([]);
  });

  it('suspects an order of the same buyer and lines within a day', () => {
    expect(found(orderWith(), recent({}))).toEqual(['order.duplicate-suspected ']);
    const [finding] = checkOrder(orderWith(), { ...CONTEXT, ...recent({}) }, { phase: 'submit' });
    expect(finding?.params).toEqual({ orderId: 'R-0', minutes: 3 });
  });

  it('follows the shop’s own rule', () => {
    const rule = (windowMinutes: number) => ({
      ...recent({}),
      duplicates: { keys: ['customer' as const], windowMinutes, severity: 'warning' as const },
    });
    expect(found(orderWith(), rule(3))).toEqual(['~order.duplicate-suspected ']);
    expect(found(orderWith(), rule(2))).toEqual([]);
  });

  it('names at most five', () => {
    expect(found(orderWith(), recent({}, {}, {}, {}, {}, {}))).toHaveLength(5);
  });

  it('counts orders of one customer, address or number in a stretch of time', () => {
    const fraud = { velocity: { maxOrders: 2, minutes: 10 } };
    const orders = (...placed: string[]) =>
      found(orderWith(), { ...recent(...placed.map((placedAt) => ({ lines: [], placedAt }))), fraud });
    expect(orders('2026-11-21T09:25:00.000Z')).toEqual([]);
    expect(orders('2026-11-21T09:25:00.000Z', '2026-11-21T09:20:00.000Z')).toEqual(['fraud.too-many-orders /customer']);
    expect(orders('2026-11-21T09:25:00.000Z', '2026-11-21T09:19:59.999Z')).toEqual([]);
    expect(orders('2026-11-21T09:25:00.000Z', '2026-11-21T09:30:00.001Z')).toEqual([]);
    expect(found(orderWith({ customer: undefined }), { ...recent(other, other), fraud })).toEqual([]);
  });

  it('compares the countries of bill and goods', () => {
    const billed = (country: string, severity: 'error' | 'info') =>
      found(orderWith({ billTo: { country } }), { fraud: { billToCountryDiffers: severity } });
    expect(billed('NL', 'error')).toEqual([]);
    expect(billed('BE', 'error')).toEqual(['fraud.countries-differ /billTo/country']);
    expect(billed('BE', 'info')).toEqual(['?fraud.countries-differ /billTo/country']);
  });

  it('shows somebody what is worth more than the threshold', () => {
    expect(found(orderWith(), { fraud: { reviewAboveMinor: 4385 } })).toEqual([]);
    expect(found(orderWith(), { fraud: { reviewAboveMinor: 4384 } })).toEqual(['fraud.value-above-threshold ']);
  });

  it('asks the judge, and passes on reasons that are codes', () => {
    const judged = (verdict: 'accept' | 'review' | 'reject') =>
      checkOrder(
        orderWith(),
        {
          ...CONTEXT,
          fraud: { judge: () => ({ verdict, score: 0.7, reasons: ['new-card', 'Sanne de Vries, 1015 CJ'] }) },
        },
        { phase: 'submit' },
      );
    expect(judged('accept')).toEqual([]);
    expect(judged('review')[0]).toMatchObject({ code: 'fraud.review', params: { reasons: 'new-card', score: 0.7 } });
    expect(judged('reject')[0]?.code).toBe('fraud.rejected');
  });

  it('stops an order that the judge cannot look at', () => {
    const judge = () => {
      throw new Error('planted');
    };
    expect(found(orderWith(), { fraud: { judge } })).toEqual(['lookup.failed ']);
  });
});
