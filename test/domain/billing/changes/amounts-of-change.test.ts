import { describe, expect, it } from 'vitest';
import {
  amountsOfChange,
  amountsOfLine,
  lessAmounts,
  type Reckoner,
  share,
  taxOn,
} from '../../../../src/domain/billing/changes/amounts-of-change.ts';

const reckoner: Reckoner = { currency: 'EUR', taxesIncluded: false, tax: { level: 'line', rounding: 'half-up' } };
const unitWise: Reckoner = { ...reckoner, tax: { level: 'unit', rounding: 'half-up' } };
const line = { unitPrice: '1.08', quantity: 3, taxRate: '0.19' };

describe('amountsOfLine', () => {
  it('rounds tax by line or by unit', () => {
    expect(amountsOfLine(line, reckoner)._unsafeUnwrap().totalMinor).toBe(386);
    expect(amountsOfLine(line, unitWise)._unsafeUnwrap().totalMinor).toBe(387);
  });
});

describe('amountsOfChange', () => {
  const order = { ...line, lineId: '1', kind: 'goods', sku: 'S', fulfilledBy: 'seller' } as const;
  const amounts = amountsOfLine(line, unitWise)._unsafeUnwrap();

  it('changes nothing where nothing is wanted', () => {
    expect(amountsOfChange({ ...order, amounts }, { quantity: 3 }, unitWise)._unsafeUnwrap()).toEqual(amounts);
  });

  it('keeps to the level of rounding, and to nothing for no units', () => {
    expect(amountsOfChange({ ...order, amounts }, { quantity: 2 }, unitWise)._unsafeUnwrap()).toMatchObject({
      taxMinor: 42,
    });
    expect(amountsOfChange({ ...order, amounts }, { quantity: 0 }, unitWise)._unsafeUnwrap().totalMinor).toBe(0);
  });

  it('prices a line anew that had been brought down to nothing', () => {
    const none = { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 };
    const empty = { ...order, quantity: 0, amounts: none };
    expect(amountsOfChange(empty, { quantity: 3 }, unitWise)._unsafeUnwrap()).toEqual(amounts);
  });
});

describe('taxOn, share and lessAmounts', () => {
  it('know no tax without a rate, and no share of nothing', () => {
    expect(taxOn(100, { quantity: 1 }, reckoner)._unsafeUnwrap()).toBe(0);
    expect(taxOn(100, { quantity: 1, taxRate: 'x' }, reckoner)._unsafeUnwrapErr()).toBe('billing.rate-negative');
    expect(share(5, 1, 0)._unsafeUnwrap()).toBe(0);
    expect(share(5, 1, 2)._unsafeUnwrap()).toBe(3);
  });

  it('take amounts from amounts without a minus zero', () => {
    const amounts = amountsOfLine(line, reckoner)._unsafeUnwrap();
    expect(Object.values(lessAmounts(amounts, amounts)).every((amount) => Object.is(amount, 0))).toBe(true);
  });
});
