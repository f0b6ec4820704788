import { describe, expect, it } from 'vitest';
import { readLine } from '../../../../src/adapters/channels/amazon/amazon-2026-lines.ts';
import { readProceeds } from '../../../../src/adapters/channels/amazon/amazon-2026-proceeds.ts';
import { field, Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function read(item: unknown) {
  const book = new Notebook();
  const reader = new Reader(book, '', 'GBP');
  const line = readLine(reader, { item, proceeds: readProceeds(reader, field(item, 'proceeds')) });
  return { line, noted: book.close().findings.map(({ code }) => code) };
}

const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });
const item = {
  orderItemId: '11',
  quantityOrdered: 3,
  product: { sellerSku: 'A', asin: 'B00', title: 'Tee', price: { unitPrice: gbp('29.99') } },
  proceeds: {
    breakdowns: [
      { type: 'ITEM', subtotal: gbp('89.97') },
      { type: 'DISCOUNT', subtotal: gbp('-9.00') },
      { type: 'TAX', subtotal: gbp('3.00') },
    ],
  },
};

describe('readLine', () => {
  it('reads product, price, discount and tax', () => {
    expect(read(item)).toEqual({
      line: {
        lineId: '11',
        sku: 'A',
        channelSku: 'B00',
        description: 'Tee',
        quantity: 3,
        unitPrice: '29.99',
        discount: '9',
        tax: { amount: '3' },
        statedTotal: '80.97',
      },
      noted: [],
    });
  });

  it('works out a price that is not told', () => {
    expect(read({ ...item, product: {} }).line.unitPrice).toBe('29.99');
    expect(read({ ...item, product: {}, quantityOrdered: undefined }).line.unitPrice).toBeUndefined();
    expect(read({ ...item, product: {}, proceeds: {} }).line.unitPrice).toBeUndefined();
  });

  it.each([
    [{ quantityFulfilled: 0, quantityUnfulfilled: 3 }, undefined],
    [{ quantityFulfilled: 2, quantityUnfulfilled: 1 }, { shipped: 2 }],
    [
      { quantityFulfilled: 1, quantityUnfulfilled: 0 },
      { shipped: 1, cancelled: 2 },
    ],
    [{ quantityUnfulfilled: 0 }, { cancelled: 3 }],
    [{ quantityFulfilled: 4, quantityUnfulfilled: 0 }, { shipped: 4 }],
    [undefined, undefined],
  ])('knows what was sent and what was cancelled: %o', (fulfillment, done) => {
    expect(read({ ...item, fulfillment }).line.done).toEqual(done);
  });

  it('knows that the buyer wants out until that is answered', () => {
    const cancellation = { cancellationRequest: { requester: 'BUYER' } };
    expect(read({ ...item, cancellation })).toMatchObject({
      line: { cancellationRequested: true },
      noted: ['channel.cancellation-requested'],
    });
    const answered = { ...cancellation, cancellationExecution: { cancellationTime: '2024-01-01T00:00:00Z' } };
    expect(read({ ...item, cancellation: answered }).line.cancellationRequested).toBeUndefined();
    expect(read({ ...item, cancellation: { cancellationRequest: null } }).noted).toEqual([]);
  });

  it('reads wishes: a design, a measure', () => {
    const { line } = read({
      ...item,
      measurement: { value: 2.5, unit: 'METERS' },
      product: { customization: { customizedUrl: 'https://example.com/1' } },
      fulfillment: {
        packing: { giftOption: { giftMessage: 'Hi\nYou' } },
        shipping: { scheduledDeliveryWindow: { latestDateTime: '2024-12-28T17:00:00Z' } },
      },
    });
    expect(line).toMatchObject({
      wishes: [
        { name: 'customization', value: 'https://example.com/1' },
        { name: 'measurement', value: '2.5 METERS' },
      ],
      giftMessage: 'Hi\nYou',
      deliverBy: '2024-12-28T17:00:00.000Z',
    });
    expect(read({ ...item, measurement: { value: 2 } }).line.wishes).toEqual([{ name: 'measurement', value: '2' }]);
  });
});
