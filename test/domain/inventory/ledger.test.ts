import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emptyStock,
  openStock,
  positionAt,
  positionsOf,
  type Reservation,
  reservationOf,
  type StockPosition,
  stockSnapshot,
} from '../../../src/domain/inventory/index.ts';
import { at, by, minutesLater, run, stockOf } from './stock-world.ts';

const refusal = (positions: readonly StockPosition[], reservations: readonly Reservation[] = []) =>
  openStock({ positions, reservations })._unsafeUnwrapErr();

const held = (pending: number, more: Partial<Reservation> = {}): Reservation => ({
  reservationId: 'r',
  lines: [{ sku: 'TEA', locationId: 'ams', pending, posted: 0 }],
  ...more,
});

describe('a ledger', () => {
  it('starts empty', () => {
    expect(stockSnapshot(emptyStock())).toEqual({ positions: [], reservations: [] });
    expect(stockSnapshot(openStock()._unsafeUnwrap())).toEqual({ positions: [], reservations: [] });
    expect(positionsOf(emptyStock(), 'TEA')).toEqual([]);
    expect(reservationOf(emptyStock(), 'r')).toBeUndefined();
  });

  it('finds what was put in, and nothing on every account where nothing was', () => {
    const stock = stockOf([at('TEA', 'rtm', { available: 2 }), at('TEA', 'ams', { available: 1 })]);
    expect(positionAt(stock, { sku: 'TEA', locationId: 'rtm' }).available).toBe(2);
    expect(positionAt(stock, { sku: 'TEA', locationId: 'nyc' })).toEqual(at('TEA', 'nyc'));
    expect(positionAt(stock, { sku: 'toString', locationId: 'ams' })).toEqual(at('toString', 'ams'));
    expect(positionsOf(stock, 'TEA').map(({ locationId }) => locationId)).toEqual(['ams', 'rtm']);
  });

  it('hands out lists that nobody can change it with', () => {
    const stock = stockOf([at('TEA', 'ams', { available: 1 })]);
    (positionsOf(stock, 'TEA') as StockPosition[]).pop();
    expect(positionsOf(stock, 'TEA')).toHaveLength(1);
  });

  it('does not depend on the order of what is put in, and is written in the order of the ids', () => {
    const ids = ['a', 'b', 'é', '\u{1f600}', '\ue000', '__proto__'];
    const all = ids.flatMap((sku) => ids.map((locationId) => at(sku, locationId, { available: 3, reserved: 2 })));
    const carts = ids.map((id) => held(1, { reservationId: id, lines: [{ ...line(id), pending: 1, posted: 0 }] }));
    const written = stockSnapshot(stockOf(all, carts));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(all, { minLength: all.length }),
        fc.shuffledSubarray(carts, { minLength: carts.length }),
        (positions, reservations) => {
          const snapshot = stockSnapshot(stockOf(positions, reservations));
          expect(snapshot).toEqual(written);
          expect(stockSnapshot(openStock(snapshot)._unsafeUnwrap())).toEqual(written);
        },
      ),
      { numRuns: 100 },
    );
    expect(written.positions.slice(0, 6).map(({ sku }) => sku)).toEqual(Array(6).fill('__proto__'));
    // by UTF-8 bytes: the private-use character comes before the smiling face
    expect(written.positions.slice(-7).map(({ sku }) => sku)).toEqual(['\ue000', ...Array(6).fill('\u{1f600}')]);
  });

  const line = (sku: string) => ({ sku, locationId: sku });

  it('is plain JSON when written', () => {
    const stock = run(stockOf([at('TEA', 'ams', { available: 5 })]), [
      {
        ...by,
        kind: 'reserve',
        reservationId: 'r',
        lines: [{ sku: 'TEA', locationId: 'ams', quantity: 2 }],
        expiresAt: minutesLater(30),
      },
      { ...by, kind: 'receive', lines: [{ sku: 'JAM', locationId: 'ams', quantity: 1, lot: { lotId: 'A' } }] },
    ]);
    const text = JSON.stringify(stockSnapshot(stock));
    expect(JSON.parse(text)).toEqual(stockSnapshot(stock));
    expect(JSON.stringify(stockSnapshot(openStock(JSON.parse(text))._unsafeUnwrap()))).toBe(text);
  });
});

describe('a ledger that is read', () => {
  it('brings the moments of reservations into the form that sorts', () => {
    const stock = stockOf([at('TEA', 'ams', { reserved: 1 })], [held(1, { expiresAt: '2026-06-15T12:30:00Z' })]);
    expect(reservationOf(stock, 'r')?.expiresAt).toBe(minutesLater(30));
  });
});

describe('what does not make a ledger', () => {
  it.each([1.5, Number.NaN, 1e12 + 1, Number.POSITIVE_INFINITY])('a balance of %s', (available) => {
    expect(refusal([at('TEA', 'ams', { available })])).toEqual({
      code: 'inventory.balance-not-whole',
      sku: 'TEA',
      locationId: 'ams',
    });
  });

  it('a balance below 0, but for available, as long as the shelf is not, and adjustment', () => {
    expect(refusal([at('TEA', 'ams', { reserved: -1 })]).code).toBe('inventory.balance-negative');
    expect(refusal([at('TEA', 'ams', { available: -3, reserved: 2 })]).code).toBe('inventory.balance-negative');
    expect(openStock({ positions: [at('TEA', 'ams', { available: -2, reserved: 2, adjustment: -9 })] }).isOk()).toBe(
      true,
    );
    expect(openStock({ positions: [at('TEA', 'ams', { available: 1e12 })] }).isOk()).toBe(true);
  });

  it('a lot of half a unit', () => {
    const lot = { lotId: 'A', available: 0.5, reserved: 0, picked: 0, quarantine: 0, damaged: 0, safety: 0 };
    expect(refusal([at('TEA', 'ams', { available: 1, lots: [lot] })]).code).toBe('inventory.balance-not-whole');
  });

  it('a position that stands twice, next to each other or not', () => {
    const [one, other] = [at('TEA', 'ams'), at('TEA', 'rtm')];
    expect(refusal([one, other, one])).toEqual({ code: 'inventory.position-twice', sku: 'TEA', locationId: 'ams' });
  });

  it('reservations that hold more than is reserved', () => {
    const row = at('TEA', 'ams', { reserved: 3 });
    const second = { reservationId: 's' };
    expect(openStock({ positions: [row], reservations: [held(2), held(1, second)] }).isOk()).toBe(true);
    expect(refusal([row], [held(2), held(2, second)]).code).toBe('inventory.reserved-does-not-add-up');
    expect(refusal([], [held(1)]).code).toBe('inventory.reserved-does-not-add-up');
    expect(refusal([row], [held(-1)]).code).toBe('inventory.reserved-does-not-add-up');
    expect(refusal([row], [held(Number.NaN)]).code).toBe('inventory.reserved-does-not-add-up');
    expect(refusal([row], [held(1), held(1)]).code).toBe('inventory.reserved-does-not-add-up');
  });

  it('the first fault that applies, position by position, then twice, then reservations', () => {
    const bad = at('TEA', 'ams', { available: 0.5, reserved: -1 });
    expect(refusal([at('TEA', 'ams'), at('TEA', 'ams'), bad]).code).toBe('inventory.balance-not-whole');
    expect(refusal([at('TEA', 'ams'), at('TEA', 'ams')], [held(1)]).code).toBe('inventory.position-twice');
  });
});
