import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompanyPolicy, checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { found, orderWith, selling } from '../found.ts';
import { CONTEXT } from '../sample.ts';

const policy = (change: Partial<CompanyPolicy>): CompanyPolicy => ({
  policyId: 'P-1',
  status: 'published',
  scope: 'order',
  must: { kind: 'compare', field: 'shipTo.country', operator: '=', value: 'BE' },
  criticality: 'critical',
  ...change,
});
const held = (change: Partial<CompanyPolicy>, context = {}) =>
  found(orderWith(), { ...context, policies: [policy(change)] });

describe('checkPolicies', () => {
  it('stops the order or lets it pass, as the company wants', () => {
    expect(held({})).toEqual(['company.rule-broken ']);
    expect(held({ criticality: 'information' })).toEqual(['?company.rule-broken ']);
    expect(held({ must: { kind: 'compare', field: 'shipTo.country', operator: '=', value: 'NL' } })).toEqual([]);
  });

  it('looks at published rules alone, and only where they apply', () => {
    expect(held({ status: 'draft' })).toEqual([]);
    expect(held({ onlyWhen: { kind: 'compare', field: 'channel.kind', operator: '=', value: 'till' } })).toEqual([]);
    expect(held({ onlyWhen: { kind: 'compare', field: 'channel.kind', operator: '=', value: 'own-shop' } })).toEqual([
      'company.rule-broken ',
    ]);
  });

  it('looks at each line, and at what is known of its product', () => {
    const many = { kind: 'compare', field: 'line.quantity', operator: '<', value: 2 } as const;
    expect(held({ scope: 'line', must: many })).toEqual(['company.rule-broken /lines/0']);
    const sold = { kind: 'no-data', field: 'product.restrictions.licence' } as const;
    expect(
      held(
        { scope: 'line', must: sold },
        { ...selling('PLATE', { restrictions: { licence: 'x' } }), customer: { licences: ['x'] } },
      ),
    ).toEqual(['company.rule-broken /lines/1']);
  });

  it('knows how many lines there are', () => {
    expect(held({ must: { kind: 'compare', field: 'lineCount', operator: '<=', value: 2 } })).toEqual([]);
    expect(held({ must: { kind: 'compare', field: 'lineCount', operator: '<=', value: 1 } })).toEqual([
      'company.rule-broken ',
    ]);
  });

  it('proposes a value, for people to decide', () => {
    const patch = (change: Partial<CompanyPolicy>) =>
      checkOrder(orderWith(), { ...CONTEXT, policies: [policy(change)] }, { phase: 'submit' })[0]?.suggestions?.[0];
    expect(patch({ propose: { field: 'preferences.partialShipment', value: 'ship-complete' } })).toEqual({
      patch: [{ op: 'add', path: '/preferences/partialShipment', value: 'ship-complete' }],
      confidence: 0.5,
      apply: 'ask',
    });
    const line = { scope: 'line', must: { kind: 'no-data', field: 'line.sku' } } as const;
    expect(patch({ ...line, propose: { field: 'line.quantity', value: 6 } })?.patch).toEqual([
      { op: 'add', path: '/lines/0/quantity', value: 6 },
    ]);
    expect(patch({ propose: { field: '../x', value: 6 } })).toBeUndefined();
  });

  it('says which rule cannot be understood, once, and stops the order', () => {
    expect(held({ scope: 'line', must: { kind: 'perhaps' } as never })).toEqual(['company.rule-unusable ']);
    expect(held({ onlyWhen: { kind: 'all' } as never })).toEqual(['company.rule-unusable ']);
  });

  it('only ever adds to what was found', () => {
    const must = fc.constantFrom<CompanyPolicy['must']>(
      { kind: 'all', of: [] },
      { kind: 'any', of: [] },
      { kind: 'has-data', field: 'shipTo.city' },
      { kind: 'compare', field: 'line.quantity', operator: '>', value: 0 },
      { kind: 'nonsense' } as never,
    );
    const policies = fc.array(
      fc.record({
        policyId: fc.string(),
        status: fc.constantFrom('draft', 'published'),
        scope: fc.constantFrom('order', 'line'),
        must,
        criticality: fc.constantFrom('critical', 'information'),
      }),
      { maxLength: 5 },
    );
    const draft = fc.constantFrom({}, orderWith(), orderWith({ shipTo: {}, lines: [{}, null, { quantity: -1 }] }), 'x');
    fc.assert(
      fc.property(draft, policies, (order, rules) => {
        const without = checkOrder(order, CONTEXT, { phase: 'submit' });
        const within = checkOrder(
          order,
          { ...CONTEXT, policies: rules as readonly CompanyPolicy[] },
          { phase: 'submit' },
        );
        expect(within.slice(0, without.length)).toEqual(without);
      }),
    );
  });
});
