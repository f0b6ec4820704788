import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goodUntilOf } from '../../../../src/domain/inventory/decide/reserve.ts';
import { type ReserveStock, reservationOf, type WhenShort } from '../../../../src/domain/inventory/index.ts';
import { at, balances, by, decided, minutesLater, noon, refused, run, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const stock = stockOf([at('TEA', 'ams', { available: 10, inbound: 4 }), at('JAM', 'ams', { available: 1 })]);
const reserve = (more: Partial<ReserveStock> = {}): ReserveStock => ({
  ...by,
  kind: 'reserve',
  reservationId: 'r',
  lines: [{ ...tea, quantity: 4 }],
  ...more,
});

describe('a reservation', () => {
  it('sets units aside, soft with an expiry, hard without', () => {
    expect(decided(stock, reserve()).movements).toMatchObject([{ quantity: 4, reservationId: 'r', reason: 'reserve' }]);
    const soft = run(stock, [reserve({ expiresAt: '2026-06-15T12:30:00Z' })]);
    expect(reservationOf(soft, 'r')).toEqual({
      reservationId: 'r',
      expiresAt: minutesLater(30),
      lines: [{ ...tea, pending: 4, posted: 0 }],
    });
    expect(reservationOf(run(stock, [reserve()]), 'r')).not.toHaveProperty('expiresAt');
  });

  it('takes the last unit, and not one more', () => {
    expect(decided(stock, reserve({ lines: [{ ...tea, quantity: 10 }] })).movements).toHaveLength(1);
    expect(refused(stock, reserve({ lines: [{ ...tea, quantity: 11 }] }))).toEqual({
      code: 'inventory.not-enough',
      short: [{ ...tea, asked: 11, possible: 10 }],
    });
  });

  it('adds up what all its lines ask of a position before it looks', () => {
    expect(refused(stock, reserve({ lines: [6, 6].map((quantity) => ({ ...tea, quantity })) }))).toMatchObject({
      short: [{ asked: 12, possible: 10 }],
    });
    const merged = decided(stock, reserve({ lines: [6, 4].map((quantity) => ({ ...tea, quantity })) }));
    expect(merged.movements.map(short)).toEqual(['10 TEA ams.available > ams.reserved']);
  });

  it('is all or nothing, and names every line that is short', () => {
    const lines = [
      { ...tea, quantity: 11 },
      { sku: 'JAM', locationId: 'ams', quantity: 1 },
      { sku: 'BUN', locationId: 'ams', quantity: 1 },
    ];
    expect(refused(stock, reserve({ lines }))).toEqual({
      code: 'inventory.not-enough',
      short: [
        { sku: 'BUN', locationId: 'ams', asked: 1, possible: 0 },
        { ...tea, asked: 11, possible: 10 },
      ],
    });
    expect(balances(stock)).toEqual(['JAM ams available 1', 'TEA ams available 10', 'TEA ams inbound 4']);
  });

  it('finds expired reservations of the same goods gone, whether or not anybody cleaned up', () => {
    const cart = run(stock, [
      reserve({ reservationId: 'cart', lines: [{ ...tea, quantity: 8 }], expiresAt: minutesLater(30) }),
    ]);
    const order = reserve({ lines: [{ ...tea, quantity: 3 }] });
    expect(refused(cart, { ...order, now: '2026-06-15T12:29:59.999Z' })).toMatchObject({ short: [{ possible: 2 }] });
    const late = decided(cart, { ...order, now: minutesLater(30) });
    expect(late.movements.map((movement) => [short(movement), movement.reservationId, movement.reason])).toEqual([
      ['8 TEA ams.reserved > ams.available', 'cart', 'expire'],
      ['3 TEA ams.available > ams.reserved', 'r', 'reserve'],
    ]);
  });
});

describe('when stock is short', () => {
  const possible = (whenShort: WhenShort, rows = stock) => {
    const asked = reserve({ lines: [{ ...tea, quantity: 1000 }], whenShort });
    const refusal = refused(rows, asked);
    return refusal.code === 'inventory.not-enough' ? refusal.short[0]?.possible : refusal.code;
  };

  it('back-orders the rest, and never reserves it', () => {
    const decision = decided(
      stock,
      reserve({
        lines: [
          { ...tea, quantity: 13 },
          { sku: 'BUN', locationId: 'ams', quantity: 2 },
        ],
        whenShort: { kind: 'backorder' },
      }),
    );
    expect(decision.movements.map(short)).toEqual(['10 TEA ams.available > ams.reserved']);
    expect(decision.backordered).toEqual([
      { sku: 'BUN', locationId: 'ams', asked: 2, possible: 0 },
      { ...tea, asked: 13, possible: 10 },
    ]);
  });

  it('oversells down to the floor and no further', () => {
    expect(possible({ kind: 'refuse' })).toBe(10);
    expect(possible({ kind: 'oversell', units: 3 })).toBe(13);
    const oversold = run(stock, [
      reserve({ lines: [{ ...tea, quantity: 12 }], whenShort: { kind: 'oversell', units: 3 } }),
    ]);
    expect(balances(oversold)).toContain('TEA ams available -2');
    const next = (units: number) =>
      refused(
        oversold,
        reserve({ reservationId: 's', lines: [{ ...tea, quantity: 9 }], whenShort: { kind: 'oversell', units } }),
      );
    expect(next(3)).toMatchObject({ short: [{ possible: 1 }] });
    expect(next(1)).toMatchObject({ short: [{ possible: 0 }] });
  });

  it('oversells what is on its way, and no more than allowed', () => {
    expect(possible({ kind: 'oversell-incoming' })).toBe(14);
    expect(possible({ kind: 'oversell-incoming', units: 1 })).toBe(11);
    expect(possible({ kind: 'oversell-incoming', units: 9 })).toBe(14);
  });

  it('never oversells what is kept in lots', () => {
    const lotted = run(stockOf([]), [
      { ...by, kind: 'receive', lines: [{ ...tea, quantity: 4, lot: { lotId: 'A' } }] },
    ]);
    expect(possible({ kind: 'oversell', units: 3 }, lotted)).toBe(4);
    const named = reserve({
      lines: [{ ...tea, quantity: 1, lot: { lotId: 'Z' } }],
      whenShort: { kind: 'oversell', units: 3 },
    });
    expect(refused(stock, named)).toMatchObject({ short: [{ possible: 0 }] });
  });
});

describe('goods that expire', () => {
  const lots = (['A 2026-06-14 2', 'B 2026-06-20 2', 'C 2026-07-01 4'] as const).map((text) => {
    const [lotId = '', expiryDay = '', quantity] = text.split(' ');
    return { ...tea, quantity: Number(quantity), lot: { lotId, expiryDay } };
  });
  const cellar = run(stockOf([]), [{ ...by, kind: 'receive', lines: lots }]);
  const wants = (...lines: object[]) =>
    decided(cellar, reserve({ lines: lines.map((line) => ({ ...tea, quantity: 1, ...line })) })).movements.map(short);

  it('are reserved first expiry first out, and never after their last day', () => {
    expect(wants({ quantity: 3 })).toEqual([
      '2 TEA#B ams.available > ams.reserved',
      '1 TEA#C ams.available > ams.reserved',
    ]);
    expect(refused(cellar, reserve({ lines: [{ ...tea, quantity: 7 }] }))).toMatchObject({ short: [{ possible: 6 }] });
  });

  it('have the shelf life that was asked for', () => {
    expect(wants({ quantity: 2, goodUntil: '2026-06-20' })).toEqual(['2 TEA#B ams.available > ams.reserved']);
    expect(wants({ quantity: 2, goodUntil: '2026-06-21' })).toEqual(['2 TEA#C ams.available > ams.reserved']);
  });

  it('go to whoever names a lot or needs them longest first', () => {
    expect(wants({ quantity: 2 }, { quantity: 4, goodUntil: '2026-06-30' })).toEqual([
      '4 TEA#C ams.available > ams.reserved',
      '2 TEA#B ams.available > ams.reserved',
    ]);
    expect(wants({ quantity: 2 }, { quantity: 2, lot: { lotId: 'B' } })).toEqual([
      '2 TEA#B ams.available > ams.reserved',
      '2 TEA#C ams.available > ams.reserved',
    ]);
  });

  it('must be good today, whatever earlier day is asked for', () => {
    expect(goodUntilOf({}, noon)).toBe('2026-06-15');
    expect(goodUntilOf({ goodUntil: '2026-06-15' }, noon)).toBe('2026-06-15');
    expect(goodUntilOf({ goodUntil: '2026-06-14' }, noon)).toBe('2026-06-15');
    expect(goodUntilOf({ goodUntil: '2026-06-16' }, noon)).toBe('2026-06-16');
  });
});

describe('a reservation at a group', () => {
  const facts = { groups: [{ groupId: 'shops', locationIds: ['ams', 'rtm'] }] };
  const shops = stockOf([
    at('TEA', 'ams', { available: 5, inbound: 1 }),
    at('TEA', 'rtm', { available: -1, reserved: 2, inbound: 2 }),
  ]);
  const at_ = (locationId: string, quantity: number, more: Partial<ReserveStock> = {}) =>
    reserve({ lines: [{ sku: 'TEA', locationId, quantity }], ...more });

  it('takes from all of them together, and the places keep what is promised to all', () => {
    const promised = run(shops, [at_('shops', 4)], facts);
    expect(balances(promised)).toContain('TEA shops available -4');
    expect(refused(promised, at_('shops', 2, { reservationId: 's' }), facts)).toMatchObject({
      short: [{ possible: 1 }],
    });
    expect(refused(promised, at_('ams', 2, { reservationId: 's' }), facts)).toMatchObject({ short: [{ possible: 1 }] });
    expect(decided(promised, at_('ams', 1, { reservationId: 's' }), facts).movements).toHaveLength(1);
  });

  it('does not count the shortage of one place against another', () => {
    expect(refused(shops, at_('shops', 6), facts)).toMatchObject({ short: [{ possible: 5 }] });
  });

  it('may count on what is on its way to all of them', () => {
    const refusal = refused(shops, at_('shops', 99, { whenShort: { kind: 'oversell-incoming' } }), facts);
    expect(refusal).toMatchObject({ short: [{ possible: 8 }] });
  });

  it('is refused where groups overlap', () => {
    const both = { groups: [...facts.groups, { groupId: 'all', locationIds: ['ams'] }] };
    expect(refused(shops, at_('ams', 1), both).code).toBe('inventory.groups-overlap');
  });
});

describe('a reservation that is refused', () => {
  it('gives the first reason that applies', () => {
    const known = run(stock, [reserve()]);
    const code = (more: Partial<ReserveStock>) => refused(known, reserve(more)).code;
    const nothing = { lines: [] };
    expect(code({ now: 'now', expiresAt: noon, ...nothing })).toBe('inventory.not-a-moment');
    expect(code({ expiresAt: 'later', ...nothing })).toBe('inventory.not-a-moment');
    expect(code({ expiresAt: noon, ...nothing })).toBe('inventory.expiry-not-later');
    expect(code(nothing)).toBe('inventory.nothing-asked');
    expect(code({ lines: [{ ...tea, quantity: -1, goodUntil: '1/7/2026' }] })).toBe('inventory.not-a-day');
    expect(code({ lines: [{ ...tea, quantity: -1 }] })).toBe('inventory.quantity-not-whole');
    expect(code({ lines: [{ ...tea, quantity: 2e12 }] })).toBe('inventory.too-many-units');
    expect(code({ lines: [{ ...tea, quantity: 99 }] })).toBe('inventory.reservation-exists');
    const halves = [6e11, 6e11].map((quantity) => ({ ...tea, quantity }));
    expect(code({ reservationId: 's', lines: halves })).toBe('inventory.too-many-units');
    expect(code({ reservationId: 's', lines: [{ ...tea, quantity: 99 }] })).toBe('inventory.not-enough');
    expect(decided(stock, reserve({ expiresAt: '2026-06-15T12:00:00.001Z' })).movements).toHaveLength(1);
  });

  it('does not depend on the order of the lines', () => {
    const lines = [
      { ...tea, quantity: 3 },
      { sku: 'JAM', locationId: 'ams', quantity: 1 },
      { ...tea, quantity: 2, goodUntil: '2026-07-01' },
      { ...tea, quantity: 5 },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 4 }), (shuffled) => {
        expect(decided(stock, reserve({ lines: shuffled }))).toEqual(decided(stock, reserve({ lines })));
      }),
      { numRuns: 24 },
    );
  });
});
