import { describe, expect, it } from 'vitest';
import { rowsAt, sellableUnits } from '../../../../src/domain/inventory/availability/sellable.ts';
import { positionAt } from '../../../../src/domain/inventory/index.ts';
import { tableOf } from '../../../../src/domain/inventory/ledger.ts';
import { at, by, minutesLater, noon, run, stockOf } from '../stock-world.ts';

const lotted = { lotId: 'A', expiryDay: '2026-06-20' };
const stock = run(stockOf([at('TEA', 'rtm', { available: 1 })]), [
  { ...by, kind: 'receive', lines: [{ sku: 'TEA', locationId: 'ams', quantity: 5, lot: lotted }] },
  {
    ...by,
    kind: 'reserve',
    reservationId: 'cart',
    lines: [
      { sku: 'TEA', locationId: 'ams', quantity: 3 },
      { sku: 'TEA', locationId: 'rtm', quantity: 1 },
    ],
    expiresAt: minutesLater(30),
  },
]);
const ask = (now: string, goodUntil = '2026-06-15') => sellableUnits({ stock, now, sku: 'TEA', goodUntil });

describe('what there is to sell', () => {
  it('leaves out places that have nothing', () => {
    expect(ask(noon)).toEqual({ available: 2, locations: [{ locationId: 'ams', quantity: 2 }] });
  });

  it('counts what an expired reservation held, lot by lot, where it was', () => {
    expect(ask(minutesLater(30))).toEqual({
      available: 6,
      locations: [
        { locationId: 'ams', quantity: 5 },
        { locationId: 'rtm', quantity: 1 },
      ],
    });
    expect(ask(minutesLater(30), '2026-06-21')).toEqual({
      available: 1,
      locations: [{ locationId: 'rtm', quantity: 1 }],
    });
  });

  it('sees the rows that a clean-up would leave, and changes none', () => {
    const cleaned = run(stock, [{ ...by, kind: 'expire', now: minutesLater(30) }]);
    expect(rowsAt(tableOf(stock), 'TEA', minutesLater(30))).toEqual(rowsAt(tableOf(cleaned), 'TEA', noon));
    expect(positionAt(stock, { sku: 'TEA', locationId: 'ams' })).toMatchObject({ available: 2, reserved: 3 });
    expect(rowsAt(tableOf(stock), 'JAM', noon)).toEqual([]);
  });
});
