import { describe, expect, it } from 'vitest';
import { readOrderV0 } from '../../../../src/adapters/channels/amazon/amazon-v0.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function read(order: unknown, items: readonly unknown[] | undefined = [], incomplete = false) {
  const book = new Notebook();
  const { draft } = readOrderV0(new Reader(book, ''), { order, items, incomplete, options: {} });
  return { draft, noted: book.close().findings.map(({ code, path }) => `${code} ${path}`) };
}

const usd = (Amount: string) => ({ CurrencyCode: 'USD', Amount });
const order = {
  AmazonOrderId: '902-1',
  SellerOrderId: 'S-1',
  MarketplaceId: 'ATVPDKIKX0DER',
  PurchaseDate: '2024-01-20T19:49:35Z',
  OrderStatus: 'Unshipped',
  OrderTotal: usd('11.01'),
  FulfillmentChannel: 'MFN',
};
const item = { OrderItemId: '1', QuantityOrdered: 1, ItemPrice: usd('10.00'), ItemTax: usd('1.01') };

describe('readOrderV0', () => {
  it('reads the head of an order', () => {
    const { draft, noted } = read(
      {
        ...order,
        LastUpdateDate: '2024-01-21T19:49:35Z',
        LatestShipDate: '2024-01-25T19:49:35Z',
        LatestDeliveryDate: '2024-01-29T07:59:59Z',
        BuyerInfo: {
          BuyerName: 'Ann',
          BuyerEmail: 'a@example.com',
          PurchaseOrderNumber: 'PO-1',
          BuyerTaxInfo: {
            CompanyLegalName: 'Acme',
            TaxClassifications: [
              { Name: 'Other', Value: 'x' },
              { Name: 'VATNumber', Value: 'XXX123' },
            ],
          },
        },
        ShippingAddress: {
          Name: 'Ann',
          AddressLine1: '1 Cross St.',
          City: 'Canton',
          PostalCode: '48817',
          CountryCode: 'US',
        },
        IsPrime: true,
        IsBusinessOrder: 'true',
        IsReplacementOrder: 'false',
      },
      [item],
    );
    expect(draft).toEqual({
      channel: { channelId: 'amazon', kind: 'marketplace' },
      marketplaceId: 'ATVPDKIKX0DER',
      externalId: '902-1',
      externalNumber: 'S-1',
      placedAt: '2024-01-20T19:49:35.000Z',
      changedAt: '2024-01-21T19:49:35.000Z',
      currency: 'USD',
      cancelled: false,
      channelStatus: 'Unshipped',
      fulfilledBy: 'seller',
      customer: { name: 'Ann', email: 'a@example.com', company: 'Acme', vatNumber: 'XXX123' },
      shipTo: { name: 'Ann', lines: ['1 Cross St.'], postalCode: '48817', city: 'Canton', country: 'US' },
      lines: [{ lineId: '1', quantity: 1, unitPrice: '10', tax: { amount: '1.01' }, statedTotal: '10' }],
      payments: [{ amount: '11.01', status: 'captured' }],
      stated: { total: '11.01' },
      shipBy: '2024-01-25T19:49:35.000Z',
      deliverBy: '2024-01-29T07:59:59.000Z',
      purchaseOrderNumber: 'PO-1',
      tags: ['Prime', 'BusinessOrder'],
      taxesIncluded: false,
    });
    expect(noted).toEqual([]);
  });

  it('is a business where Amazon says so', () => {
    expect(read({ ...order, IsBusinessOrder: true }).draft.customer?.kind).toBe('business');
  });

  it('knows what Amazon sends itself, and what was cancelled', () => {
    expect(read({ ...order, FulfillmentChannel: 'AFN' }).draft.fulfilledBy).toBe('platform');
    expect(read({ ...order, OrderStatus: 'Canceled' }).draft.cancelled).toBe(true);
  });

  it.each(['Pending', 'PendingAvailability', 'Unfulfillable'])(
    'says that nothing may be sent yet: %s',
    (OrderStatus) => {
      const { draft, noted } = read({ ...order, OrderStatus }, [item]);
      expect(noted).toEqual(['channel.not-ready /channelStatus']);
      expect(draft.payments).toMatchObject([{ status: 'pending' }]);
    },
  );

  it('says that lines are missing', () => {
    expect(read(order, [item], true).noted).toEqual(['channel.lines-incomplete /lines']);
    const book = new Notebook();
    const { draft } = readOrderV0(new Reader(book, ''), { order, items: undefined, incomplete: false, options: {} });
    expect(draft.lines).toBeUndefined();
    expect(book.close().findings).toMatchObject([{ code: 'channel.lines-incomplete' }]);
  });

  it('takes the currency of the lines where the order has no total yet', () => {
    const { OrderTotal: _, ...waiting } = order;
    const { draft } = read(waiting, [{ OrderItemId: '0' }, item]);
    expect(draft).toMatchObject({ currency: 'USD' });
    expect(draft.payments).toBeUndefined();
  });

  it('reads several means of payment', () => {
    const { draft } = read({
      ...order,
      PaymentExecutionDetail: [
        { Payment: usd('10.00'), PaymentMethod: 'COD' },
        { Payment: usd('1.01'), PaymentMethod: 'GC' },
      ],
    });
    expect(draft.payments).toEqual([
      { method: 'COD', amount: '10', status: 'pending' },
      { method: 'gift-card', amount: '1.01', status: 'captured' },
    ]);
  });

  it.each([
    [{ PaymentMethod: 'COD' }, { method: 'COD', amount: '11.01', status: 'pending' }],
    [
      { PaymentMethod: 'Other', PaymentMethodDetails: ['CreditCard'] },
      { method: 'CreditCard', amount: '11.01', status: 'captured' },
    ],
    [
      { PaymentMethod: 'Other', PaymentMethodDetails: ['CreditCard', 'GiftCard'] },
      { method: 'Other', amount: '11.01', status: 'captured' },
    ],
  ])('takes the whole total for the one means that is named: %o', (paid, payment) => {
    expect(read({ ...order, ...paid }).draft.payments).toEqual([payment]);
  });

  it('is known by the channel that the caller names', () => {
    const channel = { channelId: 'amazon-de', kind: 'marketplace' as const };
    const { draft } = readOrderV0(new Reader(new Notebook(), ''), {
      order,
      items: [],
      incomplete: false,
      options: { channel, taxesIncluded: true },
    });
    expect(draft).toMatchObject({ channel, taxesIncluded: true });
  });

  it('takes address and buyer from the answers that tell them', () => {
    const book = new Notebook();
    const told = {
      order: { ...order, ShippingAddress: { CountryCode: 'US' }, BuyerInfo: { BuyerEmail: 'a@b.example' } },
      items: [item],
      incomplete: false,
      options: {},
    };
    const buyer = { BuyerName: 'Ada Byron', PurchaseOrderNumber: 'PO-9' };
    const { draft } = readOrderV0(new Reader(book, ''), { ...told, address: { City: 'Gouda' }, buyer });
    expect(draft).toMatchObject({
      shipTo: { city: 'Gouda' },
      customer: { name: 'Ada Byron' },
      purchaseOrderNumber: 'PO-9',
    });
    expect(readOrderV0(new Reader(book, ''), told).draft).toMatchObject({
      shipTo: { country: 'US' },
      customer: { email: 'a@b.example' },
    });
  });
});
