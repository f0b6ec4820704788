import { describe, expect, it } from 'vitest';
import { readOrder, type WooOptions } from '../../../../src/adapters/channels/woocommerce/woo-order.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function order(fields: object, options: WooOptions = {}) {
  const book = new Notebook();
  const { draft, roundedParts } = readOrder(new Reader(book, '/drafts/0'), { order: fields, options });
  book.keep(draft);
  return { draft, roundedParts, noted: book.close().findings.map(({ code, path }) => `${code} ${path.slice(9)}`) };
}

describe('readOrder', () => {
  it('reads the head of an order', () => {
    const person = {
      first_name: 'Ada',
      last_name: 'Byron',
      company: 'Byron BV',
      address_1: 'Laan 2',
      address_2: 'bus 3',
    };
    const place = {
      city: 'Gouda',
      state: 'ZH',
      postcode: '2801AA',
      country: 'NL',
      email: 'ada@example.com',
      phone: '+31612345678',
    };
    const { draft, noted } = order({
      id: 727,
      number: 'W-727',
      status: 'processing',
      currency: 'EUR',
      date_created: '2017-03-22T16:28:02',
      date_created_gmt: '2017-03-22T19:28:02',
      customer_id: 26,
      customer_note: 'please\nring',
      billing: { ...person, ...place },
      shipping: { ...person, country: 'BE' },
      coupon_lines: [{ code: '30$off', discount: '30' }],
      total: '0.00',
      meta_data: [{ key: 'vat_number', value: 'NL123456789B01' }],
    });
    expect(noted).toEqual([]);
    expect(draft).toEqual({
      channel: { channelId: 'woocommerce', kind: 'own-shop' },
      externalId: '727',
      externalNumber: 'W-727',
      placedAt: '2017-03-22T19:28:02.000Z',
      currency: 'EUR',
      taxesIncluded: false,
      cancelled: false,
      channelStatus: 'processing',
      customer: {
        customerId: '26',
        name: 'Ada Byron',
        email: 'ada@example.com',
        phone: '+31612345678',
        company: 'Byron BV',
        vatNumber: 'NL123456789B01',
      },
      billTo: {
        name: 'Ada Byron',
        company: 'Byron BV',
        lines: ['Laan 2', 'bus 3'],
        postalCode: '2801AA',
        city: 'Gouda',
        region: 'ZH',
        country: 'NL',
        phone: '+31612345678',
        email: 'ada@example.com',
      },
      shipTo: { name: 'Ada Byron', company: 'Byron BV', lines: ['Laan 2', 'bus 3'], country: 'BE' },
      lines: [],
      discountCodes: ['30$off'],
      stated: { total: '0' },
      note: 'please\nring',
    });
  });

  it('takes a guest for nobody', () => {
    expect(order({ customer_id: 0 }).draft.customer).toBeUndefined();
  });

  it("reads the shop's own time in the shop's zone", () => {
    const fields = { date_created: '2017-03-22T16:28:02' };
    expect(order(fields, { zone: 'America/Sao_Paulo' }).draft.placedAt).toBe('2017-03-22T19:28:02.000Z');
    expect(order(fields)).toMatchObject({ draft: {}, noted: ['channel.zone-missing /placedAt'] });
    expect(order({ date_created: null, date_created_gmt: null }).noted).toEqual([]);
    expect(order({ date_modified_gmt: '2017-03-22T19:28:02' }).draft.changedAt).toBe('2017-03-22T19:28:02.000Z');
    expect(order({ date_modified: '2017-03-22T16:28:02' }).noted).toEqual(['channel.zone-missing /changedAt']);
  });

  it.each(['draft', 'auto-draft', 'checkout-draft'])(
    'says that an order with the status %s was never placed',
    (status) => {
      expect(order({ status }).noted).toEqual(['channel.not-ready /channelStatus']);
    },
  );

  it.each([
    ['cancelled', true],
    ['trash', true],
    ['refunded', false],
    ['failed', false],
  ])('with the status %s is cancelled: %s', (status, cancelled) => {
    expect(order({ status }).draft.cancelled).toBe(cancelled);
  });

  it('puts what gift cards have paid back on the total', () => {
    expect(order({ total: '5.00', gift_cards: [{ amount: '25.00' }] }).draft.stated).toEqual({ total: '30' });
  });

  it('counts the parts that were rounded before they were stated', () => {
    const parts = { line_items: [{}, {}], shipping_lines: [{}], fee_lines: [{}] };
    expect(order(parts).roundedParts).toBe(4);
    expect(order({ ...parts, prices_include_tax: true }).roundedParts).toBe(8);
  });

  it('leaves out lines that are none', () => {
    expect(order({ line_items: [null, { id: 1 }] }).draft.lines).toEqual([{ lineId: '1' }]);
  });
});
