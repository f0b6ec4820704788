import { describe, expect, it } from 'vitest';
import { readOrder } from '../../../../src/adapters/channels/shopify/shopify-order.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function order(fields: object) {
  const book = new Notebook();
  const { draft } = readOrder(new Reader(book, '/drafts/0'), {
    order: fields,
    channel: { channelId: 'x', kind: 'own-shop' },
  });
  book.keep(draft);
  return { draft, noted: book.close().findings.map(({ code, path }) => `${code} ${path.slice(9)}`) };
}

const address = {
  first_name: 'Ada',
  last_name: 'Byron',
  company: 'Byron BV',
  address1: 'Laan 2',
  address2: 'bus 3',
  zip: '2801AA',
  city: 'Gouda',
  province: 'Zuid-Holland',
  province_code: 'ZH',
  country: 'Netherlands',
  country_code: 'NL',
  phone: '+31612345678',
};
const read = {
  name: 'Ada Byron',
  company: 'Byron BV',
  lines: ['Laan 2', 'bus 3'],
  postalCode: '2801AA',
  city: 'Gouda',
  region: 'ZH',
  country: 'NL',
  phone: '+31612345678',
};

describe('readOrder', () => {
  it('reads the head of an order', () => {
    const { draft } = order({
      id: 1,
      name: '#1001',
      created_at: '2026-05-01T10:00:00+02:00',
      updated_at: '2026-05-02T10:00:00+02:00',
      currency: 'EUR',
      taxes_included: true,
      test: false,
      cancelled_at: null,
      fulfillment_status: 'partial',
      location_id: 655441491,
      po_number: 'PO-9',
      note: 'please\nring',
      note_attributes: [{ name: 'day', value: 'friday' }],
      tags: 'vip, wholesale,',
      customer_locale: 'nl',
      email: 'ada@example.com',
      phone: '+31612345678',
      customer: { id: 207119551, first_name: 'Ada', last_name: 'Byron' },
      billing_address: address,
      shipping_address: { ...address, name: 'A. Byron' },
    });
    expect(draft).toEqual({
      channel: { channelId: 'x', kind: 'own-shop' },
      externalId: '1',
      externalNumber: '#1001',
      placedAt: '2026-05-01T08:00:00.000Z',
      changedAt: '2026-05-02T08:00:00.000Z',
      currency: 'EUR',
      taxesIncluded: true,
      test: false,
      cancelled: false,
      channelStatus: 'partial',
      locationId: '655441491',
      purchaseOrderNumber: 'PO-9',
      note: 'please\nring',
      wishes: [{ name: 'day', value: 'friday' }],
      tags: ['vip', 'wholesale'],
      customer: {
        customerId: '207119551',
        name: 'Ada Byron',
        email: 'ada@example.com',
        phone: '+31612345678',
        language: 'nl',
      },
      billTo: read,
      shipTo: { ...read, name: 'A. Byron' },
      lines: [],
    });
  });

  it('reads the head of an order in GraphQL', () => {
    const { draft } = order({
      id: 'gid://shopify/Order/1',
      name: '#1001',
      currencyCode: 'EUR',
      cancelledAt: '2026-05-02T10:00:00Z',
      displayFulfillmentStatus: 'UNFULFILLED',
      customer: { id: 'gid://shopify/Customer/7', displayName: 'Ada Byron', email: 'ada@example.com', locale: 'nl' },
      shippingAddress: {
        firstName: 'Ada',
        lastName: 'Byron',
        address1: 'Laan 2',
        provinceCode: 'ZH',
        countryCodeV2: 'NL',
      },
      tags: ['vip'],
    });
    expect(draft).toMatchObject({
      externalId: '1',
      cancelled: true,
      channelStatus: 'UNFULFILLED',
      customer: { customerId: '7', name: 'Ada Byron', email: 'ada@example.com', language: 'nl' },
      shipTo: { name: 'Ada Byron', lines: ['Laan 2'], region: 'ZH', country: 'NL' },
      tags: ['vip'],
    });
  });

  it('takes the currency of the total where none is named', () => {
    expect(order({ totalPriceSet: { shopMoney: { amount: '1', currencyCode: 'GBP' } } }).draft.currency).toBe('GBP');
  });

  it('must be on its way by the earliest of its deadlines', () => {
    const works = [
      { fulfill_by: '2026-05-03T12:00:00Z' },
      { fulfill_by: '2026-05-02T12:00:00Z' },
      { fulfill_by: null },
    ];
    expect(order({ fulfillment_orders: works }).draft.shipBy).toBe('2026-05-02T12:00:00.000Z');
    const graph = { fulfillmentOrders: { nodes: [{ fulfillBy: '2026-05-03T12:00:00Z' }] } };
    expect(order(graph).draft.shipBy).toBe('2026-05-03T12:00:00.000Z');
  });

  it('refuses ids that JSON has damaged', () => {
    expect(order(JSON.parse('{"id":9007199254740993}')).noted).toEqual(['channel.id-not-safe /externalId']);
    // a test webhook of the channel has such ids, and the same ids as text beside them
    const whole = order(
      JSON.parse('{"id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Order/820982911946154508"}'),
    );
    expect(whole.noted).toEqual([]);
    expect(whole.draft.externalId).toBe('820982911946154508');
  });

  it('says what it cannot read', () => {
    expect(order({ customer: 'Ada', taxes_included: 'maybe', created_at: 'soon', tags: 7 }).noted).toEqual([
      'channel.time-refused /placedAt',
      'channel.flag-refused /taxesIncluded',
      'channel.record-refused /customer',
      'channel.list-refused /tags',
    ]);
  });

  it('counts a tip that stands among the lines as a charge, not as goods', () => {
    const lines = [
      { id: 1, quantity: 1, price: '20.00' },
      { id: 2, quantity: 1, price: '3.00', tip: { payment_gateway: 'x' } },
    ];
    const told = { currency: 'EUR', line_items: lines, total_price: '23.00' };
    // 20.00 of goods and 3.00 of tip
    expect(order({ ...told, total_line_items_price: '23.00' }).draft.stated).toEqual({ goods: '20', total: '23' });
    expect(order({ ...told, total_line_items_price: '20.00' }).draft.stated).toEqual({ goods: '20', total: '23' });
    // 22.00 is neither: it stays, and is noted as a difference
    expect(order({ ...told, total_line_items_price: '22.00' }).draft.stated).toEqual({ goods: '22', total: '23' });
  });

  it('reads an order of a query that asked for amounts in the currency of the customer alone', () => {
    const money = (amount: string) => ({ presentmentMoney: { amount, currencyCode: 'CAD' } });
    const { draft, noted } = order({
      id: 'gid://shopify/Order/1',
      currencyCode: 'USD',
      totalPriceSet: money('61.00'),
      totalShippingPriceSet: money('5.00'),
      lineItems: { nodes: [{ id: 'gid://shopify/LineItem/2', quantity: 2, originalUnitPriceSet: money('28.00') }] },
    });
    expect(noted).toEqual([]);
    expect(draft).toMatchObject({
      currency: 'CAD',
      lines: [{ unitPrice: '28' }],
      charges: [{ kind: 'shipping', amount: '5' }],
      stated: { shipping: '5', total: '61' },
    });
  });

  it('takes what the order comes to now for its total, as long as nothing was taken out or paid back', () => {
    const set = (amount: string) => ({ shopMoney: { amount, currencyCode: 'EUR' } });
    const line = { id: 1, quantity: 2, currentQuantity: 2, originalUnitPriceSet: set('5.00') };
    const paid = { displayFinancialStatus: 'PAID', currentTotalPriceSet: set('10.00'), lineItems: { nodes: [line] } };
    expect(order(paid).draft).toMatchObject({
      currency: 'EUR',
      stated: { total: '10' },
      payments: [{ amount: '10', status: 'captured' }],
    });
    const edited = { ...paid, lineItems: { nodes: [{ ...line, currentQuantity: 1 }] } };
    expect(order(edited).draft.stated).toBeUndefined();
    expect(order({ ...paid, displayFinancialStatus: 'PARTIALLY_REFUNDED' }).draft.stated).toBeUndefined();
    expect(order({ ...paid, totalPriceSet: set('12.00') }).draft.stated).toEqual({ total: '12' });
  });
});
