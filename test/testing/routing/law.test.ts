import { describe, expect, it } from 'vitest';
import { inUnits, shippedBy, stockOf, sumOf, unfilledUnits } from '../../../src/testing/routing/law.ts';
import { twoPlaces } from './support.ts';

describe('what laws reckon with', () => {
  const rows = [
    { lineId: '2', sku: 'A', locationId: 'x', quantity: 1 },
    { lineId: '1', sku: 'A', locationId: 'x', quantity: 2 },
  ];

  it('compares who ships what, however it is listed', () => {
    const turned = { allocations: rows.toReversed(), unfilled: [] };
    expect(shippedBy({ allocations: rows, unfilled: [] })).toBe(shippedBy(turned));
    expect(shippedBy({ allocations: rows.slice(1), unfilled: [] })).not.toBe(shippedBy(turned));
  });

  it('adds up', () => {
    expect(sumOf(rows, ({ quantity }) => quantity)).toBe(3);
    expect(
      unfilledUnits({
        allocations: [],
        unfilled: [
          { lineId: '1', quantity: 4 },
          { lineId: '2', quantity: 1 },
        ],
      }),
    ).toBe(5);
    expect(stockOf(twoPlaces, 'A', 'berlin')).toBe(3);
    expect(stockOf(twoPlaces, 'A', 'bonn')).toBe(0);
  });

  it('says units in words', () => {
    expect([inUnits(0), inUnits(1), inUnits(2)]).toEqual(['0 units stay', '1 unit stays', '2 units stay']);
  });
});
