import { describe, expect, it } from 'vitest';
import {
  type PostReservation,
  positionAt,
  reservationOf,
  reservationStatus,
  type StockCommand,
  stockSnapshot,
} from '../../../../src/domain/inventory/index.ts';
import { at, balances, by, decided, minutesLater, noon, refused, run, short, stockOf } from '../stock-world.ts';

const tea = { sku: 'TEA', locationId: 'ams' } as const;
const jam = { sku: 'JAM', locationId: 'rtm' } as const;
const start = stockOf([at('TEA', 'ams', { available: 10 }), at('JAM', 'rtm', { available: 10 })]);
const cart = run(start, [
  {
    ...by,
    kind: 'reserve',
    reservationId: 'r',
    lines: [
      { ...tea, quantity: 5 },
      { ...jam, quantity: 2 },
    ],
    expiresAt: minutesLater(30),
  },
]);
const post = (more: Partial<PostReservation> = {}): PostReservation => ({
  ...by,
  kind: 'post',
  reservationId: 'r',
  ...more,
});
const release: StockCommand = { ...by, kind: 'release', reservationId: 'r' };
const reject = (because: 'not-in-stock' | 'mismatch' | 'damaged', quantity = 2): StockCommand => ({
  ...by,
  kind: 'reject',
  reservationId: 'r',
  because,
  lines: [{ ...tea, quantity }],
});
const status = (stock: typeof cart) =>
  reservationStatus(reservationOf(stock, 'r') ?? { reservationId: 'r', lines: [] }, noon);

describe('posting', () => {
  it('lets everything go on', () => {
    const posted = run(cart, [post()]);
    expect(balances(posted)).toEqual([
      'JAM rtm available 8',
      'JAM rtm picked 2',
      'TEA ams available 5',
      'TEA ams picked 5',
    ]);
    expect(status(posted)).toBe('posted');
    expect(decided(cart, post({ into: 'shipped' })).movements.map(short)).toEqual([
      '2 JAM rtm.reserved > rtm.shipped',
      '5 TEA ams.reserved > ams.shipped',
    ]);
  });

  it('lets some go on and returns the rest, nothing else', () => {
    expect(
      decided(cart, post({ lines: [{ ...tea, quantity: 3 }] })).movements.map((m) => `${short(m)} ${m.reason}`),
    ).toEqual([
      '3 TEA ams.reserved > ams.picked post',
      '2 JAM rtm.reserved > rtm.available rest',
      '2 TEA ams.reserved > ams.available rest',
    ]);
  });

  it('lets some go on and keeps the rest if asked', () => {
    const kept = run(cart, [post({ lines: [{ ...tea, quantity: 3 }], rest: 'keep' })]);
    expect(status(kept)).toBe('pending');
    expect(reservationOf(kept, 'r')?.lines).toEqual([
      { ...jam, pending: 2, posted: 0 },
      { ...tea, pending: 2, posted: 3 },
    ]);
    const then = run(kept, [post({ lines: [{ ...tea, quantity: 2 }], rest: 'keep' }), release]);
    expect(balances(then)).toEqual(['JAM rtm available 10', 'TEA ams available 5', 'TEA ams picked 5']);
    expect(status(then)).toBe('posted');
  });

  it('takes as many as are pending, in all lines together, and not one more', () => {
    const lines = (...quantities: number[]) => quantities.map((quantity) => ({ ...tea, quantity }));
    expect(decided(cart, post({ lines: lines(3, 2) })).movements.map(short)[0]).toBe('5 TEA ams.reserved > ams.picked');
    expect(refused(cart, post({ lines: lines(3, 3) }))).toEqual({
      code: 'inventory.more-than-reserved',
      ...tea,
      asked: 6,
      possible: 5,
    });
    expect(refused(cart, post({ lines: [{ ...tea, locationId: 'rtm', quantity: 1 }] }))).toMatchObject({ possible: 0 });
  });

  it('is possible until the moment of expiry, which is too late', () => {
    expect(decided(cart, post({ now: '2026-06-15T12:29:59.999Z' })).movements).toHaveLength(2);
    expect(refused(cart, post({ now: minutesLater(30) })).code).toBe('inventory.reservation-expired');
  });

  it('takes nothing that is not on the shelf', () => {
    const short_ = run(cart, [{ ...by, kind: 'count', ...tea, counted: 3 }]);
    expect(positionAt(short_, tea)).toMatchObject({ available: -2, reserved: 5 });
    const three = { lines: [{ ...tea, quantity: 3 }], rest: 'keep' } as const;
    expect(decided(short_, post(three)).movements).toHaveLength(1);
    expect(refused(short_, post({ ...three, lines: [{ ...tea, quantity: 4 }] }))).toEqual({
      code: 'inventory.not-on-shelf',
      ...tea,
      asked: 4,
      possible: 3,
    });
  });

  it('takes nothing that has no place yet', () => {
    const facts = { groups: [{ groupId: 'shops', locationIds: ['ams'] }] };
    const group = run(
      start,
      [{ ...by, kind: 'reserve', reservationId: 'r', lines: [{ sku: 'TEA', locationId: 'shops', quantity: 4 }] }],
      facts,
    );
    expect(refused(group, post())).toEqual({
      code: 'inventory.not-on-shelf',
      sku: 'TEA',
      locationId: 'shops',
      asked: 4,
      possible: 0,
    });
  });

  it('takes the lots that were reserved', () => {
    const cellar = run(stockOf([]), [
      { ...by, kind: 'receive', lines: ['A', 'B'].map((lotId) => ({ ...tea, quantity: 3, lot: { lotId } })) },
      { ...by, kind: 'reserve', reservationId: 'r', lines: [{ ...tea, quantity: 5 }] },
    ]);
    const some = (quantity: number, lotId?: string) =>
      decided(
        cellar,
        post({ rest: 'keep', lines: [{ ...tea, quantity, ...(lotId && { lot: { lotId } }) }] }),
      ).movements.map(short);
    expect(some(4)).toEqual(['3 TEA#A ams.reserved > ams.picked', '1 TEA#B ams.reserved > ams.picked']);
    expect(some(2, 'B')).toEqual(['2 TEA#B ams.reserved > ams.picked']);
    const both = post({
      rest: 'keep',
      lines: [
        { ...tea, quantity: 2 },
        { ...tea, quantity: 2, lot: { lotId: 'A' } },
      ],
    });
    expect(decided(cellar, both).movements.map(short)).toEqual([
      '2 TEA#A ams.reserved > ams.picked',
      '1 TEA#A ams.reserved > ams.picked',
      '1 TEA#B ams.reserved > ams.picked',
    ]);
    expect(refused(cellar, post({ lines: [{ ...tea, quantity: 3, lot: { lotId: 'B' } }] }))).toMatchObject({
      possible: 2,
    });
  });
});

describe('releasing', () => {
  it('leaves every balance as it was before the reservation', () => {
    const released = run(cart, [release]);
    expect(stockSnapshot(released).positions).toEqual(stockSnapshot(start).positions);
    expect(status(released)).toBe('released');
  });

  it('gives some units free, and keeps the others', () => {
    const some = run(cart, [{ ...by, kind: 'release', reservationId: 'r', lines: [{ ...tea, quantity: 4 }] }]);
    expect(reservationOf(some, 'r')?.lines).toMatchObject([{ pending: 2 }, { pending: 1 }]);
    expect(status(some)).toBe('pending');
  });
});

describe('rejecting', () => {
  it('of what is not in stock leaves an empty shelf, and a shortage for the others', () => {
    const after = run(cart, [reject('not-in-stock')]);
    expect(positionAt(after, tea)).toMatchObject({ available: -3, reserved: 3, adjustment: 10 });
  });

  it('of a mismatch leaves that many fewer', () => {
    expect(positionAt(run(cart, [reject('mismatch')]), tea)).toMatchObject({
      available: 5,
      reserved: 3,
      adjustment: 2,
    });
  });

  it('of damaged goods leaves as many on hand, and fewer for sale', () => {
    expect(positionAt(run(cart, [reject('damaged')]), tea)).toMatchObject({ available: 5, reserved: 3, damaged: 2 });
  });

  it('of more than are there is refused', () => {
    const short_ = run(cart, [{ ...by, kind: 'count', ...tea, counted: 3 }]);
    expect(refused(short_, reject('mismatch', 4))).toEqual({
      code: 'inventory.not-on-shelf',
      ...tea,
      asked: 4,
      possible: 3,
    });
    expect(run(short_, [reject('mismatch', 3)])).toBeDefined();
    expect(refused(cart, reject('damaged', 6)).code).toBe('inventory.more-than-reserved');
  });
});

describe('rejecting goods in lots', () => {
  const key = { sku: 'MILK', locationId: 'ams' } as const;
  const [may, july] = [
    { lotId: 'A', expiryDay: '2026-06-20' },
    { lotId: 'B', expiryDay: '2026-07-01' },
  ];
  // 3 of lot A, of which 2 are reserved, and 5 of lot B
  const milk = run(stockOf([]), [
    {
      ...by,
      kind: 'receive',
      lines: [
        { ...key, quantity: 3, lot: may },
        { ...key, quantity: 5, lot: july },
      ],
    },
    { ...by, kind: 'reserve', reservationId: 'r', lines: [{ ...key, quantity: 2 }] },
  ]);
  const taken = (because: 'not-in-stock' | 'mismatch' | 'damaged', more: object = {}) => {
    const command: StockCommand = {
      ...by,
      kind: 'reject',
      reservationId: 'r',
      because,
      lines: [{ ...key, quantity: 2, ...more }],
    };
    const { movements } = decided(milk, command);
    return movements.filter(({ from }) => from.account === 'available').map(short);
  };

  it('empties the whole shelf, lot by lot', () => {
    expect(taken('not-in-stock')).toEqual([
      '3 MILK#A ams.available > ams.adjustment',
      '5 MILK#B ams.available > ams.adjustment',
    ]);
  });

  it('empties only the lot that is named', () => {
    expect(taken('not-in-stock', { lot: may })).toEqual(['3 MILK#A ams.available > ams.adjustment']);
  });

  it('takes rejected units from the lot that was reserved', () => {
    expect(taken('mismatch')).toEqual(['2 MILK#A ams.available > ams.adjustment']);
    expect(taken('damaged')).toEqual(['2 MILK#A ams.available > ams.damaged']);
  });

  it('posts and rejects no more of a lot than there is of it, however many there are of others', () => {
    // one of lot A is counted, two of it are reserved
    const found = run(milk, [{ ...by, kind: 'count', ...key, counted: 1, lot: may }]);
    const two = { ...key, asked: 2, possible: 1, code: 'inventory.not-on-shelf' };
    expect(refused(found, post())).toEqual(two);
    const lines = (quantity: number) => [{ ...key, quantity }];
    const mismatch = (quantity: number) => ({ ...reject('mismatch'), lines: lines(quantity) }) as StockCommand;
    expect(refused(found, mismatch(2))).toEqual(two);
    expect(run(found, [post({ lines: lines(1), rest: 'keep' })])).toBeDefined();
    expect(run(found, [mismatch(1)])).toBeDefined();
  });
});

describe('posting at several locations', () => {
  const at_ = (locationId: string, quantity: number) => ({ sku: 'TEA', locationId, quantity });
  const held = run(stockOf([at('TEA', 'ams', { available: 5 }), at('TEA', 'rtm', { available: 5 })]), [
    { ...by, kind: 'reserve', reservationId: 'r', lines: [at_('ams', 3), at_('rtm', 4)], expiresAt: minutesLater(30) },
  ]);

  it('lets each location post its own part, and expires what is left at the moment of expiry', () => {
    const posted = run(held, [
      post({ lines: [at_('ams', 2)], rest: 'keep' }),
      post({ lines: [at_('rtm', 4)], rest: 'keep' }),
    ]);
    expect(balances(posted)).toEqual([
      'TEA ams available 2',
      'TEA ams reserved 1',
      'TEA ams picked 2',
      'TEA rtm available 1',
      'TEA rtm picked 4',
    ]);
    expect(refused(posted, post({ lines: [at_('rtm', 1)] })).code).toBe('inventory.more-than-reserved');
    expect(refused(posted, post({ now: minutesLater(30) })).code).toBe('inventory.reservation-expired');
    const swept = run(posted, [{ ...by, kind: 'expire', now: minutesLater(30) }]);
    expect(balances(swept)).toContain('TEA ams available 3');
    expect(status(swept)).toBe('posted');
  });

  it('gives the rest of every location back with the last post', () => {
    expect(balances(run(held, [post({ lines: [at_('ams', 2)] })]))).toEqual([
      'TEA ams available 3',
      'TEA ams picked 2',
      'TEA rtm available 5',
    ]);
  });
});

describe('a second resolve', () => {
  const ends: Readonly<Record<string, StockCommand>> = {
    posted: post(),
    released: release,
    expired: { ...by, kind: 'expire', now: minutesLater(30) },
  };

  it.each(Object.keys(ends))('of what was %s is refused by name and moves nothing', (end) => {
    const ended = run(cart, [ends[end] as StockCommand]);
    const now = minutesLater(40);
    const code = `inventory.reservation-${end}`;
    expect(refused(ended, post({ now }))).toEqual({ code });
    expect(refused(ended, { ...release, now })).toEqual({ code });
    expect(refused(ended, { ...reject('mismatch'), now })).toEqual({ code });
    expect(refused(ended, { ...by, kind: 'hold', reservationId: 'r', now })).toEqual({ code });
    expect(refused(ended, { ...by, kind: 'pin', reservationId: 'r', lines: [], now })).toEqual({ code });
    expect(refused(ended, { ...by, kind: 'expire', reservationIds: ['r'], now })).toEqual({ code });
    expect(decided(ended, { ...by, kind: 'expire', now }).movements).toEqual([]);
  });
});

describe('a resolve that is refused', () => {
  it('gives the first reason that applies', () => {
    const code = (more: Partial<PostReservation>) => refused(cart, post(more)).code;
    expect(code({ now: '', reservationId: '__proto__' })).toBe('inventory.not-a-moment');
    expect(code({ reservationId: '__proto__', lines: [] })).toBe('inventory.reservation-unknown');
    expect(code({ now: minutesLater(30), lines: [] })).toBe('inventory.reservation-expired');
    expect(code({ lines: [] })).toBe('inventory.nothing-asked');
    expect(code({ lines: [{ ...tea, quantity: 0.1 }] })).toBe('inventory.quantity-not-whole');
    expect(code({ lines: [{ ...tea, quantity: 2e12 }] })).toBe('inventory.too-many-units');
  });
});
