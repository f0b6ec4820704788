import type { CleanOrderContext, FindingCode } from '../../../src/domain/clean-order/index.ts';
import { cleanOrder } from '../../../src/domain/clean-order/index.ts';
import type { OrderContent } from '../../../src/domain/order/index.ts';
import type { Severity } from '../../../src/kernel/finding.ts';
import { CONTEXT, DRAFT } from './sample.ts';

/** One order that is wrong in one way, and what must be found in it. */
export interface FindingExample {
  readonly code: FindingCode;
  readonly path: string;
  readonly severity: Severity;
  readonly draft: unknown;
  readonly context: CleanOrderContext;
}

interface Case {
  readonly severity?: Severity;
  readonly context?: Partial<CleanOrderContext>;
}

const example = (
  code: FindingCode,
  path: string,
  draft: unknown,
  { severity = 'error', context }: Case = {},
): FindingExample => ({
  code,
  path,
  severity,
  draft,
  context: { ...CONTEXT, ...context },
});

const WARNING: Case = { severity: 'warning' };

/** The sample draft with some fields changed. */
const order = (change: object): object => ({ ...DRAFT, stated: undefined, ...change });
const address = (change: object): object => order({ shipTo: { ...DRAFT.shipTo, ...change } });
const customer = (change: object): object => order({ customer: { ...DRAFT.customer, ...change } });
const [FIRST, SECOND] = DRAFT.lines ?? [];
const line = (change: object): object => order({ lines: [{ ...FIRST, ...change }, SECOND] });
const service = (change: object): object =>
  line({ kind: 'service', service: { day: '2026-12-01', attendees: 2, ...change } });
const business = (change: object = {}): object => customer({ kind: 'business', company: 'De Vries BV', ...change });
const product = (facts: object): Case => ({
  context: { products: (sku) => ({ sku, ...(sku === 'MUG-BLUE' ? facts : {}) }) },
});

/** An order of the same shop, placed a little earlier. */
export const EARLIER: OrderContent = {
  ...cleanOrder(DRAFT, CONTEXT)._unsafeUnwrap().order,
  orderId: 'O-0',
  externalId: 'another',
  placedAt: '2026-11-21T09:27:00.000Z',
};

const fails = (): never => {
  throw new Error('planted: the look-up is out of order');
};

const throwing = {
  get lines(): never {
    return fails();
  },
};

const RULE = { kind: 'compare', field: 'shipTo.country', operator: '=', value: 'BE' } as const;
const policy = (change: object): Case => ({
  context: {
    policies: [
      { policyId: 'P-7', status: 'published', scope: 'order', must: RULE, criticality: 'critical', ...change },
    ],
  },
});

const FORM: readonly FindingExample[] = [
  example('order.not-an-object', '', 'a text'),
  example('order.unreadable', '', throwing),
  example('order.more-findings', '', order({ lines: Array.from({ length: 2000 }, () => ({})) })),
  example('order.channel-missing', '/channel', order({ channel: undefined })),
  example('order.channel-missing', '/channel/kind', order({ channel: { channelId: 'x' } })),
  example(
    'order.external-id-missing',
    '/externalId',
    order({ externalId: '', channel: { channelId: 'bol', kind: 'marketplace' } }),
    WARNING,
  ),
  example('order.cancelled', '/cancelled', order({ cancelled: true })),
  example('order.is-a-test', '/test', order({ test: true })),
  example('order.imported-already', '/externalId', order({}), {
    context: { recentOrders: [{ ...EARLIER, externalId: '5678123490' }] },
  }),
  example('order.duplicate-suspected', '', order({}), { context: { recentOrders: [EARLIER] } }),
  example('order.unusually-many-units', '/lines', order({}), { context: { limits: { reviewAboveUnits: 2 } } }),
  example('order.unusually-expensive', '', order({}), { context: { limits: { reviewAboveMinor: 4384 } } }),
  example('context.not-usable', '', order({}), { context: { zone: 'Europe/Atlantis' } }),
  example('lookup.failed', '', order({}), { severity: 'warning', context: { lookups: { phone: fails } } }),
  example('lookup.failed', '', order({}), { context: { products: fails } }),
  example('shape.not-an-object', '/shipTo', order({ shipTo: 'Amsterdam' })),
  example('shape.not-a-list', '/lines', order({ lines: {} })),
  example('shape.too-many', '/shipTo/lines', address({ lines: Array.from({ length: 11 }, () => 'x') })),
  example('shape.not-a-choice', '/channel/kind', order({ channel: { channelId: 'x', kind: 'shop' } })),
  example('shape.not-true-or-false', '/taxesIncluded', order({ taxesIncluded: 'yes' })),
  example('text.not-a-string', '/shipTo/city', address({ city: 12 })),
  example('text.too-long', '/shipTo/city', address({ city: 'x'.repeat(201) })),
  example('text.broken-unicode', '/shipTo/city', address({ city: 'Amster\ud800dam' })),
  example('text.control-character', '/shipTo/city', address({ city: 'Amster\u0000dam' })),
  example('text.invisible-character', '/lines/0/sku', line({ sku: 'MUG\u200b-BLUE' })),
  example('decimal.not-a-decimal', '/lines/0/unitPrice', line({ unitPrice: '12,95' })),
  example('decimal.too-many-digits', '/lines/0/unitPrice', line({ unitPrice: '1234567890123456' })),
  example('decimal.too-many-fraction-digits', '/lines/0/unitPrice', line({ unitPrice: '0.1234567890123' })),
  example('quantity.not-a-number', '/lines/0/quantity', line({ quantity: 'two' })),
  example('quantity.not-whole', '/lines/0/quantity', line({ quantity: 1.5 })),
  example('quantity.negative', '/lines/0/quantity', line({ quantity: -1 })),
  example('quantity.too-large', '/lines/0/quantity', line({ quantity: 1e13 })),
  example('instant.not-a-moment', '/placedAt', order({ placedAt: 'yesterday' })),
  example('instant.no-such-time', '/placedAt', order({ placedAt: '2026-02-30T10:00:00Z' })),
  example('instant.without-offset', '/placedAt', order({ placedAt: '2026-11-21T10:00:00' })),
  example('day.not-a-day', '/lines/0/service/day', service({ day: '1-12-2026' })),
  example('contact.email-missing', '/customer/email', customer({ email: undefined }), {
    context: { needs: { email: 'required' } },
  }),
  example('contact.email-missing', '/customer/email', customer({ email: undefined }), {
    severity: 'warning',
    context: { needs: { email: 'wanted' } },
  }),
  example('contact.email-malformed', '/customer/email', customer({ email: 'sanne@' })),
  example('contact.email-host-unlikely', '/customer/email', customer({ email: 'sanne@gmial.com' }), WARNING),
  example('contact.phone-missing', '/customer/phone', customer({ phone: '' }), {
    context: { needs: { phone: 'required' } },
  }),
  example('contact.phone-malformed', '/customer/phone', customer({ phone: 'call me' })),
  example('contact.phone-not-in-use', '/customer/phone', order({}), {
    severity: 'warning',
    context: { lookups: { phone: () => ({ kind: 'wrong' }) } },
  }),
  example('contact.language-malformed', '/customer/language', customer({ language: 'Nederlands' })),
  example('address.ship-to-missing', '/shipTo', order({ shipTo: null })),
  example('address.bill-to-missing', '/billTo', order({}), { context: { needs: { billTo: 'required' } } }),
  example('address.country-missing', '/shipTo/country', address({ country: undefined })),
  example('address.country-missing', '/billTo/country', order({ billTo: { city: 'Gent' } }), WARNING),
  example('address.country-unknown', '/shipTo/country', address({ country: 'Atlantis' })),
  example(
    'address.name-missing',
    '/shipTo/name',
    order({ customer: undefined, shipTo: { ...DRAFT.shipTo, name: undefined } }),
  ),
  example('address.street-missing', '/shipTo/lines', address({ lines: [''] })),
  example('address.house-number-missing', '/shipTo/houseNumber', address({ lines: ['Keizersgracht'] }), WARNING),
  example('address.city-missing', '/shipTo/city', address({ city: undefined })),
  example('address.region-missing', '/shipTo/region', address({ country: 'US', postalCode: '22162' })),
  example('address.postal-code-missing', '/shipTo/postalCode', address({ postalCode: undefined })),
  example('address.postal-code-malformed', '/shipTo/postalCode', address({ postalCode: '1015' })),
  example('address.po-box', '/shipTo/lines', address({ lines: ['Postbus 90001'] }), WARNING),
  example('address.po-box', '/shipTo/lines', address({ lines: ['Postbus 90001'] }), {
    context: { destinations: { poBox: 'refuse' } },
  }),
  example('address.country-not-served', '/shipTo/country', order({}), {
    context: { destinations: { countries: ['BE'] } },
  }),
  example('address.area-not-served', '/shipTo/postalCode', order({}), {
    context: { destinations: { notPostalCodes: [{ country: 'NL', startsWith: '10' }] } },
  }),
  example('address.undeliverable', '/shipTo', order({}), {
    context: { lookups: { address: () => ({ kind: 'undeliverable' }) } },
  }),
  example('address.ambiguous', '/shipTo', order({}), {
    context: { lookups: { address: () => ({ kind: 'ambiguous' }) } },
  }),
  example('address.corrected', '/shipTo', order({}), {
    severity: 'warning',
    context: {
      lookups: { address: () => ({ kind: 'corrected', fields: { city: 'Amsterdam-Centrum' }, confidence: 0.9 }) },
    },
  }),
];

const GOODS: readonly FindingExample[] = [
  example('line.none', '/lines', order({ lines: [] })),
  example('line.id-twice', '/lines/1/lineId', order({ lines: [FIRST, { ...SECOND, lineId: 'L1' }] })),
  example('line.sku-missing', '/lines/0/sku', line({ sku: undefined })),
  example('line.sku-unknown', '/lines/0/sku', order({}), { context: { products: () => undefined } }),
  example('line.sku-mixes-scripts', '/lines/0/sku', line({ sku: 'MUG-ВLUE' }), WARNING),
  example('line.not-for-sale', '/lines/0/sku', order({}), product({ sellable: false })),
  example('line.kind-differs', '/lines/0/kind', line({ kind: 'goods' }), {
    ...WARNING,
    ...product({ kind: 'digital' }),
  }),
  example('line.gtin-malformed', '/lines/0/gtin', line({ gtin: '12345' }), WARNING),
  example('line.gtin-check-digit-wrong', '/lines/0/gtin', line({ gtin: '5901234123451' }), WARNING),
  example('line.gtin-is-isbn', '/lines/0/gtin', line({ gtin: '0-19-963209-X' }), WARNING),
  example('line.gtin-of-another-product', '/lines/0/gtin', line({ gtin: '8712626055143' }), {
    ...WARNING,
    ...product({ gtins: ['5702015866736'] }),
  }),
  example('line.quantity-missing', '/lines/0/quantity', line({ quantity: undefined })),
  example('line.quantity-zero', '/lines/0/quantity', line({ quantity: 0 })),
  example('line.quantity-below-minimum', '/lines/0/quantity', order({}), product({ quantity: { min: 3 } })),
  example('line.quantity-above-maximum', '/lines/0/quantity', order({}), product({ quantity: { max: 1 } })),
  example('line.quantity-not-a-multiple', '/lines/0/quantity', order({}), product({ quantity: { multipleOf: 6 } })),
  example('line.customer-maximum-passed', '/lines/0/quantity', order({}), {
    context: {
      products: (sku) => ({ sku, ...(sku === 'MUG-BLUE' ? { quantity: { perCustomer: { max: 4, days: 30 } } } : {}) }),
      customer: { unitsBought: () => 3 },
    },
  }),
  example('line.deliveries-differ', '/lines/0/deliveries', line({ deliveries: [{ quantity: 1 }] })),
  example('line.unit-unknown', '/lines/0/unit', line({ unit: 'case' })),
  example('line.unit-price-missing', '/lines/0/unitPrice', line({ unitPrice: undefined })),
  example('line.units-done-already', '/lines/0/done', line({ done: { shipped: 1 } })),
  example('line.cancellation-requested', '/lines/0/cancellationRequested', line({ cancellationRequested: true })),
  example('line.part-of-nothing', '/lines/0/partOf', line({ partOf: 'L9' })),
  example('line.kit-incomplete', '/lines/0/sku', order({}), {
    context: {
      products: (sku) =>
        sku === 'MUG-BLUE' ? { sku, kit: [{ sku: 'HANDLE', quantity: 1 }] } : sku === 'PLATE' ? { sku } : undefined,
    },
  }),
  example('money.currency-missing', '/currency', order({ currency: undefined })),
  example('currency.unknown', '/currency', order({ currency: 'XXX' })),
  example('money.mixed-currencies', '/lines/0/currency', line({ currency: 'USD' })),
  example('money.amount-missing', '/charges/0/amount', order({ charges: [{ kind: 'shipping' }] })),
  example('money.negative', '/lines/0/unitPrice', line({ unitPrice: '-1' })),
  example('money.too-many-decimals', '/lines/0/discount', line({ discount: '0.005' })),
  example('money.out-of-range', '/lines/0/unitPrice', line({ unitPrice: '999999999999999' })),
  example('money.taxes-included-missing', '/taxesIncluded', order({ taxesIncluded: undefined })),
  example('money.tax-rate-not-a-share', '/lines/0/tax/rate', line({ tax: { rate: '21' } })),
  example('money.discount-exceeds-goods', '/lines/0/discount', line({ discount: '25.91' })),
  example('money.discount-exceeds-goods', '/discounts', order({ discounts: [{ amount: '43.91' }] })),
  example('money.tax-exceeds-amount', '/lines/0/tax', line({ tax: { amount: '26.00' } })),
  example(
    'money.tax-not-itemised',
    '/stated/tax',
    order({ lines: [{ ...FIRST, tax: undefined }], charges: [], stated: { tax: '3.63' } }),
    WARNING,
  ),
  example('money.tax-differs-from-rate', '/lines/0/tax', line({ tax: { rate: '0.21', amount: '3.97' } }), WARNING),
  example('money.tax-differs-from-rate', '/lines/0/tax', line({ tax: { rate: '0.21', amount: '3.96' } })),
  example('money.line-total-disagrees', '/lines/0/statedTotal', line({ statedTotal: '25.00' })),
  example('money.goods-total-disagrees', '/stated/goods', order({ stated: { goods: '45.00' } })),
  example('money.discount-total-disagrees', '/stated/discount', order({ stated: { discount: '6.99' } })),
  example('money.shipping-total-disagrees', '/stated/shipping', order({ stated: { shipping: '4.94' } })),
  example('money.fees-total-disagrees', '/stated/fees', order({ stated: { fees: '1.00' } })),
  example('money.tax-total-disagrees', '/stated/tax', order({ stated: { tax: '7.63' } })),
  example('money.tax-total-disagrees', '/stated/tax', order({ stated: { tax: '7.62' } }), WARNING),
  example('money.total-disagrees', '/stated/total', order({ stated: { total: '43.86' } })),
  example('money.total-disagrees', '/stated/total', order({ stated: { total: '43.86' } }), {
    ...WARNING,
    context: { money: { toleranceMinor: 1 } },
  }),
  example('payment.method-missing', '/payments/0/method', order({ payments: [{ amount: '43.85' }] }), WARNING),
  example(
    'payment.id-twice',
    '/payments/1/paymentId',
    order({ payments: ['1', '2'].map((amount) => ({ paymentId: 'P1', method: 'ideal', amount })) }),
  ),
  example(
    'payment.exceeds-total',
    '/payments',
    order({ payments: [{ method: 'ideal', amount: '43.86', status: 'captured' }] }),
    WARNING,
  ),
  example(
    'payment.does-not-cover',
    '/payments',
    order({ payments: [{ method: 'ideal', amount: '43.84', status: 'captured' }] }),
    {
      context: { needs: { payment: 'covered' } },
    },
  ),
  example('tax.vat-number-missing', '/customer/vatNumber', business(), {
    context: { needs: { vatNumber: 'required' } },
  }),
  example('tax.vat-number-malformed', '/customer/vatNumber', business({ vatNumber: 'NL12' })),
  example('tax.vat-number-wrong', '/customer/vatNumber', business({ vatNumber: 'NL123456789B14' }), {
    context: { lookups: { vatNumber: () => 'wrong' } },
  }),
  example('tax.vat-country-differs', '/customer/vatNumber', business({ vatNumber: 'BE0411905847' }), WARNING),
  example('tax.iban-wrong', '/customer/iban', customer({ iban: 'NL91ABNA0417164301' })),
  example('date.placed-in-the-future', '/placedAt', order({ placedAt: '2026-11-22T12:00:00.001Z' })),
  example('date.ship-by-passed', '/shipBy', order({ shipBy: '2026-11-21T11:59:59Z' }), WARNING),
  example('date.deliver-by-passed', '/deliverBy', order({ deliverBy: '2026-11-21T11:59:59Z' })),
  example('date.deliver-by-before-ship-by', '/deliverBy', order({ shipBy: '2026-11-26T00:00:00Z' }), WARNING),
  example('date.latest-day-passed', '/preferences/latestDay', order({ preferences: { latestDay: '2026-11-20' } })),
  example('date.too-soon', '/deliverBy', order({}), { context: { dates: { minLeadDays: 5 } } }),
  example('date.too-far-ahead', '/deliverBy', order({}), { context: { dates: { maxDaysAhead: 3 } } }),
  example('service.day-missing', '/lines/0/service/day', service({ day: undefined })),
  example('service.day-passed', '/lines/0/service/day', service({ day: '2026-11-20' })),
  example('service.ends-before-it-starts', '/lines/0/service/endDay', service({ endDay: '2026-11-30' })),
  example('service.attendees-missing', '/lines/0/service/attendees', service({ attendees: undefined })),
  example('service.nobody-attends', '/lines/0/service/attendees', service({ attendees: 0 })),
  example('service.too-many-attend', '/lines/0/service/attendees', service({ attendees: 13 }), {
    context: { dates: { maxAttendees: 12 } },
  }),
  example('preferences.overruled', '/preferences/maxShipments', order({ preferences: { maxShipments: 3 } }), {
    severity: 'info',
    context: { preferences: [{ level: 'company', values: { maxShipments: 1 }, mandatory: ['maxShipments'] }] },
  }),
  example(
    'preferences.location-preferred-and-blocked',
    '/preferences/preferredLocations',
    order({ preferences: { preferredLocations: ['A'], blockedLocations: ['A'] } }),
    WARNING,
  ),
];

const RULES: readonly FindingExample[] = [
  example('restricted.age-not-proven', '/lines/0/sku', order({}), product({ restrictions: { minAgeYears: 18 } })),
  example(
    'restricted.licence-missing',
    '/lines/0/sku',
    order({}),
    product({ restrictions: { licence: 'pyrotechnics' } }),
  ),
  example(
    'restricted.not-to-this-country',
    '/lines/0/sku',
    order({}),
    product({ restrictions: { notCountries: ['NL'] } }),
  ),
  example('business.purchase-order-number-missing', '/purchaseOrderNumber', business(), {
    context: { needs: { purchaseOrderNumber: 'required' } },
  }),
  example('business.account-blocked', '/customer', business(), { context: { customer: { blocked: true } } }),
  example('business.credit-limit-passed', '/customer', order({ payments: [] }), {
    context: { customer: { credit: { currency: 'EUR', limitMinor: 0, openOrdersMinor: 1, openInvoicesMinor: 0 } } },
  }),
  example('business.credit-in-another-currency', '/currency', order({ payments: [] }), {
    context: { customer: { credit: { currency: 'USD', limitMinor: 1e9, openOrdersMinor: 0, openInvoicesMinor: 0 } } },
  }),
  example('business.approval-pending', '', order({}), {
    context: {
      approval: {
        rules: [{ ruleId: 'R-1', when: { kind: 'all', of: [] }, tiers: [{ need: 'any', roles: ['boss'] }] }],
      },
    },
  }),
  example('business.approval-rejected', '', order({}), {
    context: {
      approval: {
        rules: [{ ruleId: 'R-1', when: { kind: 'all', of: [] }, tiers: [{ need: 'any', roles: ['boss'] }] }],
        given: [{ ruleId: 'R-1', role: 'boss', verdict: 'rejected' }],
      },
    },
  }),
  example('fraud.review', '', order({}), {
    context: { fraud: { judge: () => ({ verdict: 'review', reasons: ['new-card'] }) } },
  }),
  example('fraud.rejected', '', order({}), {
    context: { fraud: { judge: () => ({ verdict: 'reject', score: 0.99 }) } },
  }),
  example('fraud.too-many-orders', '/customer', order({}), {
    context: { recentOrders: [EARLIER], fraud: { velocity: { maxOrders: 1, minutes: 3 } } },
  }),
  example('fraud.countries-differ', '/billTo/country', order({ billTo: { country: 'BE' } }), {
    severity: 'warning',
    context: { fraud: { billToCountryDiffers: 'warning' } },
  }),
  example('fraud.value-above-threshold', '', order({}), { context: { fraud: { reviewAboveMinor: 4384 } } }),
  example('company.rule-broken', '', order({}), policy({})),
  example('company.rule-broken', '/lines/0', order({}), {
    severity: 'info',
    ...policy({
      scope: 'line',
      criticality: 'information',
      must: { kind: 'compare', field: 'line.quantity', operator: '<', value: 2 },
    }),
  }),
  example('company.rule-unusable', '', order({}), policy({ must: { kind: 'maybe' } })),
];

/** At least one order for each thing that can be found; the codes of `parseOrderText` have their tests there. */
export const FINDING_EXAMPLES: readonly FindingExample[] = [...FORM, ...GOODS, ...RULES];
