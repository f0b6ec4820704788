import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PackPrice, pricePerUnit } from '../../../src/domain/clean-order/price-per-unit.ts';
import { amountOfUnits } from '../../../src/kernel/money.ts';

const cost = (unitPrice: string, quantity: number, rounding: PackPrice['rounding']) =>
  amountOfUnits({ unitPrice, quantity, currency: 'EUR', rounding })._unsafeUnwrap().amountMinor;
const price = (unitPrice: string, packUnits: number, packs = 1, rounding: PackPrice['rounding'] = 'half-up') =>
  pricePerUnit({
    unitPrice,
    packUnits,
    units: packs * packUnits,
    goodsMinor: cost(unitPrice, packs, rounding),
    currency: 'EUR',
    rounding,
  });

describe('pricePerUnit', () => {
  it.each([
    ['24', 12, '2'],
    ['10', 7, '1.428571428571'],
    ['1', 1000, '0.001'],
    ['0', 7, '0'],
    ['1000000', 7, '142857.14285714'],
    ['9999999999', 3, '3333333333'],
  ])('prices a unit of a pack at %s of %i as %s', (unitPrice, packUnits, expected) => {
    expect(price(unitPrice, packUnits)).toBe(expected);
  });

  it('moves the last digit where the pack stands on half a cent', () => {
    // 0.145 / 12 = 0.0120833...: rounded down, twelve of them would be 14 cents
    expect(price('0.145', 12)).toBe('0.012083333334');
  });

  it('makes all units cost what the packs do', () => {
    const roundings = fc.constantFrom('half-up' as const, 'half-even' as const, 'half-down' as const);
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.integer({ min: 2, max: 1000 }),
        fc.integer({ min: 1, max: 100 }),
        roundings,
        (mills, packUnits, packs, rounding) => {
          const unitPrice = String(mills / 1000);
          const each = price(unitPrice, packUnits, packs, rounding);
          expect(cost(each, packs * packUnits, rounding)).toBe(cost(unitPrice, packs, rounding));
        },
      ),
    );
  });
});
