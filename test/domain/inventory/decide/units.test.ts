import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  faultOfLot,
  faultOfUnits,
  freeUnits,
  groupsOf,
  isLoose,
  mergeUnits,
} from '../../../../src/domain/inventory/decide/units.ts';
import { at, by, run, stockOf } from '../stock-world.ts';

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

describe('what is free', () => {
  const stock = stockOf([
    at('TEA', 'ams', { available: 5 }),
    at('TEA', 'rtm', { available: -1, reserved: 1 }),
    at('TEA', 'shops', { available: -3, reserved: 3 }),
  ]);
  const group = { groupId: 'shops', locationIds: ['ams', 'rtm'] };
  const wish = { account: 'available' } as const;
  const free = (locationId: string, within: typeof group | undefined) =>
    freeUnits(stock, { key: { sku: 'TEA', locationId }, wish, group: within });

  it('is the balance, also below 0', () => {
    expect([free('ams', undefined), free('rtm', undefined), free('nyc', undefined)]).toEqual([5, -1, 0]);
  });

  it('is what the group has left, for the group and for each member', () => {
    expect([free('shops', group), free('ams', group), free('rtm', group)]).toEqual([2, 2, -1]);
  });

  it('belongs to the group that a location is in, or is', () => {
    const facts = { groups: [group] };
    expect([groupsOf(facts, 'ams'), groupsOf(facts, 'shops'), groupsOf(facts, 'nyc'), groupsOf({}, 'ams')]).toEqual([
      [group],
      [group],
      [],
      [],
    ]);
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
  const fault = (lot: object, quantity = 1) =>
    faultOfLot(stock, { ...units('TEA', 'rtm', quantity), lot: lot as { lotId: string } })?.code;

  it('keeps its day; a serial number is one unit in one place', () => {
    expect(fault({ lotId: 'A', expiryDay: '2026-07-01' })).toBeUndefined();
    expect(fault({ lotId: 'A' })).toBe('inventory.lot-differs');
    expect(fault({ lotId: 'S', serial: true })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'S' })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'A', expiryDay: '2026-07-01', serial: true })).toBe('inventory.serial-already-here');
    expect(fault({ lotId: 'T', serial: true })).toBeUndefined();
    expect(fault({ lotId: 'T', serial: true }, 2)).toBe('inventory.serial-already-here');
    expect(faultOfLot(stock, units('TEA', 'rtm', 5))).toBeUndefined();
  });

  it('makes a position whose units are told apart', () => {
    expect([isLoose(at('TEA', 'ams')), isLoose({ ...at('TEA', 'ams'), lots: [] })]).toEqual([true, true]);
  });
});
