import type { CleanOrderContext } from '../../../src/domain/clean-order/index.ts';
import type { OrderDraft } from '../../../src/domain/order/index.ts';

/** A shop's own facts, beside the order. */
export const CONTEXT: CleanOrderContext = {
  orderId: 'O-1',
  now: '2026-11-21T12:00:00.000Z',
  zone: 'Europe/Amsterdam',
};

/** A draft with nothing wrong: two lines, 21 % tax inside, 4.95 postage, 5.00 off. */
export const DRAFT: OrderDraft = {
  channel: { channelId: 'shop-nl', kind: 'own-shop' },
  externalId: '5678123490',
  externalNumber: '#1042',
  placedAt: '2026-11-21T10:30:00+01:00',
  currency: 'EUR',
  taxesIncluded: true,
  customer: {
    customerId: 'C-1',
    kind: 'consumer',
    name: 'Sanne de Vries',
    email: 'sanne@example.nl',
    phone: '+31612345678',
  },
  shipTo: {
    name: 'Sanne de Vries',
    lines: ['Keizersgracht 123'],
    postalCode: '1015 CJ',
    city: 'Amsterdam',
    country: 'NL',
  },
  lines: [
    { lineId: 'L1', sku: 'MUG-BLUE', quantity: 2, unitPrice: '12.95', tax: { rate: '0.21' } },
    { lineId: 'L2', sku: 'PLATE', quantity: 1, unitPrice: '20', discount: '2.00', tax: { rate: '0.21' } },
  ],
  charges: [{ chargeId: 'ship', kind: 'shipping', amount: '4.95', tax: { rate: '0.21' } }],
  discounts: [{ code: 'WELCOME', amount: '5.00' }],
  payments: [{ paymentId: 'P1', method: 'ideal', amount: '43.85', status: 'captured' }],
  stated: { goods: '45.90', discount: '7.00', shipping: '4.95', total: '43.85' },
  deliverBy: '2026-11-25T22:00:00+01:00',
};
