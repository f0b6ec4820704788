import { describe, expect, it } from 'vitest';
import {
  doneOf,
  isTip,
  readLine,
  readTax,
  readWishes,
} from '../../../../src/adapters/channels/shopify/shopify-line.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '', 'EUR');

describe('readLine', () => {
  it('reads a line of REST', () => {
    const item = {
      id: 11,
      variant_id: 39072856,
      sku: 'IPOD',
      name: 'IPod - red',
      title: 'IPod',
      quantity: 2,
      price: '199.00',
      requires_shipping: true,
      gift_card: false,
      tax_lines: [{ price: '3.98', rate: 0.06 }],
      properties: [{ name: 'Engraving', value: 'Happy Birthday' }],
    };
    expect(readLine(reader(), item)).toEqual({
      lineId: '11',
      kind: 'goods',
      sku: 'IPOD',
      channelSku: '39072856',
      description: 'IPod - red',
      quantity: 2,
      unitPrice: '199',
      tax: { rate: '0.06', amount: '3.98' },
      wishes: [{ name: 'Engraving', value: 'Happy Birthday' }],
    });
  });

  it('reads a line of GraphQL', () => {
    const item = {
      id: 'gid://shopify/LineItem/11',
      sku: 'IPOD',
      title: 'IPod',
      quantity: 2,
      variant: { id: 'gid://shopify/ProductVariant/39072856', barcode: '8712626055143' },
      originalUnitPriceSet: { shopMoney: { amount: '199.0', currencyCode: 'EUR' } },
      isGiftCard: true,
      customAttributes: [{ key: 'Engraving', value: 'x' }],
    };
    expect(readLine(reader(), item)).toEqual({
      lineId: '11',
      kind: 'gift-card',
      sku: 'IPOD',
      gtin: '8712626055143',
      channelSku: '39072856',
      description: 'IPod',
      quantity: 2,
      unitPrice: '199',
      wishes: [{ name: 'Engraving', value: 'x' }],
    });
  });

  it('works out the price of one unit where only the total of the line was asked for', () => {
    const total = { shopMoney: { amount: '10.00', currencyCode: 'EUR' } };
    expect(readLine(reader(), { quantity: 3, originalTotalSet: total }).unitPrice).toBe('3.333');
    expect(readLine(reader(), { quantity: 3, discountedTotalSet: total }).unitPrice).toBe('3.333');
    expect(readLine(reader(), { discountedTotalSet: total }).unitPrice).toBeUndefined();
    expect(readLine(reader(), { quantity: 0, discountedTotalSet: total }).unitPrice).toBeUndefined();
  });

  it('takes what is not shipped for digital', () => {
    expect(readLine(reader(), { requires_shipping: false }).kind).toBe('digital');
    expect(readLine(reader(), {}).kind).toBeUndefined();
  });
});

describe('readTax', () => {
  it('names the rate only where there is one', () => {
    const taxes = [
      { price: '1.00', rate: 0.06 },
      { price: '0.50', rate: 0.03 },
    ];
    expect(readTax(reader(), { tax_lines: taxes })).toEqual({ amount: '1.5' });
    expect(readTax(reader(), { tax_lines: taxes.slice(1) })).toEqual({ rate: '0.03', amount: '0.5' });
    expect(readTax(reader(), { tax_lines: [{ rate: 0.03 }] })).toEqual({ rate: '0.03' });
    expect(readTax(reader(), { tax_lines: [] })).toBeUndefined();
    expect(readTax(reader(), {})).toBeUndefined();
  });
});

describe('wishes and tips', () => {
  it('are read from lists only', () => {
    expect(readWishes(reader(), [])).toBeUndefined();
    expect(readWishes(reader(), 'x')).toBeUndefined();
    expect(isTip({ tip: { payment_gateway: 'x' } })).toBe(true);
    expect(isTip({ tip: null })).toBe(false);
  });
});

describe('doneOf', () => {
  const line = { lineId: '11', quantity: 3 };
  const units = (entries: Record<string, number> = {}) => new Map(Object.entries(entries));
  const done = (item: object, shipped = {}, refunded = {}, shipmentsKnown = true) =>
    doneOf(item, { line, done: { shipped: units(shipped), refunded: units(refunded), shipmentsKnown } });

  it.each([
    ['nothing', {}, {}, {}, undefined],
    ['sent', {}, { 11: 2 }, {}, { shipped: 2 }],
    ['taken out before it was sent', { current_quantity: 2 }, {}, { 11: 1 }, { cancelled: 1, refunded: 1 }],
    ['returned after it was sent', { current_quantity: 2 }, { 11: 3 }, { 11: 1 }, { shipped: 3, refunded: 1 }],
    ['paid back, without a word on how many are left', {}, {}, { 11: 1 }, { cancelled: 1, refunded: 1 }],
    ['of another line', {}, { 12: 1 }, {}, undefined],
  ])('tells %s', (_, item, shipped, refunded, expected) => {
    expect(done(item, shipped, refunded)).toEqual(expected);
  });

  it('believes the line where the payload has no shipments', () => {
    const item = { fulfillment_status: 'fulfilled', fulfillable_quantity: 0 };
    expect(done(item, {}, {}, false)).toEqual({ shipped: 3 });
    expect(done({ ...item, current_quantity: 2 }, {}, { 11: 1 }, false)).toEqual({
      shipped: 2,
      cancelled: 1,
      refunded: 1,
    });
    expect(done({ fulfillment_status: 'partial', fulfillable_quantity: 1 }, {}, {}, false)).toBeUndefined();
  });
});
