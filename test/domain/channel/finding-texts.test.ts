import { describe, expect, it } from 'vitest';
import { fromAmazon } from '../../../src/adapters/channels/amazon/index.ts';
import { fromBol } from '../../../src/adapters/channels/bol/index.ts';
import { fromCsv } from '../../../src/adapters/channels/csv/index.ts';
import { fromSquare } from '../../../src/adapters/channels/square/index.ts';
import { fromWooCommerce } from '../../../src/adapters/channels/woocommerce/index.ts';
import { CHANNEL_TEXTS, type ChannelCode, type Translation } from '../../../src/domain/channel/index.ts';

const line = { orderItemId: '1', quantity: 1, unitPrice: 5 };
const bol = (order: object, item: object = {}) =>
  fromBol({ orderId: 'A1', orderItems: [{ ...line, ...item }], ...order });
const amazon = { AmazonOrderId: '1', OrderStatus: 'Unshipped', OrderItems: [] };
const woo = { id: 7, currency: 'EUR', status: 'processing', date_created_gmt: '2024-01-01T00:00:00', billing: {} };

/** One payload that shows each of the findings. */
const EXAMPLES: Readonly<Record<ChannelCode, () => Translation>> = {
  'channel.not-readable': () => fromBol('x'),
  'channel.not-an-order': () => fromBol({ orders: [7] }),
  'channel.too-large': () => bol({ orderItems: new Array(20_001).fill(null) }),
  'channel.more-findings': () => bol({ orderItems: new Array(2_000).fill({ quantity: 'x' }) }),
  'channel.more-pages': () => fromAmazon({ orders: [], pagination: { nextToken: 'x' } }),
  'channel.lines-incomplete': () => fromAmazon({ ...amazon, OrderItems: undefined }),
  'channel.head-missing': () => fromAmazon({ AmazonOrderId: '1', OrderItems: [] }),
  'channel.order-given-twice': () => fromAmazon([amazon, amazon]),
  'channel.id-not-safe': () => bol({ orderId: 2 ** 53 }),
  'channel.id-refused': () => bol({ orderId: 'x'.repeat(1_000) }),
  'channel.text-refused': () => bol({ shipmentDetails: { city: 'a\u0000b' } }),
  'channel.amount-refused': () => bol({}, { unitPrice: 'free' }),
  'channel.quantity-refused': () => bol({}, { quantity: 'some' }),
  'channel.time-refused': () => bol({ orderPlacedDateTime: 'yesterday' }),
  'channel.zone-missing': () => fromCsv('order,sku,quantity,date\n1,A,1,2024-01-01 10:00'),
  'channel.flag-refused': () => bol({}, { cancellationRequest: 'maybe' }),
  'channel.list-refused': () => bol({}, { discounts: 'x' }),
  'channel.record-refused': () => bol({ shipmentDetails: 'here' }),
  'channel.word-unknown': () => bol({}, { fulfilmentMethod: 'FBX' }),
  'channel.mixed-currencies': () =>
    fromSquare({ total_money: { amount: 1, currency: 'USD' }, total_tax_money: { amount: 1, currency: 'EUR' } }),
  'channel.total-disagrees': () =>
    fromWooCommerce({ ...woo, line_items: [{ id: 1, quantity: 1, subtotal: '1', total: '1' }], total: '5' }),
  'channel.line-disagrees': () => bol({}, { totalPrice: 6 }),
  'channel.tax-reading-inferred': () =>
    fromCsv('order,sku,quantity,price,tax,total,currency\n1,A,1,10,1.74,10.00,EUR', { zone: 'UTC' }),
  'channel.tax-mixed': () => fromSquare({ line_items: [], taxes: [{ type: 'INCLUSIVE' }, { type: 'ADDITIVE' }] }),
  'channel.payment-unclear': () =>
    fromCsv('order,sku,quantity,price,total,financial status\n1,A,1,10,10,partially_paid'),
  'channel.cancellation-requested': () => bol({}, { cancellationRequest: true }),
  'channel.not-ready': () => fromAmazon({ ...amazon, OrderStatus: 'Pending' }),
  'channel.part-of-kit': () =>
    fromWooCommerce({
      ...woo,
      line_items: [
        { id: 1, quantity: 1, subtotal: '1', total: '1', bundled_items: [2] },
        { id: 2, quantity: 1, subtotal: '0', total: '0', bundled_by: 1 },
      ],
    }),
  'csv.quote-not-closed': () => fromCsv('order,sku,quantity\n1,"A,1\n2,B,1'),
  'csv.quote-misplaced': () => fromCsv('order,sku,quantity\n1,"A"x,1'),
  'csv.header-missing': () => fromCsv('one,two\nthree,four'),
  'csv.column-missing': () => fromCsv('order,sku,quantity\n1,A,1', { columns: { gtin: 'EAN' } }),
  'csv.column-named-twice': () => fromCsv('order,sku,sku,quantity\n1,A,B,1'),
  'csv.column-unused': () => fromCsv('order,sku,quantity,favourite colour\n1,A,1,red'),
  'csv.row-too-short': () => fromCsv('order,sku,quantity\n1,A'),
  'csv.row-too-long': () => fromCsv('order,sku,quantity\n1,A,1,7'),
  'csv.order-number-missing': () => fromCsv('order,sku,quantity\n1,A,1\n,B,1'),
  'csv.decimals-unclear': () => fromCsv('order;sku;quantity;price\n1;A;1;1,234'),
  'csv.day-order-unclear': () => fromCsv('order,sku,quantity,date\n1,A,1,03/04/2026'),
  'csv.formula-cell': () => fromCsv('order,sku,quantity\n1,=A1+B1,1'),
  'csv.number-mangled': () => fromCsv('order,sku,quantity\n1,8.71874E+12,1'),
  'csv.rows-disagree': () => fromCsv('order,sku,quantity,currency\n1,A,1,EUR\n1,B,1,USD'),
};

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

describe('CHANNEL_TEXTS', () => {
  it.each(Object.entries(EXAMPLES) as [ChannelCode, () => Translation][])(
    'says in both languages what %s is',
    (code, example) => {
      const found = example().findings.filter((finding) => finding.code === code);
      expect(found).not.toEqual([]);
      const { en, nl } = CHANNEL_TEXTS[code];
      expect(placeholders(nl)).toEqual(placeholders(en));
      for (const { params } of found) for (const name of placeholders(en)) expect(params).toHaveProperty(name);
      expect([en, nl].every((text) => /^[A-ZÉ{].*\.$/.test(text))).toBe(true);
      expect(en).not.toBe(nl);
    },
  );

  it('has no other text', () => {
    expect(Object.keys(CHANNEL_TEXTS).sort()).toEqual(Object.keys(EXAMPLES).sort());
  });
});
