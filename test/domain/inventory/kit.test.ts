import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Kit, readKits } from '../../../src/domain/inventory/index.ts';
import { componentsOf } from '../../../src/domain/inventory/kit.ts';

const hamper: Kit = {
  sku: 'HAMPER',
  components: [
    { sku: 'TEA', quantity: 2 },
    { sku: 'TIN', quantity: 1 },
  ],
};
const refusal = (...kits: Kit[]) => readKits(kits)._unsafeUnwrapErr();

describe('kits', () => {
  it('are taken apart; anything else is itself', () => {
    const recipes = readKits([hamper])._unsafeUnwrap();
    expect(componentsOf(recipes, 'HAMPER')).toEqual(hamper.components);
    expect(componentsOf(recipes, '__proto__')).toEqual([{ sku: '__proto__', quantity: 1 }]);
  });

  it('that name a component twice need both', () => {
    const twice = { sku: 'BOX', components: [...hamper.components, { sku: 'TEA', quantity: 3 }] };
    expect(componentsOf(readKits([twice])._unsafeUnwrap(), 'BOX')).toEqual([
      { sku: 'TEA', quantity: 5 },
      { sku: 'TIN', quantity: 1 },
    ]);
  });

  it('are refused when they stand twice, are empty, hold no whole unit or other kits', () => {
    expect(refusal(hamper, hamper)).toEqual({ code: 'inventory.kit-twice', sku: 'HAMPER' });
    expect(refusal({ sku: 'K', components: [] })).toEqual({ code: 'inventory.kit-empty', sku: 'K' });
    for (const quantity of [0, -1, 0.5, Number.NaN, 1e12 + 1]) {
      expect(refusal({ sku: 'K', components: [{ sku: 'TEA', quantity }] }).code).toBe(
        'inventory.kit-quantity-not-whole',
      );
    }
    const outer = { sku: 'K', components: [{ sku: 'HAMPER', quantity: 1 }] };
    expect(refusal(outer, hamper)).toEqual({ code: 'inventory.kit-in-kit', sku: 'K' });
    expect(refusal(hamper, outer)).toEqual({ code: 'inventory.kit-in-kit', sku: 'K' });
    expect(refusal({ sku: 'K', components: [{ sku: 'K', quantity: 1 }] }).code).toBe('inventory.kit-in-kit');
  });

  it('do not depend on the order of their components', () => {
    const parts = [3, 1, 2].map((quantity) => ({ sku: `S${quantity % 2}`, quantity }));
    fc.assert(
      fc.property(fc.shuffledSubarray(parts, { minLength: 3 }), (components) => {
        const recipes = readKits([{ sku: 'K', components }])._unsafeUnwrap();
        expect(componentsOf(recipes, 'K')).toEqual([
          { sku: 'S0', quantity: 2 },
          { sku: 'S1', quantity: 4 },
        ]);
      }),
    );
  });
});
