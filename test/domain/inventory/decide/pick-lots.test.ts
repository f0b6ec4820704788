import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLoose, pickLots, usableUnits } from '../../../../src/domain/inventory/decide/pick-lots.ts';
import { at } from '../stock-world.ts';

const lot = (lotId: string, expiryDay: string | undefined, available: number, damaged = 0) => ({
  lotId,
  ...(expiryDay === undefined ? {} : { expiryDay }),
  ...{ available, reserved: 0, picked: 0, quarantine: 0, damaged, safety: 0 },
});
/** 3 until May, 5 until July, 1 for ever, 2 without a lot. */
const tea = at('TEA', 'ams', {
  available: 11,
  damaged: 7,
  lots: [lot('A', '2026-05-31', 3, 6), lot('B', '2026-07-31', 5), lot('C', undefined, 1)],
});
const wish = { account: 'available' } as const;
const picked = (quantity: number, more: { lotId?: string; goodUntil?: string } = {}) =>
  pickLots(tea, { ...wish, ...more, quantity }).map((units) => `${units.quantity} ${units.lot?.lotId ?? '-'}`);

describe('which units go', () => {
  it('are those that expire first; those that keep for ever, and then those without a lot, come last', () => {
    expect(picked(4)).toEqual(['3 A', '1 B']);
    expect(picked(11)).toEqual(['3 A', '5 B', '1 C', '2 -']);
  });

  it('are those that are still good on the day', () => {
    expect(picked(4, { goodUntil: '2026-05-31' })).toEqual(['3 A', '1 B']);
    expect(picked(4, { goodUntil: '2026-06-01' })).toEqual(['4 B']);
    expect(picked(11, { goodUntil: '2026-08-01' })).toEqual(['1 C', '2 -']);
  });

  it('are those of the lot that was named, and no others', () => {
    expect(picked(4, { lotId: 'B' })).toEqual(['4 B']);
    expect(picked(9, { lotId: 'B' })).toEqual(['5 B']);
    expect(picked(1, { lotId: 'Z' })).toEqual([]);
  });

  it('are just units where lots are not told apart', () => {
    expect(pickLots(at('TEA', 'ams', { available: 1 }), { ...wish, quantity: 4 })).toEqual([{ quantity: 4 }]);
    expect(pickLots({ ...at('TEA', 'ams'), lots: [] }, { ...wish, quantity: 4 })).toEqual([{ quantity: 4 }]);
  });

  it('carry the day and the serial mark of their lot', () => {
    const serial = { ...lot('S1', '2026-07-31', 1), serial: true as const };
    expect(pickLots(at('TV', 'ams', { available: 1, lots: [serial] }), { ...wish, quantity: 1 })).toEqual([
      { quantity: 1, lot: { lotId: 'S1', expiryDay: '2026-07-31', serial: true } },
    ]);
  });
});

describe('how many units will do', () => {
  it('is what the account holds, never below 0', () => {
    expect(usableUnits(at('TEA', 'ams', { available: 4 }), wish)).toBe(4);
    expect(usableUnits(at('TEA', 'ams', { available: -4 }), wish)).toBe(0);
    expect(usableUnits(tea, { account: 'damaged' })).toBe(7);
    expect(usableUnits(tea, { account: 'damaged', lotId: 'A' })).toBe(6);
    expect(usableUnits(at('TEA', 'ams', { available: 4 }), { ...wish, lotId: 'A' })).toBe(0);
  });

  it('is never more than the account holds, even where one lot is short and another is not', () => {
    const uneven = at('TEA', 'ams', { available: 2, lots: [lot('A', '2026-05-31', -2), lot('B', '2026-07-31', 4)] });
    expect(usableUnits(uneven, wish)).toBe(2);
    expect(pickLots(uneven, { ...wish, quantity: 2 })).toEqual([
      { lot: { lotId: 'B', expiryDay: '2026-07-31' }, quantity: 2 },
    ]);
  });

  it('is the balance where lots are not told apart', () => {
    expect(usableUnits({ ...tea, inbound: 9 }, { account: 'inbound', lotId: 'A' })).toBe(9);
    expect(pickLots({ ...tea, shipped: 9 }, { account: 'shipped', lotId: 'A', quantity: 4 })).toEqual([
      { quantity: 4 },
    ]);
    expect([isLoose(at('TEA', 'ams')), isLoose({ ...at('TEA', 'ams'), lots: [] }), isLoose(tea)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is what can be picked', () => {
    const lots = fc.array(
      fc.record({
        day: fc.option(fc.constantFrom('2026-05-01', '2026-06-01', '2026-07-01')),
        units: fc.integer({ min: -2, max: 5 }),
      }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(
        lots,
        fc.nat(3),
        fc.constantFrom('2026-05-01', '2026-06-15', '2026-08-01'),
        (parts, loose, goodUntil) => {
          let available = loose;
          for (const { units } of parts) available += units;
          const rows = parts.map(({ day, units }, i) => lot(String(i), day ?? undefined, units));
          const position = at('TEA', 'ams', { available, lots: rows });
          const usable = usableUnits(position, { ...wish, goodUntil });
          const units = pickLots(position, { ...wish, goodUntil, quantity: usable });
          expect(units.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(usable);
          expect(usable).toBeLessThanOrEqual(Math.max(0, available));
          for (const { lot: of, quantity } of units) {
            if (of === undefined) continue;
            expect(of.expiryDay === undefined || of.expiryDay >= goodUntil).toBe(true);
            expect(quantity).toBeLessThanOrEqual(rows[Number(of.lotId)]?.available ?? 0);
          }
        },
      ),
    );
  });
});
