import { describe, expect, it } from 'vitest';
import { type PinReservation, reservationOf, stockSnapshot } from '../../../../src/domain/inventory/index.ts';
import { at, balances, by, decided, minutesLater, refused, run, short, stockOf } from '../stock-world.ts';

const facts = { groups: [{ groupId: 'shops', locationIds: ['ams', 'rtm'] }] };
const start = stockOf([at('TEA', 'ams', { available: 5 }), at('TEA', 'rtm', { available: 2 })]);
const promised = run(
  start,
  [
    {
      ...by,
      kind: 'reserve',
      reservationId: 'r',
      lines: [{ sku: 'TEA', locationId: 'shops', quantity: 4 }],
      expiresAt: minutesLater(30),
    },
  ],
  facts,
);
const pin = (places: Record<string, number>, more: Partial<PinReservation> = {}): PinReservation => ({
  ...by,
  kind: 'pin',
  reservationId: 'r',
  lines: Object.entries(places).map(([locationId, quantity]) => ({
    sku: 'TEA',
    groupId: 'shops',
    locationId,
    quantity,
  })),
  ...more,
});

describe('pinning', () => {
  it('gives units that were reserved at a group their place', () => {
    expect(decided(promised, pin({ ams: 3, rtm: 1 }), facts).movements.map(short)).toEqual([
      '4 TEA shops.reserved > shops.available',
      '3 TEA ams.available > ams.reserved',
      '1 TEA rtm.available > rtm.reserved',
    ]);
    const pinned = run(promised, [pin({ ams: 3, rtm: 1 })], facts);
    expect(balances(pinned)).toEqual([
      'TEA ams available 2',
      'TEA ams reserved 3',
      'TEA rtm available 1',
      'TEA rtm reserved 1',
    ]);
    expect(reservationOf(pinned, 'r')).toMatchObject({ expiresAt: minutesLater(30) });
  });

  it('gives some their place, the others later', () => {
    const half = run(promised, [pin({ rtm: 1 })], facts);
    expect(reservationOf(half, 'r')?.lines).toMatchObject([
      { locationId: 'shops', pending: 3 },
      { locationId: 'rtm', pending: 1 },
    ]);
    const all = run(half, [pin({ ams: 3 }), { ...by, kind: 'post', reservationId: 'r' }], facts);
    expect(balances(all)).toEqual([
      'TEA ams available 2',
      'TEA ams picked 3',
      'TEA rtm available 1',
      'TEA rtm picked 1',
    ]);
  });

  it('leaves everything as it was when the reservation is released after all', () => {
    const released = run(promised, [pin({ rtm: 2 }), { ...by, kind: 'release', reservationId: 'r' }], facts);
    expect(balances(released)).toEqual(balances(start));
  });

  it('picks lots that are still good', () => {
    const cellar = run(stockOf([]), [
      {
        ...by,
        kind: 'receive',
        lines: ['2026-06-20', '2026-07-01'].map((expiryDay) => ({
          sku: 'TEA',
          locationId: 'ams',
          quantity: 3,
          lot: { lotId: expiryDay, expiryDay },
        })),
      },
    ]);
    const wanted = run(
      cellar,
      [{ ...by, kind: 'reserve', reservationId: 'r', lines: [{ sku: 'TEA', locationId: 'shops', quantity: 4 }] }],
      facts,
    );
    const line = { sku: 'TEA', groupId: 'shops', locationId: 'ams', quantity: 2, goodUntil: '2026-06-30' };
    expect(decided(wanted, pin({}, { lines: [line] }), facts).movements.map(short)[1]).toBe(
      '2 TEA#2026-07-01 ams.available > ams.reserved',
    );
  });

  it('is refused with the first reason that applies', () => {
    expect(refused(promised, pin({}, { reservationId: 'x' }), facts).code).toBe('inventory.reservation-unknown');
    expect(refused(promised, pin({}, { now: minutesLater(30) }), facts).code).toBe('inventory.reservation-expired');
    expect(refused(promised, pin({}), facts).code).toBe('inventory.nothing-asked');
    expect(refused(promised, pin({ nyc: 0 }), facts).code).toBe('inventory.quantity-not-whole');
    expect(refused(promised, pin({ nyc: 2e12 }), facts).code).toBe('inventory.too-many-units');
    expect(refused(promised, pin({ nyc: 99 }), facts).code).toBe('inventory.more-than-reserved');
    expect(refused(promised, pin({ nyc: 1 }), facts).code).toBe('inventory.not-a-way');
    expect(refused(promised, pin({ shops: 1 }), facts).code).toBe('inventory.not-a-way');
    expect(refused(promised, pin({ ams: 1 })).code).toBe('inventory.not-a-way');
    const overlap = { groups: [...facts.groups, { groupId: 'all', locationIds: ['ams'] }] };
    expect(refused(promised, pin({ ams: 1 }), overlap).code).toBe('inventory.groups-overlap');
    expect(refused(promised, pin({ ams: 3, rtm: 2 }), facts)).toMatchObject({
      code: 'inventory.more-than-reserved',
      locationId: 'shops',
      asked: 5,
      possible: 4,
    });
    expect(refused(promised, pin({ rtm: 3 }), facts)).toEqual({
      code: 'inventory.not-enough',
      short: [{ sku: 'TEA', locationId: 'rtm', asked: 3, possible: 2 }],
    });
    expect(stockSnapshot(promised)).toBeDefined();
  });
});
