import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_QUANTITY, parseQuantity, toBaseUnits, toPackingUnits } from '../../src/kernel/quantity.ts';

describe('parseQuantity', () => {
  it.each([0, 1, 6, MAX_QUANTITY])('accepts %d', (units) => {
    expect(parseQuantity(units)._unsafeUnwrap()).toBe(units);
  });

  it('turns minus zero into zero', () => {
    expect(Object.is(parseQuantity(-0)._unsafeUnwrap(), 0)).toBe(true);
  });

  it.each([
    ['6', 'quantity.not-a-number'],
    [Number.NaN, 'quantity.not-a-number'],
    [null, 'quantity.not-a-number'],
    [-1, 'quantity.negative'],
    [-1.5, 'quantity.negative'],
    [Number.NEGATIVE_INFINITY, 'quantity.negative'],
    [1.5, 'quantity.not-whole'],
    [MAX_QUANTITY + 1, 'quantity.too-large'],
    [Number.POSITIVE_INFINITY, 'quantity.too-large'],
  ])('refuses %s with %s', (input, code) => {
    expect(parseQuantity(input)._unsafeUnwrapErr()).toEqual({ code });
  });
});

describe('packing units', () => {
  const caseOf12 = { unit: 'case', baseUnits: 12 };

  it('makes 36 pieces of 3 cases of 12, and back', () => {
    expect(toBaseUnits(3, caseOf12)._unsafeUnwrap()).toBe(36);
    expect(toPackingUnits(36, caseOf12)._unsafeUnwrap()).toBe(3);
  });

  it('refuses a broken case and says what is left over', () => {
    expect(toPackingUnits(40, caseOf12)._unsafeUnwrapErr()).toEqual({ code: 'quantity.does-not-divide', remainder: 4 });
  });

  it('refuses a packing unit that holds nothing', () => {
    expect(toBaseUnits(1, { unit: 'air', baseUnits: 0 })._unsafeUnwrapErr().code).toBe('quantity.empty-packing-unit');
    expect(toPackingUnits(1, { unit: 'half', baseUnits: 0.5 })._unsafeUnwrapErr().code).toBe(
      'quantity.empty-packing-unit',
    );
  });

  it('refuses more pieces than can be counted', () => {
    expect(toBaseUnits(MAX_QUANTITY, caseOf12)._unsafeUnwrapErr().code).toBe('quantity.too-large');
  });

  it('conserves pieces exactly (L9)', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.integer({ min: 1, max: 10_000 }), (packs, baseUnits) => {
        const packing = { unit: 'case', baseUnits };
        const pieces = toBaseUnits(packs, packing)._unsafeUnwrap();
        expect(toPackingUnits(pieces, packing)._unsafeUnwrap()).toBe(packs);
      }),
    );
  });
});
