import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stockView } from '../../../../src/domain/inventory/control/index.ts';
import { STOCK_ACCOUNTS, type StockPlace } from '../../../../src/domain/inventory/index.ts';
import { at } from '../stock-world.ts';

const places: readonly StockPlace[] = [
  { locationId: 'ams', kind: 'store' },
  { locationId: 'rtm', kind: 'store' },
  { locationId: 'van', kind: 'in-transit' },
];
const positions = [
  at('TEA', 'ams', { available: 3, lots: [] }),
  at('TEA', 'rtm', { available: 4, damaged: 1 }),
  at('JAM', 'ams', { available: 5 }),
  at('JAM', 'hub', { available: 6 }),
  at('TEA', 'van', { inbound: 7 }),
];
const view = (by: 'sku' | 'location' | 'kind') =>
  stockView({ positions, by, places }).map(({ of, available, damaged, inbound }) => [of, available, damaged, inbound]);

describe('a view of stock', () => {
  it('adds up by SKU, by location, or by kind of location', () => {
    expect(view('sku')).toEqual([
      ['JAM', 11, 0, 0],
      ['TEA', 7, 1, 7],
    ]);
    expect(view('location')).toEqual([
      ['ams', 8, 0, 0],
      ['hub', 6, 0, 0],
      ['rtm', 4, 1, 0],
      ['van', 0, 0, 7],
    ]);
    expect(view('kind')).toEqual([
      ['in-transit', 0, 0, 7],
      ['store', 12, 1, 0],
      ['warehouse', 6, 0, 0],
    ]);
  });

  it('is numbers and a name, nothing else', () => {
    const [first] = stockView({ positions, by: 'location' });
    expect(Object.keys(first ?? {}).sort()).toEqual(['of', ...STOCK_ACCOUNTS].sort());
  });

  it('loses no unit, whichever way it is cut', () => {
    const row = fc.record({
      sku: fc.constantFrom('a', 'b'),
      place: fc.constantFrom('ams', 'hub'),
      available: fc.integer({ min: -3, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(row), fc.constantFrom('sku', 'location', 'kind' as const), (rows, by) => {
        const all = rows.map(({ sku, place, available }) => at(sku, place, { available, reserved: 3 }));
        const total = stockView({ positions: all, by, places }).reduce(
          (sum, group) => sum + group.available + group.reserved,
          0,
        );
        expect(total).toBe(all.reduce((sum, position) => sum + position.available + position.reserved, 0));
      }),
    );
  });
});
