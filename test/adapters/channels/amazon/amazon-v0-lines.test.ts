import { describe, expect, it } from 'vitest';
import { readItems } from '../../../../src/adapters/channels/amazon/amazon-v0-lines.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function readAll(items: readonly unknown[], more: { wanted?: Map<unknown, unknown>; isReplacement?: boolean } = {}) {
  const book = new Notebook();
  const question = { items, wanted: new Map(), isReplacement: false, ...more };
  const parts = readItems(new Reader(book, '', 'USD'), question);
  return { ...parts, noted: book.close().findings.map(({ code, path }) => `${code} ${path}`) };
}

const read = (...items: unknown[]) => readAll(items);
const usd = (Amount: string) => ({ CurrencyCode: 'USD', Amount });
const item = {
  OrderItemId: '11',
  SellerSKU: 'A',
  ASIN: 'B00',
  Title: 'Tee',
  QuantityOrdered: 3,
  ItemPrice: usd('10.00'),
};

describe('readItems', () => {
  it('works the price of one unit out of the price of the line', () => {
    const { lines, charges, noted } = read(item);
    expect(lines).toEqual([
      {
        lineId: '11',
        sku: 'A',
        channelSku: 'B00',
        description: 'Tee',
        quantity: 3,
        unitPrice: '3.333',
        statedTotal: '10',
      },
    ]);
    expect(charges).toEqual([]);
    expect(noted).toEqual([]);
  });

  it('takes the promotion off the line, and its tax off the tax', () => {
    const { lines } = read({
      ...item,
      PromotionDiscount: usd('1.50'),
      ItemTax: usd('0.80'),
      PromotionDiscountTax: usd('0.12'),
    });
    expect(lines[0]).toMatchObject({ discount: '1.5', tax: { amount: '0.68' }, statedTotal: '8.5' });
  });

  it('knows what was sent, what is wished for, and that the buyer wants out', () => {
    const { lines, noted } = read({
      ...item,
      QuantityShipped: 2,
      ScheduledDeliveryEndDate: '2013-09-09T01:30:00Z',
      BuyerInfo: {
        BuyerCustomizedInfo: { CustomizedURL: 'https://example.com/1' },
        GiftMessageText: 'For you!',
      },
      BuyerRequestedCancel: { IsBuyerRequestedCancel: 'true' },
    });
    expect(lines[0]).toMatchObject({
      done: { shipped: 2 },
      deliverBy: '2013-09-09T01:30:00.000Z',
      wishes: [{ name: 'customization', value: 'https://example.com/1' }],
      giftMessage: 'For you!',
      cancellationRequested: true,
    });
    expect(noted).toEqual(['channel.cancellation-requested /lines/0/cancellationRequested']);
  });

  it('reads gifts also from the item itself, as older answers have them', () => {
    const { lines, charges } = read({
      ...item,
      GiftMessageText: 'Hi',
      GiftWrapPrice: usd('1.99'),
      GiftWrapTax: usd('0.2'),
    });
    expect(lines[0]?.giftMessage).toBe('Hi');
    expect(charges).toEqual([{ chargeId: 'gift-wrap-11', kind: 'gift-wrap', amount: '1.99', tax: { amount: '0.2' } }]);
  });

  it('makes charges of what is paid beside the goods', () => {
    const { charges } = read({
      ...item,
      ShippingPrice: usd('4.99'),
      ShippingDiscount: usd('1.00'),
      ShippingTax: usd('0.50'),
      ShippingDiscountTax: usd('0.10'),
      CODFee: usd('2.00'),
      CODFeeDiscount: usd('0.00'),
    });
    expect(charges).toEqual([
      { chargeId: 'shipping-11', kind: 'shipping', amount: '4.99', discount: '1', tax: { amount: '0.4' } },
      { chargeId: 'payment-11', kind: 'payment', amount: '2' },
    ]);
  });

  it('leaves out charges of nothing', () => {
    expect(read({ ...item, ShippingPrice: usd('0.00') }).charges).toEqual([]);
  });

  it('tells amounts in another currency, and does not carry them over', () => {
    const { lines, charges, noted } = read({
      ...item,
      ItemPrice: { CurrencyCode: 'JPY', Amount: '5' },
      ShippingPrice: { CurrencyCode: 'JPY', Amount: '5' },
    });
    expect(lines[0]?.unitPrice).toBeUndefined();
    expect(charges).toEqual([]);
    expect(noted).toContain('channel.mixed-currencies /lines/0/unitPrice');
    expect(noted).toContain('channel.mixed-currencies /charges/0/amount');
  });

  it('has no price of one unit where there are no units', () => {
    expect(read({ ...item, QuantityOrdered: 0 }).lines[0]).toMatchObject({ quantity: 0, statedTotal: '10' });
    expect(read({ ...item, QuantityOrdered: 0 }).lines[0]?.unitPrice).toBeUndefined();
    expect(read({ ...item, QuantityOrdered: undefined }).lines[0]?.unitPrice).toBeUndefined();
  });

  it('takes what is no item for an item of which nothing is known', () => {
    expect(read(null, 'x').lines).toEqual([{}, {}]);
  });

  it('takes discounts off, whichever sign they are written with', () => {
    const off = (sign: string) =>
      read({
        ...item,
        PromotionDiscount: usd(`${sign}1.00`),
        ItemTax: usd('0.90'),
        PromotionDiscountTax: usd(`${sign}0.10`),
        ShippingPrice: usd('4.00'),
        ShippingDiscount: usd(`${sign}4.00`),
      });
    // 10.00 - 1.00 = 9.00; 0.90 - 0.10 = 0.80
    expect(off('-')).toEqual(off(''));
    expect(off('-').lines).toMatchObject([{ discount: '1', statedTotal: '9', tax: { amount: '0.8' } }]);
    expect(off('-').charges).toMatchObject([{ amount: '4', discount: '4' }]);
  });

  it('knows that the goods of a replacement cost nothing, unless they have a price', () => {
    const { ItemPrice: _, ...unpriced } = item;
    expect(readAll([unpriced], { isReplacement: true }).lines).toMatchObject([{ unitPrice: '0', statedTotal: '0' }]);
    expect(readAll([unpriced]).lines[0]).not.toHaveProperty('unitPrice');
    expect(readAll([{ ...item, ItemPrice: usd('3.00') }], { isReplacement: true }).lines[0]?.unitPrice).toBe('1');
  });

  it('reads what is wanted of an item from the answer that tells it', () => {
    const wanted = new Map([['11', { OrderItemId: '11', GiftMessageText: 'Hi', GiftWrapPrice: usd('2.00') }]]);
    const { lines, charges } = readAll([item], { wanted });
    expect(lines).toMatchObject([{ giftMessage: 'Hi' }]);
    expect(charges).toMatchObject([{ kind: 'gift-wrap', amount: '2' }]);
  });
});
