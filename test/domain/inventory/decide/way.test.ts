import { describe, expect, it } from 'vitest';
import { positionAt, type StockCommand, type StockWay } from '../../../../src/domain/inventory/index.ts';
import { at, balances, by, decided, minutesLater, refused, run, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const stock = stockOf([
  at('TEA', 'ams', {
    inbound: 10,
    available: 11,
    safety: 12,
    picked: 13,
    shipped: 14,
    quarantine: 15,
    damaged: 16,
  }),
]);
const moves = (command: StockCommand) => decided(stock, command).movements.map(short);

describe('a plain way', () => {
  it.each<[StockWay, string]>([
    ['expect', '2 TEA supplier > ams.inbound'],
    ['receive', '2 TEA supplier > ams.available'],
    ['set-aside', '2 TEA ams.available > ams.safety'],
    ['put-back', '2 TEA ams.safety > ams.available'],
    ['quarantine', '2 TEA ams.available > ams.quarantine'],
    ['inspect', '2 TEA ams.quarantine > ams.available'],
    ['damage', '2 TEA ams.available > ams.damaged'],
    ['repair', '2 TEA ams.damaged > ams.available'],
    ['scrap', '2 TEA ams.damaged > ams.scrapped'],
    ['ship', '2 TEA ams.picked > ams.shipped'],
    ['deliver', '2 TEA ams.shipped > customer'],
    ['unpick', '2 TEA ams.picked > ams.available'],
    ['take-back', '2 TEA customer > ams.quarantine'],
    ['return-to-vendor', '2 TEA ams.damaged > vendor'],
    ['lose', '2 TEA ams.shipped > ams.scrapped'],
  ])('of the kind %s leads the usual way', (kind, expected) => {
    const command = { ...by, kind, lines: [{ ...tea, quantity: 2 }] } as StockCommand;
    expect(moves(command)).toEqual([expected]);
  });

  it('leads to another location', () => {
    const line = { ...tea, quantity: 3, toLocationId: 'rtm' };
    expect(moves({ ...by, kind: 'transfer', lines: [line] })).toEqual(['3 TEA ams.available > rtm.available']);
    expect(moves({ ...by, kind: 'transfer', lines: [{ ...line, to: 'inbound' }] })).toEqual([
      '3 TEA ams.available > rtm.inbound',
    ]);
  });

  it('leads another way when one is named', () => {
    expect(
      moves({ ...by, kind: 'receive', lines: [{ ...tea, quantity: 2, from: 'inbound', to: 'quarantine' }] }),
    ).toEqual(['2 TEA ams.inbound > ams.quarantine']);
    expect(moves({ ...by, kind: 'inspect', lines: [{ ...tea, quantity: 2, to: 'damaged' }] })).toEqual([
      '2 TEA ams.quarantine > ams.damaged',
    ]);
  });

  it('takes as many as there are, and refuses one more, with every line that is short', () => {
    expect(moves({ ...by, kind: 'ship', lines: [{ ...tea, quantity: 13 }] })).toEqual([
      '13 TEA ams.picked > ams.shipped',
    ]);
    expect(
      refused(stock, {
        ...by,
        kind: 'ship',
        lines: [
          { sku: 'JAM', locationId: 'ams', quantity: 1 },
          { ...tea, quantity: 7 },
          { ...tea, quantity: 7 },
        ],
      }),
    ).toEqual({
      code: 'inventory.not-enough',
      short: [
        { sku: 'JAM', locationId: 'ams', asked: 1, possible: 0 },
        { ...tea, asked: 14, possible: 13 },
      ],
    });
    const receive = { ...by, kind: 'receive', lines: [{ ...tea, quantity: 11, from: 'inbound' }] } as const;
    expect(refused(stock, receive)).toMatchObject({ short: [{ asked: 11, possible: 10 }] });
  });

  it('takes nothing where more is promised than there is', () => {
    const short = stockOf([at('TEA', 'ams', { available: -2, reserved: 5 })]);
    expect(refused(short, { ...by, kind: 'scrap', lines: [{ ...tea, quantity: 1, from: 'available' }] })).toEqual({
      code: 'inventory.not-enough',
      short: [{ ...tea, asked: 1, possible: 0 }],
    });
  });

  it('takes what an expired reservation held', () => {
    const held = run(stockOf([at('TEA', 'ams', { available: 2 })]), [
      { ...by, kind: 'reserve', reservationId: 'r', lines: [{ ...tea, quantity: 2 }], expiresAt: minutesLater(1) },
    ]);
    const command = { ...by, kind: 'set-aside', lines: [{ ...tea, quantity: 2 }] } as const;
    expect(refused(held, command).code).toBe('inventory.not-enough');
    expect(decided(held, { ...command, now: minutesLater(1) }).movements.map(short)).toEqual([
      '2 TEA ams.reserved > ams.available',
      '2 TEA ams.available > ams.safety',
    ]);
  });

  it('cleans up nothing when it takes nothing from available', () => {
    const held = run(stockOf([at('TEA', 'ams', { available: 2, picked: 1 })]), [
      { ...by, kind: 'reserve', reservationId: 'r', lines: [{ ...tea, quantity: 2 }], expiresAt: minutesLater(1) },
    ]);
    const ship = { ...by, kind: 'ship', lines: [{ ...tea, quantity: 1 }], now: minutesLater(9) } as const;
    expect(decided(held, ship).movements.map(short)).toEqual(['1 TEA ams.picked > ams.shipped']);
  });

  it('is the first refusal that applies', () => {
    const code = (command: object) => refused(stock, { ...by, ...command } as StockCommand).code;
    const wrong = { ...tea, quantity: 1, to: 'picked' };
    expect(code({ kind: 'teleport', lines: [] })).toBe('inventory.not-a-way');
    expect(code({ kind: 'constructor', lines: [] })).toBe('inventory.not-a-way');
    expect(code({ kind: 'ship', lines: [] })).toBe('inventory.nothing-asked');
    expect(code({ kind: 'ship', lines: [{ ...wrong, quantity: 1.5 }] })).toBe('inventory.quantity-not-whole');
    expect(code({ kind: 'ship', lines: [{ ...wrong, quantity: 0 }] })).toBe('inventory.quantity-not-whole');
    expect(code({ kind: 'ship', lines: [{ ...wrong, quantity: 1e12 + 1 }] })).toBe('inventory.too-many-units');
    expect(code({ kind: 'ship', lines: [wrong] })).toBe('inventory.not-a-way');
    expect(code({ kind: 'ship', lines: [{ ...tea, quantity: 1, from: 'available' }] })).toBe('inventory.not-a-way');
    expect(code({ kind: 'transfer', lines: [{ ...tea, quantity: 1 }] })).toBe('inventory.not-a-way');
    expect(code({ kind: 'transfer', lines: [{ ...tea, quantity: 1, toLocationId: 'ams' }] })).toBe(
      'inventory.not-a-way',
    );
    expect(code({ kind: 'expect', lines: [{ ...tea, quantity: 1e12 }] })).toBe('inventory.too-many-units');
  });
});

describe('a way of lots', () => {
  const july = { lotId: 'J', expiryDay: '2026-07-01' };
  const received = run(stockOf([]), [
    {
      ...by,
      kind: 'receive',
      lines: [
        { ...tea, quantity: 4, lot: july },
        { ...tea, quantity: 3 },
      ],
    },
  ]);

  it('brings the lot in', () => {
    expect(positionAt(received, tea)).toMatchObject({ available: 7, lots: [{ ...july, available: 4 }] });
    const more = run(received, [{ ...by, kind: 'receive', lines: [{ ...tea, quantity: 1, lot: july }] }]);
    expect(positionAt(more, tea).lots).toMatchObject([{ available: 5 }]);
  });

  it('takes the lot that is named, or those that expire first', () => {
    const scrap = (lot?: typeof july) =>
      decided(received, {
        ...by,
        kind: 'scrap',
        lines: [{ ...tea, quantity: 3, from: 'available', ...(lot && { lot }) }],
      }).movements.map(short);
    expect(scrap(july)).toEqual(['3 TEA#J ams.available > ams.scrapped']);
    expect(scrap()).toEqual(['3 TEA#J ams.available > ams.scrapped']);
    const damage = { ...by, kind: 'damage', lines: [{ ...tea, quantity: 6 }] } as const;
    expect(decided(received, damage).movements.map(short)).toEqual([
      '4 TEA#J ams.available > ams.damaged',
      '2 TEA ams.available > ams.damaged',
    ]);
    expect(refused(received, { ...by, kind: 'damage', lines: [{ ...tea, quantity: 5, lot: july }] })).toMatchObject({
      short: [{ asked: 5, possible: 4 }],
    });
  });

  it('refuses a lot with another expiry day than it has', () => {
    const lot = { lotId: 'J', expiryDay: '2026-07-02' };
    const elsewhere = { ...tea, locationId: 'rtm', quantity: 1, lot };
    expect(refused(received, { ...by, kind: 'receive', lines: [elsewhere] })).toEqual({
      code: 'inventory.lot-differs',
      sku: 'TEA',
      locationId: 'rtm',
    });
  });

  it('has a serial number on hand once', () => {
    const serial = { sku: 'TV', quantity: 1, lot: { lotId: 'S1', serial: true as const } };
    const receive = (...locationIds: string[]): StockCommand => ({
      ...by,
      kind: 'receive',
      lines: locationIds.map((locationId) => ({ ...serial, locationId })),
    });
    const stockWithTv = run(stockOf([]), [receive('ams')]);
    expect(refused(stockWithTv, receive('rtm')).code).toBe('inventory.serial-already-here');
    expect(refused(stockOf([]), receive('ams', 'rtm')).code).toBe('inventory.serial-already-here');
    expect(refused(stockOf([]), receive('ams', 'ams')).code).toBe('inventory.serial-already-here');
    // it goes to a customer and comes back
    const gone = run(stockWithTv, [
      { ...by, kind: 'reserve', reservationId: 'r', lines: [{ sku: 'TV', locationId: 'ams', quantity: 1 }] },
      { ...by, kind: 'post', reservationId: 'r', into: 'shipped' },
      { ...by, kind: 'deliver', lines: [{ sku: 'TV', locationId: 'ams', quantity: 1 }] },
    ]);
    const back = run(gone, [{ ...by, kind: 'take-back', lines: [{ ...serial, locationId: 'rtm' }] }]);
    expect(balances(back)).toEqual(['TV rtm quarantine 1']);
  });

  it('moves a lot from one place to another', () => {
    const moved = run(received, [{ ...by, kind: 'transfer', lines: [{ ...tea, quantity: 5, toLocationId: 'rtm' }] }]);
    expect(positionAt(moved, { ...tea, locationId: 'rtm' })).toMatchObject({
      available: 5,
      lots: [{ lotId: 'J', available: 4 }],
    });
    expect(positionAt(moved, tea)).toMatchObject({ available: 2, lots: [] });
  });
});

describe('a way out of a group', () => {
  const facts = { groups: [{ groupId: 'shops', locationIds: ['ams', 'rtm'] }] };
  const promised = run(
    stockOf([at('TEA', 'ams', { available: 5 }), at('TEA', 'rtm', { available: 2 })]),
    [{ ...by, kind: 'reserve', reservationId: 'r', lines: [{ sku: 'TEA', locationId: 'shops', quantity: 4 }] }],
    facts,
  );
  const transfer = (toLocationId: string, to: 'available' | 'inbound' = 'available'): StockCommand => ({
    ...by,
    kind: 'transfer',
    lines: [{ ...tea, quantity: 4, toLocationId, to }],
  });

  it('leaves what is promised to the group in the group', () => {
    expect(refused(promised, transfer('nyc'), facts)).toMatchObject({ short: [{ asked: 4, possible: 3 }] });
    expect(refused(promised, transfer('rtm', 'inbound'), facts)).toMatchObject({ short: [{ asked: 4, possible: 3 }] });
    expect(refused(promised, { ...by, kind: 'set-aside', lines: [{ ...tea, quantity: 4 }] }, facts)).toMatchObject({
      short: [{ asked: 4, possible: 3 }],
    });
  });

  it('is not open to a place that is short: it would swallow what is promised to all', () => {
    const short = run(promised, [
      { ...by, kind: 'reserve', reservationId: 's', lines: [{ sku: 'TEA', locationId: 'rtm', quantity: 2 }] },
      { ...by, kind: 'count', sku: 'TEA', locationId: 'rtm', counted: 1 },
    ]);
    expect(refused(short, transfer('rtm'), facts)).toMatchObject({ short: [{ asked: 4, possible: 1 }] });
  });

  it('is open within the group, and for what is lost', () => {
    expect(decided(promised, transfer('rtm'), facts).movements).toHaveLength(1);
    for (const kind of ['scrap', 'damage', 'quarantine'] as const) {
      const lines = [{ ...tea, quantity: 5, from: 'available' as const }];
      expect(decided(promised, { ...by, kind, lines }, facts).movements).toHaveLength(1);
    }
  });
});
