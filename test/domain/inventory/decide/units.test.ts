import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkLot,
  faultOfUnits,
  freeInGroup,
  groupOf,
  mergeUnits,
  unitsOf,
} from '../../../../src/domain/inventory/decide/units.ts';
import { at, by, draftOf, noon, run, stockOf } from '../stock-world.ts';

const units = (sku: string, locationId: string, quantity: number) => ({ sku, locationId, quantity });

describe('the units of a command', () => {
  it('are whole, above 0 and no more than 10^12', () => {
    expect(faultOfUnits([])).toEqual({ code: 'inventory.nothing-asked' });
    for (const quantity of [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(faultOfUnits([{ quantity: 1 }, { quantity }])).toEqual({ code: 'inventory.quantity-not-whole' });
    }
    expect(faultOfUnits([{ quantity: 1e12 + 1 }])).toEqual({ code: 'inventory.too-many-units' });
    expect(faultOfUnits([{ quantity: 1e12 }])).toBeUndefined();
  });

  it('are good until a day that exists, where one is named', () => {
    for (const goodUntil of ['1/7/2026', '2026-02-29', '2026-7-1', 'soon', '']) {
      expect(faultOfUnits([{ quantity: 1 }, { quantity: 0, goodUntil }])).toEqual({ code: 'inventory.not-a-day' });
    }
    expect(faultOfUnits([{ quantity: 1, goodUntil: '2028-02-29' }])).toBeUndefined();
  });

  it('are added up where they ask for the same, in the order of SKU and location', () => {
    const lines = [units('b', 'x', 1), units('a', 'y', 2), units('b', 'x', 3), units('a', 'x', 4)];
    expect(mergeUnits(lines, () => [])).toEqual([units('a', 'x', 4), units('a', 'y', 2), units('b', 'x', 4)]);
    expect(mergeUnits(lines, ({ quantity }) => [String(quantity)])).toHaveLength(4);
  });

  it('are never added up because their names run together', () => {
    const lines = [
      units('a","b', 'c', 1),
      units('a', 'b","c', 2),
      units('a\u0000b', 'c', 4),
      units('a', 'b\u0000c', 8),
    ];
    expect(mergeUnits(lines, () => [])).toHaveLength(4);
  });

  it('are the same whatever the order of the lines', () => {
    const line = fc.record({
      sku: fc.constantFrom('a', 'b', 'a!', 'é'),
      locationId: fc.constantFrom('x', 'y'),
      quantity: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const merged = mergeUnits(lines, () => []);
        expect(mergeUnits([...lines].reverse(), () => [])).toEqual(merged);
        const sum = (all: typeof merged) => all.reduce((total, { quantity }) => total + quantity, 0);
        expect(sum(merged)).toBe(sum(lines));
      }),
    );
  });
});

describe('the lines of a command', () => {
  const wanted = (...lines: ReturnType<typeof units>[]) => {
    const draft = draftOf(stockOf([]));
    return [unitsOf(draft, lines, () => []), draft.refusal?.code];
  };

  it('are added up, or none where one cannot be meant', () => {
    expect(wanted(units('a', 'x', 1), units('a', 'x', 2))).toEqual([[units('a', 'x', 3)], undefined]);
    expect(wanted()).toEqual([[], 'inventory.nothing-asked']);
    expect(wanted(units('a', 'x', 1), units('a', 'x', 0.5))).toEqual([[], 'inventory.quantity-not-whole']);
    expect(wanted(units('a', 'x', 6e11), units('a', 'x', 6e11))).toEqual([[], 'inventory.too-many-units']);
  });
});

describe('a group', () => {
  const rows = [
    at('TEA', 'ams', { available: 5 }),
    at('TEA', 'nyc', { available: 9 }),
    at('TEA', 'rtm', { available: -1, reserved: 1 }),
    at('TEA', 'shops', { available: -3, reserved: 3 }),
  ];
  const usable = ({ available }: (typeof rows)[number]) => Math.max(0, available);
  const group = { groupId: 'shops', locationIds: ['ams', 'rtm'] };
  const other = { groupId: 'all', locationIds: ['ams'] };

  it('has free what its members have, those that are short nothing, less what is promised to it', () => {
    expect(freeInGroup(rows, { group, usable })).toBe(2);
    // of what a member keeps the group has nothing: 4 of the 5 may go
    expect(freeInGroup(rows, { group, usable: (row) => Math.max(0, row.available - 1) })).toBe(1);
    const more = rows.map((row) => (row.locationId === 'shops' ? { ...row, available: -7 } : row));
    expect(freeInGroup(more, { group, usable })).toBe(-2);
  });

  it('is the one that a location is in, or is; two at once are refused', () => {
    const draft = draftOf(stockOf([]), noon, { groups: [group, other] });
    expect([groupOf(draft, 'rtm'), groupOf(draft, 'shops'), groupOf(draft, 'nyc')]).toEqual([group, group, undefined]);
    expect(groupOf(draftOf(stockOf([])), 'ams')).toBeUndefined();
    expect(draft.refusal).toBeUndefined();
    groupOf(draft, 'ams');
    expect(draft.refusal).toEqual({ code: 'inventory.groups-overlap' });
  });
});

describe('a lot that comes in', () => {
  const stock = run(stockOf([]), [
    {
      ...by,
      kind: 'receive',
      lines: [
        { ...units('TEA', 'ams', 2), lot: { lotId: 'A', expiryDay: '2026-07-01' } },
        { ...units('TEA', 'ams', 1), lot: { lotId: 'S', serial: true } },
      ],
    },
  ]);
  const fault = (lot: object, quantity = 1) => {
    const draft = draftOf(stock);
    checkLot(draft, { ...units('TEA', 'rtm', quantity), lot: lot as { lotId: string } });
    return draft.refusal?.code;
  };

  it('keeps its day; a serial number is one unit in one place', () => {
    expect(fault({ lotId: 'A', expiryDay: '2026-07-01' })).toBeUndefined();
    expect(fault({ lotId: 'A' })).toBe('inventory.lot-differs');
    expect(fault({ lotId: 'S', serial: true })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'S' })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'A', expiryDay: '2026-07-01', serial: true })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'C', expiryDay: '01/07/2026' })).toBe('inventory.not-a-day');
    expect(fault({ lotId: 'A', expiryDay: '2026-06-31' })).toBe('inventory.not-a-day');
    expect(fault({ lotId: 'T', serial: true })).toBeUndefined();
    expect(fault({ lotId: 'T', serial: true }, 2)).toBe('inventory.serial-already-here');
    const draft = draftOf(stock);
    checkLot(draft, units('TEA', 'rtm', 5));
    expect(draft.refusal).toBeUndefined();
  });
});
