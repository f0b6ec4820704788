import { describe, expect, it } from 'vitest';
import type { CreditFacts } from '../../../../src/domain/clean-order/index.ts';
import { found, orderWith } from '../found.ts';

const business = (change: object = {}, more: object = {}) =>
  orderWith({ customer: { kind: 'business', company: 'De Vries BV', name: 'Sanne', ...change }, ...more });

/** The sample comes to 43.85. */
const credit = (facts: Partial<CreditFacts>, more: object = {}) =>
  found(orderWith(more), {
    customer: {
      credit: { currency: 'EUR', limitMinor: 10_000, openOrdersMinor: 3000, openInvoicesMinor: 2615, ...facts },
    },
  });

describe('checkBusiness', () => {
  it('asks businesses, and only them, for order and VAT numbers', () => {
    const needs = { purchaseOrderNumber: 'required', vatNumber: 'wanted' } as const;
    expect(found(business(), { needs })).toEqual([
      'business.purchase-order-number-missing /purchaseOrderNumber',
      '~tax.vat-number-missing /customer/vatNumber',
    ]);
    expect(found(business({ vatNumber: 'NL004495445B01' }, { purchaseOrderNumber: 'PO-1' }), { needs })).toEqual([]);
    expect(found(orderWith(), { needs })).toEqual([]);
    expect(found(business())).toEqual([]);
  });

  it('warns of a VAT number of another country than the bill', () => {
    const vat = (vatNumber: string, country: string, extra = {}) =>
      found(business({ vatNumber }, { billTo: { country }, ...extra }));
    expect(vat('NL004495445B01', 'NL')).toEqual([]);
    expect(vat('EL094259216', 'GR')).toEqual([]);
    expect(vat('XI123456789', 'GB')).toEqual([]);
    expect(vat('BE0411905847', 'NL')).toEqual(['~tax.vat-country-differs /customer/vatNumber']);
    expect(found(business({ vatNumber: 'BE0411905847' }))).toEqual(['~tax.vat-country-differs /customer/vatNumber']);
  });

  it('takes no orders from a blocked account', () => {
    expect(found(orderWith(), { customer: { blocked: true } })).toEqual(['business.account-blocked /customer']);
    expect(found(orderWith(), { customer: { blocked: false } })).toEqual([]);
  });

  it('lets an order use the last cent of the credit', () => {
    expect(credit({})).toEqual([]);
    expect(credit({ openOrdersMinor: 3001 })).toEqual(['business.credit-limit-passed /customer']);
    expect(credit({ openOrdersMinor: 3001, above: 'warn' })).toEqual(['~business.credit-limit-passed /customer']);
    expect(credit({ openOrdersMinor: 3001, above: 'block' })).toEqual(['business.credit-limit-passed /customer']);
  });

  it('counts only what is not paid', () => {
    expect(credit({ limitMinor: 0 }, { payments: [{ method: 'ideal', amount: '43.85', status: 'captured' }] })).toEqual(
      [],
    );
    expect(
      credit({ limitMinor: 5615 }, { payments: [{ method: 'ideal', amount: '43.84', status: 'authorised' }] }),
    ).toEqual(['business.credit-limit-passed /customer']);
  });

  it('does not mix currencies', () => {
    expect(credit({ currency: 'USD' })).toEqual(['business.credit-in-another-currency /currency']);
  });

  it('shows somebody an order of very much money', () => {
    expect(found(orderWith(), { limits: { reviewAboveMinor: 4385 } })).toEqual([]);
    expect(found(orderWith(), { limits: { reviewAboveMinor: 4384 } })).toEqual(['order.unusually-expensive ']);
  });

  it('waits for approval, and names who is asked', () => {
    const rule = {
      ruleId: 'R-1',
      when: { kind: 'compare', field: 'totals.totalMinor', operator: '>', value: 4000 },
      tiers: [{ need: 'all', roles: ['finance', 'director'] }],
    } as const;
    const approved = (...roles: string[]) =>
      found(orderWith(), {
        approval: {
          rules: [rule],
          given: roles.map((role) => ({ ruleId: 'R-1', role, verdict: 'approved' as const })),
        },
      });
    expect(approved()).toEqual(['business.approval-pending ']);
    expect(approved('finance')).toEqual(['business.approval-pending ']);
    expect(approved('director', 'finance')).toEqual([]);
    expect(found(orderWith(), { approval: { rules: [{ ...rule, when: { kind: 'nonsense' } as never }] } })).toEqual([
      'company.rule-unusable ',
    ]);
  });
});
