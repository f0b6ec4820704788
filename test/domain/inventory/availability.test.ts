import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AvailabilityQuestion,
  availableToPromise,
  type Kit,
  type StockPosition,
} from '../../../src/domain/inventory/index.ts';
import { at, by, minutesLater, noon, run, stockOf } from './stock-world.ts';

const ask = (positions: readonly StockPosition[], question: Partial<AvailabilityQuestion>) =>
  availableToPromise({ stock: stockOf(positions), now: noon, lines: [], ...question })._unsafeUnwrap();

const line = (lineId: string, sku: string, quantity: number, goodUntil?: string) => ({
  lineId,
  sku,
  quantity,
  ...(goodUntil === undefined ? {} : { goodUntil }),
});

const lot = (lotId: string, expiryDay: string, available: number) => ({
  lotId,
  expiryDay,
  ...{ available, reserved: 0, picked: 0, quarantine: 0, damaged: 0, safety: 0 },
});

describe('available to promise', () => {
  it('is what is available, location by location; one consistent answer for a network', () => {
    const answer = ask([at('TEA', 'ams', { available: 3 }), at('TEA', 'rtm', { available: 3 })], {
      lines: [line('1', 'TEA', 6)],
    });
    expect(answer).toEqual({
      complete: true,
      lines: [{ lineId: '1', sku: 'TEA', asked: 6, now: 6, short: 0 }],
      skus: [
        {
          sku: 'TEA',
          goodUntil: '2026-06-15',
          asked: 6,
          available: 6,
          short: 0,
          locations: [
            { locationId: 'ams', quantity: 3 },
            { locationId: 'rtm', quantity: 3 },
          ],
        },
      ],
    });
  });

  it('adds up what all lines ask of a SKU before it looks', () => {
    const answer = ask([at('TEA', 'ams', { available: 5 })], { lines: [line('2', 'TEA', 3), line('1', 'TEA', 3)] });
    expect(answer.complete).toBe(false);
    expect(answer.skus).toMatchObject([{ asked: 6, available: 5, short: 1 }]);
    expect(answer.lines).toMatchObject([
      { lineId: '1', now: 3, short: 0 },
      { lineId: '2', now: 2, short: 1 },
    ]);
  });

  it('does not count what is reserved, picked, damaged, in quarantine, set aside or on its way', () => {
    const row = at('TEA', 'ams', {
      available: 2,
      reserved: 9,
      picked: 9,
      damaged: 9,
      quarantine: 9,
      safety: 9,
      inbound: 9,
    });
    expect(ask([row], { lines: [line('1', 'TEA', 1)] }).skus[0]?.available).toBe(2);
  });

  it('counts a location that is short as 0, before it adds up', () => {
    const rows = [at('TEA', 'ams', { available: -2, reserved: 5 }), at('TEA', 'rtm', { available: 5 })];
    expect(ask(rows, { lines: [line('1', 'TEA', 5)] })).toMatchObject({
      complete: true,
      skus: [{ available: 5, locations: [{ locationId: 'rtm', quantity: 5 }] }],
    });
  });

  it('looks only where it may', () => {
    const rows = ['ams', 'nyc', 'rtm'].map((id) => at('TEA', id, { available: 2 }));
    const answer = ask(rows, { lines: [line('1', 'TEA', 6)], locationIds: ['rtm', 'ams', 'unknown'] });
    expect(answer.skus).toMatchObject([{ available: 4, short: 2 }]);
    expect(answer.skus[0]?.locations.map(({ locationId }) => locationId)).toEqual(['ams', 'rtm']);
  });

  it('knows nothing of what was never there', () => {
    expect(ask([], { lines: [line('1', 'constructor', 1)] })).toMatchObject({
      complete: false,
      skus: [{ available: 0, short: 1, locations: [] }],
    });
  });

  it('counts a reservation until the moment of its expiry, cleaned up or not', () => {
    const stock = run(stockOf([at('TEA', 'ams', { available: 5 })]), [
      {
        ...by,
        kind: 'reserve',
        reservationId: 'cart',
        lines: [{ sku: 'TEA', locationId: 'ams', quantity: 3 }],
        expiresAt: minutesLater(30),
      },
    ]);
    const availableAt = (now: string) =>
      availableToPromise({ stock, now, lines: [line('1', 'TEA', 1)] })._unsafeUnwrap().skus[0]?.available;
    expect(availableAt('2026-06-15T12:29:59.999Z')).toBe(2);
    expect(availableAt(minutesLater(30))).toBe(5);
    // the same moment, written another way
    expect(availableAt('2026-06-15T12:30:00Z')).toBe(5);
  });
});

describe('kits', () => {
  const kits: readonly Kit[] = [
    {
      sku: 'HAMPER',
      components: [
        { sku: 'TEA', quantity: 2 },
        { sku: 'TIN', quantity: 1 },
      ],
    },
  ];
  const apart = [at('TEA', 'ams', { available: 7 }), at('TIN', 'rtm', { available: 9 })];

  it('are there as often as their scarcest component allows', () => {
    const answer = ask(apart, { kits, lines: [line('1', 'HAMPER', 9)] });
    expect(answer.lines).toMatchObject([{ asked: 9, now: 3, short: 6 }]);
    expect(answer.skus).toMatchObject([
      { sku: 'TEA', asked: 18, available: 7, short: 11 },
      { sku: 'TIN', asked: 9, available: 9, short: 0 },
    ]);
  });

  it('share their components with the other lines', () => {
    const answer = ask(apart, { kits, lines: [line('1', 'HAMPER', 2), line('2', 'TEA', 4)] });
    expect(answer.complete).toBe(false);
    expect(answer.lines).toMatchObject([
      { lineId: '1', now: 2 },
      { lineId: '2', now: 3, short: 1 },
    ]);
  });

  it('that ship together need their components in one place', () => {
    const together = kits.map((kit) => ({ ...kit, shipTogether: true }));
    expect(ask(apart, { kits: together, lines: [line('1', 'HAMPER', 1)] }).lines).toMatchObject([{ now: 0, short: 1 }]);
    const rows = [
      at('TEA', 'ams', { available: 3 }),
      at('TIN', 'ams', { available: 9 }),
      at('TEA', 'rtm', { available: 4 }),
      at('TIN', 'rtm', { available: 1 }),
    ];
    // 1 in Amsterdam (3 teas), 1 in Rotterdam (1 tin)
    expect(ask(rows, { kits: together, lines: [line('1', 'HAMPER', 9)] }).lines).toMatchObject([{ now: 2 }]);
    // two lines of them share what is there
    const both = ask(rows, { kits: together, lines: [line('1', 'HAMPER', 1), line('2', 'HAMPER', 2)] });
    expect(both.lines).toMatchObject([{ now: 1 }, { now: 1 }]);
  });

  it('that ship together come before lines that can be had from anywhere', () => {
    const together = kits.map((kit) => ({ ...kit, shipTogether: true }));
    const rows = [
      at('TEA', 'ams', { available: 2 }),
      at('TIN', 'ams', { available: 1 }),
      at('TEA', 'rtm', { available: 1 }),
    ];
    const answer = ask(rows, { kits: together, lines: [line('1', 'TEA', 3), line('2', 'HAMPER', 1)] });
    expect(answer.lines).toMatchObject([
      { lineId: '1', now: 1 },
      { lineId: '2', now: 1 },
    ]);
  });
});

describe('goods that expire', () => {
  const rows = [
    at('MILK', 'ams', {
      available: 8,
      lots: [lot('old', '2026-06-14', 2), lot('mid', '2026-06-20', 2), lot('new', '2026-07-01', 4)],
    }),
  ];

  it('are not sold after their last day, but on it', () => {
    expect(ask(rows, { lines: [line('1', 'MILK', 1)] }).skus[0]?.available).toBe(6);
    expect(ask(rows, { lines: [line('1', 'MILK', 1, '2026-06-20')] }).skus[0]?.available).toBe(6);
    expect(ask(rows, { lines: [line('1', 'MILK', 1, '2026-06-21')] }).skus[0]?.available).toBe(4);
    expect(ask(rows, { lines: [line('1', 'MILK', 1, '2026-07-02')] }).skus[0]?.available).toBe(0);
    // a day that has passed means today
    expect(ask(rows, { lines: [line('1', 'MILK', 1, '2020-01-01')] }).skus[0]?.available).toBe(6);
  });

  it('go to those who need them longest first, and are counted once', () => {
    const answer = ask(rows, { lines: [line('1', 'MILK', 3), line('2', 'MILK', 4, '2026-06-30')] });
    expect(answer.lines).toMatchObject([
      { lineId: '1', now: 2, short: 1 },
      { lineId: '2', now: 4, short: 0 },
    ]);
    expect(answer.skus).toMatchObject([
      { goodUntil: '2026-06-15', asked: 7, available: 6, short: 1 },
      { goodUntil: '2026-06-30', asked: 4, available: 4, short: 0 },
    ]);
  });
});

describe('groups of locations', () => {
  const groups = [{ groupId: 'shops', locationIds: ['ams', 'rtm'] }];
  // 4 of the 7 in the shops are promised, without a place yet
  const rows = [
    at('TEA', 'ams', { available: 5 }),
    at('TEA', 'rtm', { available: 2 }),
    at('TEA', 'nyc', { available: 1 }),
    at('TEA', 'shops', { available: -4, reserved: 4 }),
  ];

  it('have free what their members have less what is promised to the group', () => {
    const answer = ask(rows, { groups, lines: [line('1', 'TEA', 9)] });
    expect(answer.skus).toMatchObject([
      {
        available: 4,
        locations: [
          { locationId: 'ams', quantity: 3 },
          { locationId: 'nyc', quantity: 1 },
          { locationId: 'rtm', quantity: 2 },
        ],
      },
    ]);
    expect(ask(rows, { groups, lines: [line('1', 'TEA', 9)], locationIds: ['rtm'] }).skus).toMatchObject([
      { available: 2 },
    ]);
  });

  it('have nothing free when everything is promised', () => {
    const all = rows.map((row) => (row.locationId === 'shops' ? { ...row, available: -9, reserved: 9 } : row));
    expect(ask(all, { groups, lines: [line('1', 'TEA', 9)] }).skus).toMatchObject([
      { available: 1, locations: [{ locationId: 'nyc', quantity: 1 }] },
    ]);
  });
});

describe('groups of locations that keep stock back', () => {
  const groups = [{ groupId: 'shops', locationIds: ['ams', 'rtm'] }];
  const rows = [
    at('TEA', 'ams', { available: 5 }),
    at('TEA', 'rtm', { available: 5 }),
    at('TEA', 'shops', { available: -3, reserved: 3 }),
  ];
  const protection = [{ kind: 'safety', at: 'location', units: 2 }] as const;

  it('promise nothing of it: what is promised to the group comes out of what its members may sell', () => {
    // 3 and 3 may be sold, 3 of them are promised already
    expect(ask(rows, { groups, protection, lines: [line('1', 'TEA', 9)] }).skus).toMatchObject([{ available: 3 }]);
    // also where only one of them may be looked at
    const one = { groups, protection, lines: [line('1', 'TEA', 9)], locationIds: ['ams'] };
    expect(ask(rows, one).skus).toMatchObject([{ available: 3 }]);
    const more = rows.map((row) => (row.locationId === 'shops' ? { ...row, available: -5, reserved: 5 } : row));
    expect(ask(more, one).skus).toMatchObject([{ available: 1 }]);
  });

  it('are what they have less what they keep less what is promised, wherever it is promised', () => {
    const units = fc.nat(9);
    fc.assert(
      fc.property(units, units, units, units, fc.nat(3), (ams, rtm, atGroup, atAms, safety) => {
        const world = [
          at('TEA', 'ams', { available: ams - Math.min(ams, atAms), reserved: Math.min(ams, atAms) }),
          at('TEA', 'rtm', { available: rtm }),
          at('TEA', 'shops', { available: -atGroup, reserved: atGroup }),
        ];
        const kept = [{ kind: 'safety', at: 'location', units: safety }] as const;
        const answer = ask(world, { groups, protection: kept, lines: [line('1', 'TEA', 1)] });
        const free = (there: number) => Math.max(0, there - safety);
        const expected = Math.max(0, free(ams - Math.min(ams, atAms)) + free(rtm) - atGroup);
        expect(answer.skus[0]?.available).toBe(expected);
      }),
    );
  });
});

describe('a question that cannot be answered', () => {
  const question: AvailabilityQuestion = { stock: stockOf([]), now: noon, lines: [line('1', 'TEA', 1)] };
  const overlap = [
    { groupId: 'g', locationIds: ['ams'] },
    { groupId: 'h', locationIds: ['rtm', 'ams'] },
  ];
  const bad = {
    moment: { now: 'yesterday' },
    nothing: { lines: [] },
    day: { lines: [{ ...line('1', 'TEA', 0.5), goodUntil: '1/7/2026' }] },
    half: { lines: [line('1', 'TEA', 0.5)] },
    none: { lines: [line('1', 'TEA', 0)] },
    many: { lines: [line('1', 'TEA', 1e12 + 1)] },
    twice: { lines: [line('1', 'TEA', 1), line('1', 'JAM', 1)] },
    groups: { groups: overlap },
    kits: { kits: [{ sku: 'K', components: [] }] },
    million: {
      kits: [{ sku: 'K', components: [{ sku: 'TEA', quantity: 1e6 }] }],
      lines: [line('1', 'K', 1e6), line('2', 'TEA', 1)],
    },
    sum: { lines: [line('1', 'TEA', 6e11), line('2', 'TEA', 4e11 + 1)] },
  };
  const code = (...faults: (keyof typeof bad)[]) =>
    availableToPromise({
      ...question,
      ...Object.fromEntries(faults.flatMap((fault) => Object.entries(bad[fault]))),
    })._unsafeUnwrapErr().code;

  it('is refused with the first reason that applies', () => {
    expect(code('moment', 'half', 'groups', 'kits')).toBe('inventory.not-a-moment');
    expect(code('nothing', 'groups', 'kits')).toBe('inventory.nothing-asked');
    expect(code('day', 'groups', 'kits')).toBe('inventory.not-a-day');
    expect(code('half', 'groups', 'kits')).toBe('inventory.quantity-not-whole');
    expect(code('none')).toBe('inventory.quantity-not-whole');
    expect(code('many', 'groups', 'kits')).toBe('inventory.too-many-units');
    expect(code('twice', 'groups', 'kits')).toBe('inventory.line-named-twice');
    expect(code('groups', 'kits')).toBe('inventory.groups-overlap');
    expect(code('kits')).toBe('inventory.kit-empty');
    // 10^6 kits of 10^6 and one more; and two lines that are too many together
    expect(code('million')).toBe('inventory.too-many-units');
    expect(code('sum')).toBe('inventory.too-many-units');
    expect(ask([], { lines: [line('1', 'TEA', 6e11), line('2', 'TEA', 4e11)] }).skus).toMatchObject([{ short: 1e12 }]);
  });
});

describe('laws of availability', () => {
  const skus = ['A', 'B'];
  const places = ['x', 'y', 'z'];
  const world = fc
    .array(
      fc.record({
        sku: fc.constantFrom(...skus),
        locationId: fc.constantFrom(...places),
        available: fc.integer({ min: -4, max: 9 }),
        reserved: fc.integer({ min: 4, max: 9 }),
      }),
      { maxLength: 6 },
    )
    .map((rows) => [
      ...new Map(rows.map((row) => [`${row.sku}${row.locationId}`, at(row.sku, row.locationId, row)])).values(),
    ]);
  const lines = fc.uniqueArray(
    fc.record({
      lineId: fc.constantFrom('1', '2', '3', '4'),
      sku: fc.constantFrom('A', 'B', 'KIT'),
      quantity: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 1, maxLength: 4, selector: ({ lineId }) => lineId },
  );
  const kits = fc.boolean().map((shipTogether) => [
    {
      sku: 'KIT',
      shipTogether,
      components: [
        { sku: 'A', quantity: 2 },
        { sku: 'B', quantity: 1 },
      ],
    },
  ]);

  it('hold for the answer: nothing is counted twice, and a shortage stays where it is', () => {
    fc.assert(
      fc.property(world, lines, kits, (rows, wanted, recipes) => {
        const answer = ask(rows, { lines: wanted, kits: recipes });
        for (const sku of skus) {
          let there = 0;
          for (const row of rows) if (row.sku === sku && row.available > 0) there += row.available;
          const per = sku === 'A' ? 2 : 1;
          let given = 0;
          for (const covered of answer.lines) {
            if (covered.sku === sku) given += covered.now;
            if (covered.sku === 'KIT') given += covered.now * per;
          }
          expect(given).toBeLessThanOrEqual(there);
          for (const seen of answer.skus) if (seen.sku === sku) expect(seen.available).toBe(there);
        }
        for (const { asked, now, short } of answer.lines) expect([now + short, now >= 0]).toEqual([asked, true]);
        expect(answer.complete).toBe(answer.lines.every(({ short }) => short === 0));
      }),
    );
  });

  it('hold for more stock, fewer reservations and the order of everything', () => {
    fc.assert(
      fc.property(world, lines, kits, fc.nat(5), (rows, wanted, recipes, extra) => {
        const answer = ask(rows, { lines: wanted, kits: recipes });
        expect(
          ask([...rows].reverse(), { lines: [...wanted].reverse(), kits: recipes, locationIds: [...places].reverse() }),
        ).toEqual(ask(rows, { lines: wanted, kits: recipes, locationIds: places }));
        const more = ask(
          rows.map((row) => at(row.sku, row.locationId, { ...row, available: row.available + extra })),
          {
            lines: wanted,
            kits: recipes,
          },
        );
        for (const [index, seen] of answer.skus.entries()) {
          expect(more.skus[index]?.available).toBeGreaterThanOrEqual(seen.available);
        }
        if (answer.complete) expect(more.complete).toBe(true);
      }),
    );
  });

  it('are broken by a sum that is clamped after adding up: the law sees it', () => {
    const clampLate = (rows: readonly StockPosition[]) => {
      let sum = 0;
      for (const row of rows) sum += row.available;
      return Math.max(0, sum);
    };
    const wrong = fc.check(
      fc.property(world, (rows) => {
        const ofA = rows.filter(({ sku }) => sku === 'A');
        const there = ask(rows, { lines: [line('1', 'A', 1)] }).skus[0]?.available;
        return clampLate(ofA) === there;
      }),
    );
    expect(wrong.failed).toBe(true);
  });
});

describe('the days ahead', () => {
  const rows = [at('TEA', 'ams', { available: 3 }), at('TEA', 'rtm', { available: 2 })];
  const ahead = {
    today: '2026-06-15',
    supplies: [
      { supplyId: 'po', sku: 'TEA', locationId: 'ams', day: '2026-06-20', quantity: 10 },
      { supplyId: 'po', sku: 'JAM', locationId: 'ams', day: '2026-06-16', quantity: 99 },
    ],
    demands: [{ demandId: 'b', sku: 'TEA', day: '2026-06-17', quantity: 1 }],
  };

  it('tell what may be promised now without taking from others, and when the rest comes', () => {
    const answer = ask(rows, { ahead, lines: [line('1', 'TEA', 6), line('2', 'TEA', 9)] });
    expect(answer.skus).toMatchObject([
      {
        asked: 15,
        available: 4,
        short: 11,
        later: [
          { day: '2026-06-15', quantity: 4 },
          { day: '2026-06-20', quantity: 14 },
        ],
      },
    ]);
    expect(answer.lines).toEqual([
      { lineId: '1', sku: 'TEA', asked: 6, now: 4, short: 2, restDay: '2026-06-20' },
      { lineId: '2', sku: 'TEA', asked: 9, now: 0, short: 9 },
    ]);
  });

  it('count only supply of the places that may be looked at', () => {
    const inRotterdam = ask(rows, { ahead, lines: [line('1', 'TEA', 6)], locationIds: ['rtm'] });
    expect(inRotterdam.skus).toMatchObject([{ available: 1, later: [{ quantity: 1 }] }]);
  });

  it('keep what is promised to a group', () => {
    const groups = [{ groupId: 'g', locationIds: ['ams', 'rtm'] }];
    const promised = [...rows, at('TEA', 'g', { available: -2, reserved: 2 })];
    expect(ask(promised, { ahead, groups, lines: [line('1', 'TEA', 6)] }).skus).toMatchObject([
      { available: 2, later: [{ quantity: 2 }, { quantity: 12 }] },
    ]);
  });

  it('are refused when they are no days', () => {
    const question = { stock: stockOf(rows), now: noon, lines: [line('1', 'TEA', 6)] };
    const refusal = availableToPromise({ ...question, ahead: { ...ahead, today: 'today' } })._unsafeUnwrapErr();
    expect(refusal.code).toBe('inventory.not-a-day');
  });
});
