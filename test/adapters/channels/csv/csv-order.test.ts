import { describe, expect, it } from 'vitest';
import type { CsvRow } from '../../../../src/adapters/channels/csv/csv-options.ts';
import { readOrder } from '../../../../src/adapters/channels/csv/csv-order.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';

function order(rows: readonly CsvRow['cells'][], defaults: Partial<OrderDraft> = {}) {
  const book = new Notebook();
  const draft = readOrder(new Reader(book, '/drafts/0'), {
    rows: rows.map((cells, index) => ({ row: index + 2, cells, meant: { kind: 'line' } })),
    habits: { mark: '.', dayOrder: undefined, zone: 'UTC' },
    channel: { channelId: 'csv', kind: 'bulk' },
    defaults,
    accepts: () => true,
  });
  book.keep({});
  return { draft, noted: book.close().findings.map(({ code }) => code) };
}

describe('readOrder', () => {
  it('reads what an order holds beside its lines', () => {
    const { draft } = order([
      {
        externalNumber: '#1050',
        externalId: '555',
        purchaseOrderNumber: 'PO-9',
        placedAt: '2026-05-01 10:00:00 +0200',
        currency: 'EUR',
        cancelledAt: '2026-05-02',
        customerId: '17850.0',
        customerName: 'Ada',
        customerEmail: 'ada@example.com',
        customerPhone: '+31612345678',
        customerCompany: 'Byron BV',
        vatNumber: 'NL123456789B01',
        shipToCity: 'Gouda',
        billToCity: 'Delft',
        shipBy: '2026-05-03',
        deliverBy: '2026-05-04',
        note: 'please ring',
        discountCode: 'MAY',
        shipping: '3.95',
        shippingMethod: 'PostNL',
        sku: 'A',
        quantity: '1',
        unitPrice: '10.00',
      },
    ]);
    expect(draft).toMatchObject({
      externalNumber: '#1050',
      externalId: '555',
      purchaseOrderNumber: 'PO-9',
      placedAt: '2026-05-01T08:00:00.000Z',
      cancelled: true,
      customer: {
        customerId: '17850',
        name: 'Ada',
        email: 'ada@example.com',
        phone: '+31612345678',
        company: 'Byron BV',
        vatNumber: 'NL123456789B01',
      },
      shipTo: { city: 'Gouda' },
      billTo: { city: 'Delft' },
      shipBy: '2026-05-03T23:59:59.999Z',
      deliverBy: '2026-05-04T23:59:59.999Z',
      note: 'please ring',
      discountCodes: ['MAY'],
      charges: [{ kind: 'shipping', amount: '3.95', description: 'PostNL' }],
      stated: { shipping: '3.95' },
    });
  });

  it('takes the order number for the id where there is no other', () => {
    expect(order([{ externalNumber: '7' }]).draft.externalId).toBe('7');
    expect(order([{ purchaseOrderNumber: 'PO-9' }]).draft.externalId).toBe('PO-9');
  });

  it('fills in what every order of the file has, and lets rows say otherwise', () => {
    const defaults = { currency: 'GBP', taxesIncluded: true, fulfilledBy: 'seller' as const };
    expect(order([{}], defaults).draft).toMatchObject(defaults);
    expect(order([{ currency: 'EUR' }], defaults).draft).toMatchObject({ ...defaults, currency: 'EUR' });
  });

  it('takes off the whole order what no line carries', () => {
    const line = {
      sku: 'A',
      quantity: '1',
      unitPrice: '10.00',
      lineDiscount: '1.00',
      discount: '3.00',
      subtotal: '7.00',
    };
    expect(order([line]).draft).toMatchObject({ discounts: [{ amount: '2' }], stated: { goods: '10', discount: '3' } });
    expect(order([{ ...line, discount: '1.00' }]).draft.discounts).toBeUndefined();
    expect(order([{ ...line, discount: '0.00' }]).draft.discounts).toBeUndefined();
  });

  it.each([
    ['paid', 'captured'],
    ['Pending', 'pending'],
    ['authorized', 'authorised'],
    ['voided', 'voided'],
  ])('reads the payment word %s as %s', (paymentStatus, status) => {
    const { draft } = order([{ paymentStatus, total: '10.00', paymentMethod: 'ideal', paidAt: '2026-05-01 08:00:00' }]);
    expect(draft.payments).toEqual([{ method: 'ideal', amount: '10', status, at: '2026-05-01T08:00:00.000Z' }]);
  });

  it('puts what was given back beside the payment', () => {
    const { draft } = order([{ paymentStatus: 'partially_refunded', total: '10.00', refunded: '4.00' }]);
    expect(draft.payments).toEqual([
      { amount: '10', status: 'captured' },
      { amount: '4', status: 'refunded' },
    ]);
  });

  it('does not guess how much was paid in part', () => {
    const { draft, noted } = order([{ paymentStatus: 'partially_paid', total: '10.00' }]);
    expect([draft.payments, noted]).toEqual([undefined, ['channel.payment-unclear']]);
  });

  it('knows that the units of a fulfilled order have left, unless its lines say otherwise', () => {
    const line = { channelStatus: 'fulfilled', sku: 'A', quantity: '2' };
    expect(order([line]).draft.lines?.[0]?.done).toEqual({ shipped: 2 });
    expect(order([{ ...line, lineStatus: 'pending' }]).draft.lines?.[0]?.done).toBeUndefined();
    expect(order([{ ...line, channelStatus: 'partial' }]).draft.lines?.[0]?.done).toBeUndefined();
    expect(order([{ channelStatus: 'fulfilled', sku: 'A' }]).draft.lines?.[0]?.done).toBeUndefined();
  });
});
