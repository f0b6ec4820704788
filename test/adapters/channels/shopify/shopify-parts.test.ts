import { describe, expect, it } from 'vitest';
import { readParts } from '../../../../src/adapters/channels/shopify/shopify-parts.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function parts(order: object, stated: object = {}) {
  const book = new Notebook();
  const read = readParts(new Reader(book, '/drafts/0', 'EUR'), { order, stated });
  book.keep({});
  return { read, noted: book.close().findings.map(({ code, path }) => `${code} ${path.slice(9)}`) };
}

const line = { id: 1, quantity: 1, price: '10.00' };

describe('readParts', () => {
  it('takes discounts off lines and shipping', () => {
    const order = {
      line_items: [{ ...line, discount_allocations: [{ amount: '2.00' }] }],
      shipping_lines: [
        { title: 'Post', price: '5.00', discounted_price: '4.00', tax_lines: [{ price: '0.84', rate: 0.21 }] },
      ],
    };
    expect(parts(order, { discount: '3' }).read).toEqual({
      lines: [{ lineId: '1', quantity: 1, unitPrice: '10', discount: '2' }],
      charges: [
        { kind: 'shipping', description: 'Post', amount: '5', tax: { rate: '0.21', amount: '0.84' }, discount: '1' },
      ],
    });
  });

  it('takes off the whole order what older orders state only there', () => {
    const order = { line_items: [line], discount_codes: [{ code: 'TENOFF', amount: '10.00' }] };
    expect(parts(order, { discount: '10' }).read).toMatchObject({
      discounts: [{ code: 'TENOFF', amount: '10' }],
      discountCodes: ['TENOFF'],
    });
    expect(parts({ ...order, discount_codes: ['A', 'B'] }, { discount: '10' }).read).toMatchObject({
      discounts: [{ amount: '10' }],
      discountCodes: ['A', 'B'],
    });
  });

  it('counts a tip once, wherever it stands', () => {
    const tip = { id: 2, quantity: 1, price: '3.00', tip: { payment_gateway: 'visa' } };
    expect(parts({ line_items: [line, tip], total_tip_received: '3.00' }).read).toMatchObject({
      lines: [{ lineId: '1' }],
      charges: [{ kind: 'tip', amount: '3' }],
    });
    expect(parts({ line_items: [line], total_tip_received: '3.00' }).read.charges).toEqual([
      { kind: 'tip', amount: '3' },
    ]);
    expect(parts({ line_items: [line], total_tip_received: '0.00' }).read.charges).toBeUndefined();
  });

  it('reads duties and other fees', () => {
    const money = (amount: string) => ({ shop_money: { amount, currency_code: 'EUR' } });
    const order = { original_total_duties_set: money('4.50'), original_total_additional_fees_set: money('1.00') };
    expect(parts(order).read.charges).toEqual([
      { kind: 'duty', amount: '4.5' },
      { kind: 'other', amount: '1' },
    ]);
  });

  it('takes the sum of shipping where it is not spelled out, and leaves out what was removed', () => {
    const total = { totalShippingPriceSet: { shopMoney: { amount: '4.95', currencyCode: 'EUR' } } };
    expect(parts(total).read.charges).toEqual([{ kind: 'shipping', amount: '4.95' }]);
    expect(parts({ ...total, shippingLines: { nodes: [] } }).read.charges).toBeUndefined();
    expect(parts({ shipping_lines: [{ price: '5.00', is_removed: true }] }).read.charges).toBeUndefined();
  });

  it('says that lines are missing, or are none', () => {
    expect(parts({ lineItems: { nodes: [line], pageInfo: { hasNextPage: true } } }).noted).toEqual([
      'channel.lines-incomplete /lines',
    ]);
    expect(parts({ line_items: [line, 'x'] }).noted).toEqual(['channel.record-refused /lines/1']);
    expect(parts({ line_items: 'x' }).noted).toEqual(['channel.list-refused /lines']);
  });

  it('notes amounts in another currency', () => {
    const foreign = { ...line, price_set: { shop_money: { amount: '9.00', currency_code: 'USD' } } };
    expect(parts({ line_items: [foreign] }).noted).toEqual(['channel.mixed-currencies /lines/0/unitPrice']);
  });

  it('reads the one shipping line of a query that asked for it alone, with its tax', () => {
    const shippingLine = {
      title: 'Standard',
      originalPriceSet: { shopMoney: { amount: '3.00', currencyCode: 'EUR' } },
      taxLines: [{ rate: 0.255, priceSet: { shopMoney: { amount: '0.77', currencyCode: 'EUR' } } }],
    };
    expect(parts({ lineItems: [line], shippingLine }).read.charges).toEqual([
      { kind: 'shipping', description: 'Standard', amount: '3', tax: { rate: '0.255', amount: '0.77' } },
    ]);
    expect(parts({ lineItems: [line], shippingLine: null }).read.charges).toBeUndefined();
  });
});
