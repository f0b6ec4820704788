import type { CleanOrderContext } from '../../src/domain/clean-order/index.ts';
import { cleanOrder } from '../../src/domain/clean-order/index.ts';
import type { OrderContent, OrderDraft } from '../../src/domain/order/index.ts';

const place = {
  name: 'Sanne de Vries',
  lines: ['Keizersgracht 123'],
  postalCode: '1015 CJ',
  city: 'Amsterdam',
  country: 'NL',
};

/** An order as a shop sends it: five lines, two addresses, postage, a discount, a payment, stated totals; 2 kB of JSON. */
export const TYPICAL: OrderDraft = {
  channel: { channelId: 'webshop-nl', kind: 'own-shop' },
  externalId: '5678123490',
  externalNumber: '#10452',
  placedAt: '2026-11-21T10:30:00+01:00',
  currency: 'EUR',
  taxesIncluded: true,
  customer: {
    customerId: 'C-20931',
    kind: 'consumer',
    name: 'Sanne de Vries',
    email: 'sanne.devries@gmail.com',
    phone: '+31 6 12345678',
    language: 'nl',
  },
  billTo: place,
  shipTo: place,
  lines: [1, 2, 3, 4, 5].map((number) => ({
    lineId: `L${number}`,
    sku: `SKU-100${number}`,
    gtin: '8712626055143',
    description: `Product number ${number} in blue, size M`,
    quantity: number,
    unitPrice: '12.95',
    ...(number === 2 ? { discount: '2.00' } : {}),
    tax: { rate: '0.21' },
  })),
  charges: [
    { chargeId: 'ship', kind: 'shipping', description: 'Standard delivery', amount: '4.95', tax: { rate: '0.21' } },
  ],
  discounts: [{ code: 'WELCOME', amount: '5.00' }],
  payments: [{ paymentId: 'P1', method: 'ideal', amount: '192.20', status: 'captured' }],
  stated: { goods: '194.25', discount: '7.00', shipping: '4.95', tax: '33.37', total: '192.20' },
  deliverBy: '2026-11-25T22:00:00+01:00',
  preferences: { partialShipment: 'backorder-balance', maxShipments: 2 },
  note: 'Please ring twice, the bell is broken',
};

/** A shop that knows nothing but the time. */
export const BARE: CleanOrderContext = { orderId: 'O-1', now: '2026-11-21T12:00:00.000Z', zone: 'Europe/Amsterdam' };

const products = new Map(
  (TYPICAL.lines ?? []).map(({ sku = '' }) => [
    sku,
    {
      sku,
      kind: 'goods' as const,
      gtins: ['8712626055143'],
      sellable: true,
      packings: [{ unit: 'case', baseUnits: 12 }],
      quantity: { min: 1, max: 100, multipleOf: 1, perCustomer: { max: 500, days: 30 } },
      restrictions: { notCountries: ['RU'] },
    },
  ]),
);

const before: OrderContent = cleanOrder(TYPICAL, BARE)._unsafeUnwrap().order;

/** A shop that uses every rule there is, and remembers its last twenty orders. */
export const FULL: CleanOrderContext = {
  ...BARE,
  needs: { email: 'required', phone: 'wanted', payment: 'covered', purchaseOrderNumber: 'wanted', vatNumber: 'wanted' },
  products: (sku) => products.get(sku),
  customer: {
    provenAgeYears: 30,
    credit: { currency: 'EUR', limitMinor: 1_000_000, openOrdersMinor: 0, openInvoicesMinor: 0 },
    unitsBought: () => 0,
  },
  limits: { maxLines: 1000, reviewAboveUnits: 1000, reviewAboveMinor: 1_000_000 },
  destinations: {
    countries: ['NL', 'BE', 'DE'],
    notPostalCodes: [{ country: 'NL', startsWith: '88' }],
    poBox: 'refuse',
  },
  money: { tax: { level: 'line', rounding: 'half-up' }, toleranceMinor: 0 },
  dates: { minLeadDays: 1, maxDaysAhead: 60, maxAttendees: 12 },
  preferences: [
    { level: 'company', values: { partialShipment: 'ship-complete', maxShipments: 3 } },
    { level: 'customer', values: { weekendDelivery: false } },
  ],
  policies: [
    {
      policyId: 'most',
      status: 'published',
      scope: 'order',
      must: { kind: 'compare', field: 'totals.totalMinor', operator: '<=', value: 500_000 },
      criticality: 'critical',
    },
    {
      policyId: 'phone-abroad',
      status: 'published',
      scope: 'order',
      onlyWhen: { kind: 'compare', field: 'shipTo.country', operator: '!=', value: 'NL' },
      must: { kind: 'has-data', field: 'customer.phone' },
      criticality: 'information',
    },
    {
      policyId: 'fifty-a-line',
      status: 'published',
      scope: 'line',
      must: { kind: 'compare', field: 'line.quantity', operator: '<=', value: 50 },
      criticality: 'critical',
    },
  ],
  approval: {
    rules: [
      {
        ruleId: 'large',
        when: { kind: 'compare', field: 'totals.totalMinor', operator: '>', value: 400_000 },
        tiers: [{ need: 'any', roles: ['finance'] }],
      },
    ],
  },
  recentOrders: Array.from({ length: 20 }, (_, index) => ({
    ...before,
    orderId: `R-${index}`,
    externalId: `x${index}`,
    customer: {
      ...before.customer,
      customerId: `C-${index}`,
      email: `buyer${index}@gmail.com`,
      phone: `06 1111${index}`,
    },
  })),
  duplicates: { keys: ['email', 'lines'], windowMinutes: 1440 },
  fraud: {
    velocity: { maxOrders: 5, minutes: 60 },
    billToCountryDiffers: 'warning',
    reviewAboveMinor: 1_000_000,
    judge: () => ({ verdict: 'accept' }),
  },
  lookups: {
    phone: () => ({ kind: 'right', e164: '+31612345678' }),
    vatNumber: () => 'right',
    address: () => ({ kind: 'accepted' }),
  },
};

/** The same shop, where a bulk order may be as large as it is, and is paid later. */
export const BULK: CleanOrderContext = {
  ...FULL,
  needs: {},
  products: (sku) => ({
    sku,
    quantity: { min: 1, max: 1_000_000, multipleOf: 1 },
    restrictions: { notCountries: ['RU'] },
  }),
  limits: { maxLines: 10_000 },
  customer: {},
  policies: FULL.policies?.filter(({ policyId }) => policyId !== 'most') ?? [],
  approval: { rules: [] },
  fraud: {},
};

/** A bulk order of so many lines. */
export function bulkOrder(count: number): OrderDraft {
  const { stated, payments, ...rest } = TYPICAL;
  const [line] = TYPICAL.lines ?? [];
  return { ...rest, lines: Array.from({ length: count }, (_, index) => ({ ...line, lineId: `L${index}` })) };
}
