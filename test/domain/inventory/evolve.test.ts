import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byExpiry, withUnits } from '../../../src/domain/inventory/evolve.ts';
import {
  emptyStock,
  evolveStock,
  positionAt,
  reservationOf,
  type StockMovement,
  stockSnapshot,
} from '../../../src/domain/inventory/index.ts';
import { at, balances, minutesLater, moved, noon, stockOf } from './stock-world.ts';

const move = (
  from: StockMovement['from'],
  to: StockMovement['to'],
  more: Partial<StockMovement> = {},
): StockMovement => ({
  sku: 'TEA',
  quantity: 4,
  from,
  to,
  reason: 'test',
  commandId: 'c',
  actorId: 'a',
  at: noon,
  ...more,
});
const ams = (account: 'available' | 'reserved' | 'picked' | 'inbound' | 'shipped') => ({ locationId: 'ams', account });

describe('a movement', () => {
  it('takes from one account what it gives to another', () => {
    const stock = evolveStock(stockOf([at('TEA', 'ams', { available: 10 })]), move(ams('available'), ams('reserved')));
    expect(balances(stock)).toEqual(['TEA ams available 6', 'TEA ams reserved 4']);
  });

  it('goes between locations, and opens the book of the one that has none', () => {
    const stock = stockOf([at('TEA', 'ams', { available: 10 })]);
    const next = evolveStock(stock, move(ams('available'), { locationId: 'rtm', account: 'inbound' }));
    expect(balances(next)).toEqual(['TEA ams available 6', 'TEA rtm inbound 4']);
  });

  it('comes in from outside and goes out', () => {
    const received = evolveStock(emptyStock(), move({ account: 'supplier' }, ams('available')));
    expect(balances(received)).toEqual(['TEA ams available 4']);
    expect(balances(evolveStock(received, move(ams('available'), { account: 'vendor' })))).toEqual([]);
  });

  it('between two accounts outside changes nothing here', () => {
    const stock = stockOf([at('TEA', 'ams', { available: 10 })]);
    expect(evolveStock(stock, move({ account: 'supplier' }, { account: 'customer' }))).toBe(stock);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('of %s units changes nothing', (quantity) => {
    const stock = stockOf([at('TEA', 'ams', { available: 10 })]);
    expect(evolveStock(stock, move(ams('available'), ams('reserved'), { quantity }))).toBe(stock);
  });

  it('leaves the ledger it was made on as it was', () => {
    const before = stockOf([at('TEA', 'ams', { available: 10 })]);
    const then = evolveStock(before, move(ams('available'), ams('reserved'), { reservationId: 'r' }));
    expect(balances(before)).toEqual(['TEA ams available 10']);
    expect(reservationOf(before, 'r')).toBeUndefined();
    expect(reservationOf(then, 'r')?.lines).toEqual([{ sku: 'TEA', locationId: 'ams', pending: 4, posted: 0 }]);
    expect(balances(before)).toEqual(['TEA ams available 10']);
  });

  it('takes words like __proto__ for SKUs and locations', () => {
    const stock = evolveStock(
      emptyStock(),
      move({ account: 'supplier' }, { locationId: 'constructor', account: 'available' }, { sku: '__proto__' }),
    );
    expect(positionAt(stock, { sku: '__proto__', locationId: 'constructor' }).available).toBe(4);
  });
});

describe('a movement with a lot', () => {
  const lotA = { lotId: 'A', expiryDay: '2026-07-01' };
  const lotB = { lotId: 'B', expiryDay: '2026-06-20' };
  const lotC = { lotId: 'C' };

  it('keeps the lots in the order in which they expire, those that keep for ever last', () => {
    const stock = moved(
      emptyStock(),
      [lotC, lotA, lotB].map((lot) => move({ account: 'supplier' }, ams('available'), { lot })),
    );
    const { lots = [] } = positionAt(stock, { sku: 'TEA', locationId: 'ams' });
    expect(lots.map(({ lotId, available }) => [lotId, available])).toEqual([
      ['B', 4],
      ['A', 4],
      ['C', 4],
    ]);
  });

  it('moves the lot along with the units, and forgets it when none are left here', () => {
    const received = evolveStock(emptyStock(), move({ account: 'supplier' }, ams('available'), { lot: lotA }));
    const picked = evolveStock(received, move(ams('available'), ams('picked'), { lot: lotA }));
    expect(positionAt(picked, { sku: 'TEA', locationId: 'ams' }).lots).toMatchObject([{ available: 0, picked: 4 }]);
    const shipped = evolveStock(picked, move(ams('picked'), ams('shipped'), { lot: lotA }));
    expect(positionAt(shipped, { sku: 'TEA', locationId: 'ams' })).toMatchObject({ shipped: 4, lots: [] });
  });

  it('sorts equal days by the name of the lot', () => {
    expect([{ lotId: 'b' }, { lotId: 'a' }].sort(byExpiry)).toEqual([{ lotId: 'a' }, { lotId: 'b' }]);
  });

  it('does not tell lots apart on accounts that are not physically there', () => {
    const position = withUnits(at('TEA', 'ams'), { account: 'inbound', by: 3, lot: lotA });
    expect(position).toEqual(at('TEA', 'ams', { inbound: 3 }));
  });
});

describe('a movement with a reservation', () => {
  const reserve = move(ams('available'), ams('reserved'), { reservationId: 'r', expiresAt: minutesLater(30) });
  const start = evolveStock(stockOf([at('TEA', 'ams', { available: 10 })]), reserve);

  it('opens it', () => {
    expect(reservationOf(start, 'r')).toEqual({
      reservationId: 'r',
      expiresAt: minutesLater(30),
      lines: [{ sku: 'TEA', locationId: 'ams', pending: 4, posted: 0 }],
    });
  });

  it('brings its moment into the form that sorts', () => {
    const more = { reservationId: 's', expiresAt: '2026-06-15T12:30:00Z' };
    const stock = evolveStock(start, move(ams('available'), ams('reserved'), more));
    expect(reservationOf(stock, 's')?.expiresAt).toBe(minutesLater(30));
  });

  it('posts what goes on and returns what goes back', () => {
    const posted = evolveStock(start, move(ams('reserved'), ams('picked'), { reservationId: 'r', quantity: 3 }));
    const rest = move(ams('reserved'), ams('available'), { reservationId: 'r', quantity: 1, at: minutesLater(1) });
    expect(reservationOf(evolveStock(posted, rest), 'r')).toMatchObject({
      leftAt: minutesLater(1),
      lines: [{ pending: 0, posted: 3 }],
    });
  });

  it('holds it for good when it comes in again without an expiry', () => {
    const out = move(ams('reserved'), ams('available'), { reservationId: 'r' });
    const back = move(ams('available'), ams('reserved'), { reservationId: 'r' });
    expect(reservationOf(moved(start, [out, back]), 'r')).toEqual({
      reservationId: 'r',
      leftAt: noon,
      lines: [{ sku: 'TEA', locationId: 'ams', pending: 4, posted: 0 }],
    });
  });

  it('of a reservation that was never made changes balances only', () => {
    const stock = stockOf([at('TEA', 'ams', { reserved: 4 })]);
    const next = evolveStock(stock, move(ams('reserved'), ams('picked'), { reservationId: 'unknown' }));
    expect(balances(next)).toEqual(['TEA ams picked 4']);
    expect(stockSnapshot(next).reservations).toEqual([]);
  });
});

describe('balances', () => {
  it('are the fold of the movements, in one go or bit by bit', () => {
    const accounts = fc.constantFrom('available', 'reserved', 'picked', 'inbound', 'damaged', 'adjustment' as const);
    const side = fc.oneof(
      fc.record({ locationId: fc.constantFrom('ams', 'rtm'), account: accounts }),
      fc.constantFrom({ account: 'supplier' as const }, { account: 'customer' as const }),
    );
    const movement = fc
      .record({ sku: fc.constantFrom('A', 'B'), quantity: fc.integer({ min: 1, max: 9 }), from: side, to: side })
      .map((parts): StockMovement => ({ ...move(parts.from as never, parts.to as never), ...(parts as object) }));
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 20 }), fc.nat(20), (movements, cut) => {
        const tally = new Map<string, number>();
        const add = (key: string, units: number) => tally.set(key, (tally.get(key) ?? 0) + units);
        for (const { sku, quantity, from, to } of movements) {
          if ('locationId' in from) add(`${sku} ${from.locationId} ${from.account}`, -quantity);
          if ('locationId' in to) add(`${sku} ${to.locationId} ${to.account}`, quantity);
        }
        const expected = [...tally].filter(([, units]) => units !== 0).map(([key, units]) => `${key} ${units}`);
        expect([...balances(moved(emptyStock(), movements))].sort()).toEqual(expected.sort());
        const half = moved(emptyStock(), movements.slice(0, cut));
        const again = stockOf([]);
        expect(stockSnapshot(moved(half, movements.slice(cut)))).toEqual(stockSnapshot(moved(again, movements)));
      }),
    );
  });
});
