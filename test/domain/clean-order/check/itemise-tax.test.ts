import { describe, expect, it } from 'vitest';
import { cleaned, found, orderWith } from '../found.ts';

const draft = (change: object) =>
  orderWith({
    discounts: [],
    lines: [
      { sku: 'A', quantity: 1, unitPrice: '60' },
      { sku: 'B', quantity: 1, unitPrice: '30' },
    ],
    charges: [{ kind: 'shipping', amount: '10' }],
    ...change,
  });

describe('itemiseTax', () => {
  it('spreads a tax that is stated for the order alone in proportion, and says so', () => {
    const taxed = draft({ taxesIncluded: false, stated: { tax: '21.00', total: '121.00' } });
    expect(found(taxed)).toEqual(['~money.tax-not-itemised /stated/tax']);
    const { lines, charges, totals } = cleaned(taxed);
    expect(lines.map(({ amounts }) => amounts.taxMinor)).toEqual([1260, 630]);
    expect(charges[0]?.taxMinor).toBe(210);
    expect(totals).toMatchObject({ netMinor: 10000, taxMinor: 2100, totalMinor: 12100 });
  });

  it('spreads the tax inside prices too', () => {
    const { totals } = cleaned(draft({ taxesIncluded: true, stated: { tax: '17.36', total: '100.00' } }));
    expect(totals).toMatchObject({ netMinor: 8264, taxMinor: 1736, totalMinor: 10000 });
  });

  it('spreads nothing where any part has a tax of its own', () => {
    const charges = [{ kind: 'shipping', amount: '10', tax: { rate: '0' } }];
    expect(found(draft({ charges, stated: { tax: '21.00' } }))).toEqual(['money.tax-total-disagrees /stated/tax']);
  });

  it('spreads no more tax than there is money', () => {
    expect(found(draft({ taxesIncluded: true, stated: { tax: '100.00' } }))).toEqual([
      '~money.tax-not-itemised /stated/tax',
    ]);
    expect(found(draft({ taxesIncluded: true, stated: { tax: '100.01' } }))).toEqual([
      'money.tax-total-disagrees /stated/tax',
    ]);
  });

  it('has nothing to spread where no tax is stated', () => {
    expect(found(draft({ stated: { tax: '0.00' } }))).toEqual([]);
    expect(found(draft({ stated: { total: '100' } }))).toEqual([]);
  });
});
