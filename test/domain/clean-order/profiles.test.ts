import { describe, expect, it } from 'vitest';
import { type CleanOrderContext, cleanOrder } from '../../../src/domain/clean-order/index.ts';
import { CONTEXT, DRAFT } from './sample.ts';

/** One shop for each kind of intake, with a good order and one that is not. */
interface Profile {
  readonly context: CleanOrderContext;
  readonly good: object;
  readonly bad: object;
  readonly findings: readonly string[];
}

const masked = {
  name: 'J. de V.',
  lines: ['Keizersgracht 123'],
  postalCode: '1015 CJ',
  city: 'Amsterdam',
  country: 'NL',
};

const PROFILES: Readonly<Record<string, Profile>> = {
  'own shop': {
    context: { ...CONTEXT, needs: { email: 'required', payment: 'covered' } },
    good: DRAFT,
    bad: { ...DRAFT, customer: { name: 'Sanne' }, payments: [] },
    findings: ['contact.email-missing', 'payment.does-not-cover'],
  },
  // the order belongs to the marketplace: its number and ship-by moment, a relay address, no payment
  marketplace: {
    context: { ...CONTEXT, limits: { maxLines: 100 }, destinations: { countries: ['NL', 'BE'] } },
    good: {
      channel: { channelId: 'bol-nl', kind: 'marketplace' },
      externalId: 'A2K8290LP8',
      placedAt: '2026-11-21T09:00:00+01:00',
      currency: 'EUR',
      taxesIncluded: true,
      customer: { email: '2vghttpzhqi4ex6g5d@verkopen.bol.com' },
      shipTo: masked,
      shipBy: '2026-11-23T23:59:59+01:00',
      lines: [
        {
          lineId: '2012345678',
          sku: 'A',
          gtin: '8712626055143',
          quantity: 2,
          unitPrice: '12.99',
          statedTotal: '25.98',
        },
      ],
    },
    bad: {
      channel: { channelId: 'bol-nl', kind: 'marketplace' },
      currency: 'EUR',
      shipTo: { ...masked, country: 'DE', postalCode: '10115' },
      shipBy: '2026-11-20T23:59:59+01:00',
      lines: [
        {
          sku: 'A',
          gtin: '8712626055140',
          quantity: 2,
          unitPrice: '12.99',
          statedTotal: '25.99',
          done: { cancelled: 2 },
        },
      ],
    },
    findings: [
      'line.gtin-check-digit-wrong',
      'line.units-done-already',
      'order.external-id-missing',
      'address.country-not-served',
      'date.ship-by-passed',
      'money.line-total-disagrees',
    ],
  },
  // account, credit, contract price, order number, sent to the reseller's own customer
  reseller: {
    context: {
      ...CONTEXT,
      needs: { purchaseOrderNumber: 'required', vatNumber: 'required' },
      customer: {
        credit: { currency: 'EUR', limitMinor: 500_000, openOrdersMinor: 100_000, openInvoicesMinor: 300_000 },
      },
    },
    good: {
      channel: { channelId: 'resellers', kind: 'reseller' },
      externalId: 'R-77',
      currency: 'EUR',
      taxesIncluded: false,
      customer: { customerId: 'RES-1', kind: 'business', company: 'Servies BV', vatNumber: 'NL004495445B01' },
      billTo: { company: 'Servies BV', lines: ['Dam 1'], postalCode: '1012 JS', city: 'Amsterdam', country: 'NL' },
      shipTo: masked,
      purchaseOrderNumber: 'PO-1',
      lines: [{ sku: 'A', quantity: 100, unitPrice: '7.125', tax: { rate: '0.21' } }],
    },
    bad: {
      channel: { channelId: 'resellers', kind: 'reseller' },
      externalId: 'R-78',
      currency: 'EUR',
      taxesIncluded: false,
      customer: { customerId: 'RES-1', kind: 'business', company: 'Servies BV' },
      shipTo: masked,
      lines: [{ sku: 'A', quantity: 100, unitPrice: '10', tax: { rate: '0.21' } }],
    },
    findings: ['business.purchase-order-number-missing', 'tax.vat-number-missing', 'business.credit-limit-passed'],
  },
  // thousands of lines, each with a delivery moment of its own, and a report of each line that is wrong
  bulk: {
    context: { ...CONTEXT, needs: { shipTo: 'country' } },
    good: {
      channel: { channelId: 'csv', kind: 'bulk' },
      externalId: 'B-1',
      currency: 'EUR',
      shipTo: { country: 'NL' },
      lines: Array.from({ length: 3000 }, (_, index) => ({
        sku: `S${index}`,
        quantity: 1 + (index % 7),
        unitPrice: '0.125',
        deliverBy: '2026-12-01T12:00:00Z',
      })),
    },
    bad: {
      channel: { channelId: 'csv', kind: 'bulk' },
      externalId: 'B-2',
      currency: 'EUR',
      shipTo: { country: 'NL' },
      lines: Array.from({ length: 3000 }, (_, index) => ({
        sku: `S${index}`,
        quantity: index === 1500 ? 0 : 1,
        unitPrice: index === 2999 ? '' : '1',
      })),
    },
    findings: ['line.quantity-zero', 'line.unit-price-missing'],
  },
  till: {
    context: CONTEXT,
    good: {
      channel: { channelId: 'till-3', kind: 'till' },
      currency: 'EUR',
      taxesIncluded: true,
      lines: [{ sku: 'A', quantity: 1, unitPrice: '2.50', tax: { rate: '0.09' } }],
    },
    bad: { channel: { channelId: 'till-3', kind: 'till' }, currency: 'EUR', lines: [] },
    findings: ['line.none'],
  },
};

describe.each(Object.entries(PROFILES))('the intake of a %s', (_, { context, good, bad, findings }) => {
  it('takes a good order', () => {
    const answer = cleanOrder(good, context);
    expect(answer.isOk() ? answer.value.findings : answer.error).toEqual([]);
  });

  it('finds what is wrong with another', () => {
    expect(
      cleanOrder(bad, context)
        ._unsafeUnwrapErr()
        .map(({ code }) => code),
    ).toEqual(findings);
  });
});
