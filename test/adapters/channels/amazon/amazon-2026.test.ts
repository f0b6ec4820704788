import { describe, expect, it } from 'vitest';
import { readOrder2026 } from '../../../../src/adapters/channels/amazon/amazon-2026.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function read(order: unknown) {
  const book = new Notebook();
  const { draft } = readOrder2026(new Reader(book, ''), { order, options: {} });
  return { draft, noted: book.close().findings.map(({ code, path, params }) => ({ code, path, ...params })) };
}

const gbp = (amount: string) => ({ amount, currencyCode: 'GBP' });
const item = {
  orderItemId: '11',
  quantityOrdered: 1,
  product: { price: { unitPrice: gbp('30.00') } },
  proceeds: { proceedsTotal: gbp('30.00'), breakdowns: [{ type: 'ITEM', subtotal: gbp('30.00') }] },
};
const order = {
  orderId: '202-1',
  createdTime: '2024-12-25T09:15:00Z',
  salesChannel: { marketplaceId: 'A1F83G8C2ARO7P' },
  proceeds: { grandTotal: gbp('30.00') },
  fulfillment: { fulfillmentStatus: 'UNSHIPPED', fulfilledBy: 'MERCHANT' },
  orderItems: [item],
};

describe('readOrder2026', () => {
  it('reads a plain order', () => {
    expect(read(order)).toEqual({
      draft: {
        channel: { channelId: 'amazon', kind: 'marketplace' },
        marketplaceId: 'A1F83G8C2ARO7P',
        externalId: '202-1',
        placedAt: '2024-12-25T09:15:00.000Z',
        currency: 'GBP',
        cancelled: false,
        channelStatus: 'UNSHIPPED',
        fulfilledBy: 'seller',
        lines: [{ lineId: '11', quantity: 1, unitPrice: '30', statedTotal: '30' }],
        payments: [{ amount: '30', status: 'captured' }],
        stated: { total: '30' },
        taxesIncluded: false,
      },
      noted: [],
    });
  });

  it('reads who bought, where it goes and what to mind', () => {
    const { draft } = read({
      ...order,
      orderAliases: [
        { aliasType: 'OTHER', aliasId: 'x' },
        { aliasType: 'SELLER_ORDER_ID', aliasId: 'UK-1' },
      ],
      buyer: {
        buyerName: 'James',
        buyerEmail: 'j@example.com',
        buyerCompanyName: 'Wilson',
        buyerPurchaseOrderNumber: 'PO',
      },
      tax: {
        taxRegistrations: [
          { entityType: 'SELLER', taxRegistrationType: 'VAT', taxRegistrationNumber: 'GB1' },
          { entityType: 'BUYER', taxRegistrationType: 'VAT', taxRegistrationNumber: 'GB2' },
        ],
      },
      recipient: {
        deliveryAddress: {
          name: 'James',
          addressLine1: '123 High Street',
          countryCode: 'GB',
          addressType: 'PICKUP_POINT',
        },
        deliveryPreference: { dropOffLocation: 'Porch', addressInstruction: 'Ring\ntwice' },
      },
      lastUpdatedTime: '2024-12-25T16:30:00Z',
      programs: ['PRIME'],
      fulfillment: {
        ...order.fulfillment,
        fulfilledBy: 'AMAZON',
        shipByWindow: { latestDateTime: '2024-12-26T23:59:59Z' },
        deliverByWindow: { latestDateTime: '2024-12-30T23:59:59Z' },
      },
    });
    expect(draft).toMatchObject({
      externalNumber: 'UK-1',
      changedAt: '2024-12-25T16:30:00.000Z',
      fulfilledBy: 'platform',
      customer: { name: 'James', email: 'j@example.com', company: 'Wilson', vatNumber: 'GB2' },
      shipTo: { name: 'James', lines: ['123 High Street'], country: 'GB', kind: 'pickup-point' },
      note: 'Porch\nRing\ntwice',
      tags: ['PRIME'],
      purchaseOrderNumber: 'PO',
      shipBy: '2024-12-26T23:59:59.000Z',
      deliverBy: '2024-12-30T23:59:59.000Z',
    });
  });

  it.each(['PENDING', 'PENDING_AVAILABILITY', 'UNFULFILLABLE'])('says that nothing may be sent yet: %s', (state) => {
    const { draft, noted } = read({ ...order, fulfillment: { fulfillmentStatus: state } });
    expect(noted).toMatchObject([{ code: 'channel.not-ready', path: '/channelStatus' }]);
    expect(draft).toMatchObject({ cancelled: false, payments: [{ status: 'pending' }] });
  });

  it('knows what was cancelled', () => {
    expect(read({ ...order, fulfillment: { fulfillmentStatus: 'CANCELLED' } }).draft.cancelled).toBe(true);
    expect(read({ ...order, fulfillment: undefined }).draft.cancelled).toBeUndefined();
  });

  it('reads the payments, where they are told', () => {
    const paymentExecutions = [
      { paymentMethod: 'CreditCard', paymentAmount: gbp('20.00') },
      { paymentMethod: 'CashOnDelivery', paymentAmount: gbp('10.00') },
    ];
    expect(read({ ...order, payment: { paymentExecutions } }).draft.payments).toEqual([
      { method: 'CreditCard', amount: '20', status: 'captured' },
      { method: 'CashOnDelivery', amount: '10', status: 'pending' },
    ]);
  });

  it('reads the parcels that left, not those that were called back', () => {
    const parcel = {
      carrier: 'Royal Mail',
      trackingNumber: 'RR1',
      shipTime: '2024-12-26T14:00:00Z',
      packageItems: [{ orderItemId: '11', quantity: 1 }],
    };
    const packages = [{ ...parcel, packageStatus: { status: 'CANCELLED' } }, parcel, { carrier: 'UPS' }];
    expect(read({ ...order, packages }).draft.parcels).toEqual([
      {
        carrier: 'Royal Mail',
        trackingNumber: 'RR1',
        shippedAt: '2024-12-26T14:00:00.000Z',
        lines: [{ lineId: '11', quantity: 1 }],
      },
      { carrier: 'UPS' },
    ]);
  });

  it('says that the lines do not come to what the order brings', () => {
    const proceeds = {
      grandTotal: gbp('35.00'),
      breakdowns: [
        { type: 'ITEM', subtotal: gbp('30.00') },
        { type: 'DELIVERY_TIP', subtotal: gbp('5.00') },
      ],
    };
    const { draft, noted } = read({ ...order, proceeds });
    expect(draft.charges).toEqual([{ kind: 'tip', amount: '5' }]);
    expect(noted).toEqual([
      { code: 'channel.total-disagrees', path: '/stated/total', byRounding: false, compared: 'lines' },
    ]);
  });

  it('does not compare where the lines say nothing', () => {
    expect(read({ ...order, orderItems: [{ orderItemId: '1' }], proceeds: { grandTotal: gbp('1') } }).noted).toEqual(
      [],
    );
    expect(read({ ...order, orderItems: [], proceeds: { grandTotal: gbp('1') } }).noted).toEqual([]);
  });

  it('takes the currency of a price where there is no total', () => {
    expect(read({ ...order, proceeds: undefined }).draft).toMatchObject({
      currency: 'GBP',
      lines: [{ unitPrice: '30' }],
    });
  });
});
