import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackorderDecision,
  type BackorderQuestion,
  type BackorderRules,
  type BackorderWishes,
  decideBackorder,
} from '../../../src/domain/backorder/index.ts';
import { type PartialShipmentPolicy, type Preferences, resolvePreferences } from '../../../src/domain/order/index.ts';
import { addDays, type CalendarDay } from '../../../src/kernel/calendar-day.ts';

const TODAY = '2026-05-01';

/** A customer's wishes. */
const wishes = (values: Partial<Preferences>): BackorderWishes => resolvePreferences([{ level: 'customer', values }]);
const until = (latestDay: CalendarDay, partialShipment: PartialShipmentPolicy = 'backorder-balance') =>
  wishes({ partialShipment, latestDay });
const decide = (question: Partial<BackorderQuestion>): BackorderDecision =>
  decideBackorder({ today: TODAY, wishes: 'backorder-balance', lines: [], arrivals: [], ...question })._unsafeUnwrap();
const one = (ordered: number, shippable: number, more: object = {}) => [
  { lineId: '1', sku: 'A', ordered, shippable, ...more },
];
const due = (quantity: number, day: CalendarDay, sku = 'A') => ({ sku, day, quantity });
const two = [
  { lineId: '1', sku: 'A', ordered: 2, shippable: 2 },
  { lineId: '2', sku: 'B', ordered: 3, shippable: 1 },
];

describe('decideBackorder', () => {
  it('ships 4, lets 5 wait until 2 May and cancels 1 of 10 (the worked example)', () => {
    const decision = decide({ lines: one(10, 4), arrivals: [due(5, '2026-05-02')], wishes: until('2026-05-09') });
    expect(decision).toEqual({
      kind: 'ship-some',
      policy: 'backorder-balance',
      decidedBy: 'customer',
      because: 'policy',
      latestDay: '2026-05-09',
      extraShippingPaidBy: 'seller',
      lines: [
        { lineId: '1', shipNow: 4, substituted: [], waiting: [{ quantity: 5, day: '2026-05-02' }], cancelled: 1 },
      ],
    });
  });

  it('lets units wait without a day where there is no latest day', () => {
    expect(decide({ lines: one(10, 4) }).lines[0]).toMatchObject({
      shipNow: 4,
      waiting: [{ quantity: 6 }],
      cancelled: 0,
    });
  });

  it('counts an arrival on the latest day, and none after it', () => {
    const on = (day: CalendarDay) =>
      decide({ lines: one(1, 0), arrivals: [due(1, day)], wishes: until('2026-05-09') }).lines[0];
    expect(on('2026-05-09')?.waiting).toEqual([{ quantity: 1, day: '2026-05-09' }]);
    expect(on('2026-05-10')?.cancelled).toBe(1);
  });

  it('counts patience from the day of placing, and takes the earlier of two limits', () => {
    const asked = { lines: one(1, 0), arrivals: [due(1, '2026-05-08')], placedDay: '2026-04-28' };
    const within = (maxWaitDays: number, latestDay?: CalendarDay) =>
      decide({ ...asked, wishes: wishes({ maxWaitDays, ...(latestDay === undefined ? {} : { latestDay }) }) });
    expect(within(10).lines[0]?.waiting).toEqual([{ quantity: 1, day: '2026-05-08' }]);
    expect(within(9).lines[0]?.cancelled).toBe(1);
    expect(within(30, '2026-05-07')).toMatchObject({ latestDay: '2026-05-07', lines: [{ cancelled: 1 }] });
  });

  it('promises each arriving unit once, though two lines want it', () => {
    const lines = [
      { lineId: '2', sku: 'A', ordered: 3, shippable: 0 },
      { lineId: '1', sku: 'A', ordered: 3, shippable: 0 },
    ];
    const decision = decide({ lines, arrivals: [due(4, '2026-05-02')], wishes: until('2026-05-09') });
    expect(decision.lines).toMatchObject([
      { lineId: '2', waiting: [{ quantity: 1, day: '2026-05-02' }], cancelled: 2 },
      { lineId: '1', waiting: [{ quantity: 3, day: '2026-05-02' }], cancelled: 0 },
    ]);
  });

  it('takes two arrivals of one day as one, in whatever order they are listed (found by the order law)', () => {
    const arrivals = [due(2, '2026-05-02'), due(1, '2026-05-02')];
    for (const listed of [arrivals, [...arrivals].reverse()]) {
      expect(decide({ lines: one(2, 0), arrivals: listed }).lines[0]?.waiting).toEqual([
        { quantity: 2, day: '2026-05-02' },
      ]);
    }
  });

  it('cancels the balance when the buyer accepts no back-order', () => {
    expect(decide({ wishes: 'cancel-balance', lines: one(10, 4), arrivals: [due(9, TODAY)] })).toMatchObject({
      kind: 'ship-some',
      lines: [{ shipNow: 4, waiting: [], cancelled: 6 }],
    });
  });

  it('kills the whole order when one line is short and the policy says fill or kill', () => {
    expect(decide({ wishes: 'fill-or-kill', lines: two })).toMatchObject({
      kind: 'cancel',
      lines: [{ cancelled: 2 }, { cancelled: 3 }],
    });
    expect(decide({ wishes: 'fill-or-kill', lines: one(2, 2) })).toMatchObject({
      kind: 'ship-all',
      because: 'all-there',
      lines: [{ shipNow: 2 }],
    });
  });

  it('lets the whole order wait for its last unit when it must ship complete', () => {
    const arrivals = [due(1, '2026-05-03', 'B'), due(1, '2026-05-06', 'B')];
    expect(decide({ wishes: until('2026-05-09', 'ship-complete'), lines: two, arrivals })).toMatchObject({
      kind: 'wait',
      lines: [
        { shipNow: 0, waiting: [{ quantity: 2, day: '2026-05-06' }] },
        { shipNow: 0, waiting: [{ quantity: 3, day: '2026-05-06' }] },
      ],
    });
  });

  it('follows the stated rule where a ship-complete order cannot be covered in time: cancel, wait or ask', () => {
    const asked = { wishes: until('2026-05-09', 'ship-complete'), lines: two, arrivals: [due(1, '2026-05-03', 'B')] };
    expect(decide(asked).kind).toBe('cancel');
    expect(decide({ ...asked, rules: { uncovered: 'wait' } })).toMatchObject({
      kind: 'wait',
      lines: [{ waiting: [{ quantity: 2 }] }, { waiting: [{ quantity: 3 }] }],
    });
    expect(decide({ ...asked, rules: { uncovered: 'ask', asking: { hours: 24, otherwise: 'cancel' } } })).toMatchObject(
      {
        kind: 'ask-customer',
        question: { options: ['wait', 'ship-and-cancel-rest', 'cancel'], hours: 24, otherwise: 'cancel' },
      },
    );
    expect(decide({ ...asked, wishes: 'ship-complete' }).kind).toBe('wait');
  });

  it('ships complete lines and lets the others wait when lines must ship complete', () => {
    expect(decide({ wishes: 'ship-complete-lines', lines: two })).toMatchObject({
      kind: 'ship-some',
      lines: [{ shipNow: 2 }, { shipNow: 0, waiting: [{ quantity: 3 }] }],
    });
  });

  it('lets no line that cannot be complete take units that would complete another', () => {
    const lines = [
      { lineId: '1', sku: 'A', ordered: 3, shippable: 0 },
      { lineId: '2', sku: 'A', ordered: 2, shippable: 0 },
    ];
    expect(
      decide({ lines, arrivals: [due(2, '2026-05-03')], wishes: until('2026-05-09', 'ship-complete-lines') }).lines,
    ).toMatchObject([
      { waiting: [], cancelled: 3 },
      { waiting: [{ quantity: 2, day: '2026-05-03' }], cancelled: 0 },
    ]);
  });

  it('asks the customer only when something is short, and says what would happen', () => {
    expect(decide({ wishes: 'ask-customer', lines: two })).toMatchObject({
      kind: 'ask-customer',
      question: { hours: 48, otherwise: 'wait' },
      lines: [{ shipNow: 2 }, { shipNow: 1, waiting: [{ quantity: 2 }] }],
    });
    expect(decide({ wishes: 'ask-customer', lines: one(2, 2) })).not.toHaveProperty('question');
  });

  it('ships all of nothing: a line whose units are all cancelled', () => {
    expect(decide({ lines: one(0, 0) })).toMatchObject({
      kind: 'ship-all',
      lines: [{ shipNow: 0, waiting: [], cancelled: 0 }],
    });
    const lines = [...one(0, 0), { lineId: '2', sku: 'B', ordered: 1, shippable: 0 }];
    expect(decide({ wishes: 'ship-complete', lines }).lines[0]).toMatchObject({
      shipNow: 0,
      waiting: [],
      cancelled: 0,
    });
  });

  it('does not compile with a policy that nobody knows, or a day that is a number', () => {
    // @ts-expect-error no such policy
    expect(decide({ wishes: 'ship-whatever', lines: one(1, 1) }).kind).toBe('ship-all');
    // @ts-expect-error days are texts
    expect(decideBackorder({ today: 20260501, wishes: {}, lines: one(1, 1), arrivals: [] }).isErr()).toBe(true);
  });

  it('names whose preference decided, and falls back to the rules of the company', () => {
    const layers = [
      { level: 'company', values: { partialShipment: 'ship-complete' } },
      { level: 'customer', values: { partialShipment: 'cancel-balance' } },
    ] as const;
    expect(decide({ lines: two, wishes: resolvePreferences(layers) })).toMatchObject({
      policy: 'cancel-balance',
      decidedBy: 'customer',
    });
    const mandatory = [{ ...layers[0], mandatory: ['partialShipment'] as const }, layers[1]];
    expect(decide({ lines: two, wishes: resolvePreferences(mandatory) })).toMatchObject({
      policy: 'ship-complete',
      decidedBy: 'company',
    });
    expect(decide({ lines: two, wishes: {}, rules: { usual: 'fill-or-kill' } })).toMatchObject({
      policy: 'fill-or-kill',
      decidedBy: 'rules',
    });
    expect(decide({ lines: two, wishes: {} }).policy).toBe('backorder-balance');
  });

  describe('limits on splitting', () => {
    const arrivals = [due(6, '2026-05-05')];
    const with_ = (rules: BackorderRules, wish: Partial<Preferences> = {}) =>
      decide({ lines: one(10, 4, { unitValueMinor: 250 }), arrivals, wishes: wishes(wish), rules });
    const together = {
      kind: 'wait',
      lines: [{ shipNow: 0, waiting: [{ quantity: 10, day: '2026-05-05' }], cancelled: 0 }],
    };

    it('waits for the rest where no shipment would be left for it', () => {
      expect(with_({}, { maxShipments: 2 }).kind).toBe('ship-some');
      expect(with_({}, { maxShipments: 1 })).toMatchObject({ ...together, because: 'no-shipment-left' });
      expect(with_({ shipmentsBefore: 1 }, { maxShipments: 2 })).toMatchObject(together);
      expect(with_({ shipmentsNow: 2 }, { maxShipments: 2 })).toMatchObject(together);
      expect(with_({ shipmentsNow: 2 }, { maxShipments: 3 }).kind).toBe('ship-some');
    });

    it('waits for the rest where the first shipment would be too small', () => {
      expect(with_({ leastFirstPercent: 40 }).kind).toBe('ship-some');
      expect(with_({ leastFirstPercent: 41 })).toMatchObject({ ...together, because: 'first-shipment-too-small' });
      expect(with_({ leastFirstMinor: 1000 }).kind).toBe('ship-some');
      expect(with_({ leastFirstMinor: 1001 })).toMatchObject(together);
    });

    // 4 units that could leave would wait 4 days: 16 unit days; at 25 each they cost 400
    it('prices waiting for one parcel against splitting now', () => {
      const price = (extraShipmentMinor: number) =>
        with_({ splitting: { extraShipmentMinor, waitingUnitDayMinor: 25 } });
      expect(price(400).kind).toBe('ship-some');
      expect(price(401)).toMatchObject({ ...together, because: 'waiting-is-cheaper' });
    });

    it('does not wait for stock that nobody has announced', () => {
      expect(decide({ lines: one(10, 4), rules: { leastFirstPercent: 90 } }).kind).toBe('ship-some');
    });

    it('keeps everything back where no shipment would be left for units that nobody has announced', () => {
      const undated = decide({ lines: one(10, 4), wishes: wishes({ maxShipments: 1 }) });
      expect(undated).toMatchObject({
        kind: 'wait',
        because: 'no-shipment-left',
        lines: [{ waiting: [{ quantity: 10 }] }],
      });
      expect(decide({ lines: one(10, 4), wishes: wishes({ maxShipments: 2 }) }).kind).toBe('ship-some');
      // the last shipment is always allowed
      const over = { wishes: wishes({ maxShipments: 1 }), rules: { shipmentsBefore: 3 } };
      expect(decide({ lines: one(4, 4), ...over }).kind).toBe('ship-all');
      expect(decide({ lines: one(10, 4), arrivals, ...over })).toMatchObject(together);
    });

    it('puts later shipments together until no more are left than may be', () => {
      const later = [due(1, '2026-05-02'), due(2, '2026-05-05'), due(3, '2026-05-06')];
      const within = (maxShipments: number) =>
        decide({ lines: one(10, 4), arrivals: later, wishes: wishes({ maxShipments }) }).lines[0];
      expect(within(4)?.waiting.map(({ day }) => day)).toEqual(['2026-05-02', '2026-05-05', '2026-05-06']);
      // 2 units wait a day, or 1 waits three
      expect(within(3)).toMatchObject({
        shipNow: 4,
        waiting: [
          { quantity: 1, day: '2026-05-02' },
          { quantity: 5, day: '2026-05-06' },
        ],
      });
      expect(within(2)).toMatchObject({ shipNow: 4, waiting: [{ quantity: 6, day: '2026-05-06' }] });
    });

    it('asks for a least first shipment only where nothing has left yet', () => {
      expect(with_({ leastFirstPercent: 41, shipmentsBefore: 1 }).kind).toBe('ship-some');
    });

    it('says who pays for shipments beyond the first', () => {
      expect(with_({ extraShippingPaidBy: 'customer' }).extraShippingPaidBy).toBe('customer');
      expect(decide({ lines: one(2, 2), rules: { extraShippingPaidBy: 'customer' } })).not.toHaveProperty(
        'extraShippingPaidBy',
      );
    });
  });

  it('holds promises, not arrivals, against the latest day, where it is told how to promise', () => {
    const promiseOf = ({ day: leaving }: { day: CalendarDay }) => addDays(leaving, 2)._unsafeUnwrap();
    const arriving = (on: CalendarDay) =>
      decide({ lines: one(1, 0), arrivals: [due(1, on)], wishes: until('2026-05-09'), promiseOf }).lines[0];
    expect(arriving('2026-05-07')?.waiting).toEqual([{ quantity: 1, day: '2026-05-07', promisedDay: '2026-05-09' }]);
    expect(arriving('2026-05-08')?.cancelled).toBe(1);
  });

  it('lets units that come today wait until they have come; those that are overdue too', () => {
    for (const late of [TODAY, '2026-04-20']) {
      expect(decide({ lines: one(2, 1), arrivals: [due(1, late)] }).lines[0]).toMatchObject({
        shipNow: 1,
        waiting: [{ quantity: 1, day: TODAY }],
      });
    }
  });

  describe('pre-orders', () => {
    const launch = (launchDay: CalendarDay, more: object = {}) => one(5, 3, { launchDay, ...more });

    it('hold units back until the day of the launch, and no longer', () => {
      expect(decide({ lines: launch('2026-05-04'), arrivals: [due(2, '2026-05-02')] })).toMatchObject({
        kind: 'wait',
        because: 'not-launched',
        lines: [{ shipNow: 0, waiting: [{ quantity: 5, day: '2026-05-04' }] }],
      });
      expect(decide({ lines: launch(TODAY) }).lines[0]?.shipNow).toBe(3);
    });

    it('become back-orders where stock comes after the launch', () => {
      expect(decide({ lines: launch('2026-05-04'), arrivals: [due(2, '2026-05-08')] }).lines[0]?.waiting).toEqual([
        { quantity: 3, day: '2026-05-04' },
        { quantity: 2, day: '2026-05-08' },
      ]);
    });

    it('wait for their launch even where nothing else may wait, with what is there by then', () => {
      const arrivals = [due(1, '2026-05-04'), due(9, '2026-05-05')];
      expect(decide({ wishes: 'cancel-balance', lines: launch('2026-05-04'), arrivals }).lines[0]).toMatchObject({
        waiting: [{ quantity: 4, day: '2026-05-04' }],
        cancelled: 1,
      });
      expect(decide({ wishes: 'fill-or-kill', lines: launch('2026-05-04'), arrivals }).kind).toBe('cancel');
      expect(decide({ wishes: 'fill-or-kill', lines: launch('2026-05-05'), arrivals }).lines[0]?.waiting).toEqual([
        { quantity: 5, day: '2026-05-05' },
      ]);
    });

    it('are given up where the launch comes after the latest day', () => {
      expect(
        decide({ lines: launch('2026-05-10'), arrivals: [due(2, '2026-05-02')], wishes: until('2026-05-09') }).lines[0],
      ).toMatchObject({
        waiting: [],
        cancelled: 5,
      });
    });
  });

  describe('substitutes', () => {
    const allowed = wishes({ substitutionsAllowed: true, partialShipment: 'cancel-balance' });
    const line = (more: object = {}) =>
      one(5, 2, {
        substitutes: [
          { sku: 'B', shippable: 2, ...more },
          { sku: 'C', shippable: 9 },
        ],
      });

    it('cover what nothing else covers, best first, where the customer allows it', () => {
      expect(decide({ lines: line(), wishes: allowed }).lines[0]).toMatchObject({
        shipNow: 2,
        substituted: [
          { sku: 'B', quantity: 2 },
          { sku: 'C', quantity: 1 },
        ],
        cancelled: 0,
      });
      expect(decide({ lines: line(), wishes: 'cancel-balance' }).lines[0]).toMatchObject({
        substituted: [],
        cancelled: 3,
      });
    });

    it('count from their first to their last day', () => {
      const first = (more: object) => decide({ lines: line(more), wishes: allowed }).lines[0]?.substituted[0]?.sku;
      expect(first({ from: TODAY, until: TODAY })).toBe('B');
      expect(first({ from: '2026-05-02' })).toBe('C');
      expect(first({ until: '2026-04-30' })).toBe('C');
    });

    it('leave the units to arrivals that come in time', () => {
      const wish = wishes({ substitutionsAllowed: true, latestDay: '2026-05-09' });
      expect(decide({ lines: line(), arrivals: [due(3, '2026-05-09')], wishes: wish }).lines[0]).toMatchObject({
        substituted: [],
        waiting: [{ quantity: 3, day: '2026-05-09' }],
      });
    });

    it('are not passed over for an arrival that may not be waited for (found by the stock law)', () => {
      const lines = one(1, 0, { substitutes: [{ sku: 'B', shippable: 1 }] });
      const before = decide({ lines, wishes: allowed });
      const after = decide({ lines, wishes: allowed, arrivals: [due(1, '2026-05-02')] });
      expect([before, after].map((decision) => decision.lines[0]?.cancelled)).toEqual([0, 0]);
    });

    it('are used once, though two lines could take them', () => {
      const both = [
        ...line(),
        { ...line()[0], lineId: '2', sku: 'D', ordered: 5, shippable: 0 },
      ] as BackorderQuestion['lines'];
      const used = decide({ lines: both, wishes: allowed }).lines.flatMap(({ substituted }) => substituted);
      const of = (sku: string) =>
        used.filter((units) => units.sku === sku).reduce((sum, { quantity }) => sum + quantity, 0);
      expect([of('B'), of('C')]).toEqual([2, 6]);
    });

    it('wait with the others where an order must ship complete', () => {
      const lines = [
        ...one(5, 2, { substitutes: [{ sku: 'B', shippable: 3 }] }),
        { lineId: '2', sku: 'D', ordered: 1, shippable: 0 },
      ];
      const wish = wishes({ substitutionsAllowed: true, partialShipment: 'ship-complete' });
      expect(decide({ lines, arrivals: [due(1, '2026-05-03', 'D')], wishes: wish }).lines[0]).toMatchObject({
        shipNow: 0,
        substituted: [],
        waiting: [
          { quantity: 2, day: '2026-05-03' },
          { quantity: 3, day: '2026-05-03', sku: 'B' },
        ],
      });
    });

    it('can be offered in a question', () => {
      const wish = wishes({ substitutionsAllowed: true, partialShipment: 'ask-customer' });
      expect(decide({ lines: one(5, 2), wishes: wish }).question?.options).toContain('substitute');
    });
  });

  it.each<[Partial<BackorderQuestion>, string]>([
    [{ lines: [], today: 'x' }, 'backorder.nothing-ordered'],
    [{ today: '2026-02-30' }, 'backorder.not-a-day'],
    [{ placedDay: 'x' }, 'backorder.not-a-day'],
    [{ lines: [...one(1, 0), ...one(0.5, 0)] }, 'backorder.line-named-twice'],
    [{ lines: one(0.5, 1) }, 'backorder.quantity-not-whole'],
    [{ lines: one(1, 2) }, 'backorder.more-shippable-than-ordered'],
    [{ lines: one(1, 0, { unitValueMinor: 0.5 }) }, 'backorder.amount-not-whole'],
    [{ lines: one(1, 0, { launchDay: 'x' }) }, 'backorder.not-a-day'],
    [{ lines: one(1, 0, { substitutes: [{ sku: 'B', shippable: -1 }] }) }, 'backorder.quantity-not-whole'],
    [{ lines: one(1, 0, { substitutes: [{ sku: 'B', shippable: 1, until: 'x' }] }) }, 'backorder.not-a-day'],
    [{ arrivals: [due(-1, 'x')] }, 'backorder.quantity-not-whole'],
    [{ arrivals: [due(1, 'x')] }, 'backorder.not-a-day'],
    [{ rules: { shipmentsBefore: -1, leastFirstMinor: 0.5 } }, 'backorder.quantity-not-whole'],
    [{ rules: { leastFirstMinor: 0.5 } }, 'backorder.amount-not-whole'],
    [{ wishes: wishes({ maxShipments: 0.5, latestDay: 'soon' }) }, 'backorder.quantity-not-whole'],
    [{ wishes: wishes({ maxWaitDays: -1 }), rules: { leastFirstMinor: -1 } }, 'backorder.quantity-not-whole'],
    [{ wishes: until('soon') }, 'backorder.not-a-day'],
    [{ wishes: until('2026-04-30') }, 'backorder.latest-day-passed'],
  ])('refuses %j with %s', (question, code) => {
    const asked: BackorderQuestion = {
      today: TODAY,
      wishes: 'backorder-balance',
      lines: one(1, 0),
      arrivals: [],
      ...question,
    };
    expect(decideBackorder(asked)._unsafeUnwrapErr()).toEqual({ code });
  });
});

const policy = fc.constantFrom<PartialShipmentPolicy>(
  'ship-complete',
  'ship-complete-lines',
  'backorder-balance',
  'cancel-balance',
  'fill-or-kill',
  'ask-customer',
);
const sku = fc.constantFrom('A', 'B');
const day = fc.nat(12).map((days) => addDays(TODAY, days)._unsafeUnwrap());
const anyLine = fc.record({
  sku,
  ordered: fc.nat(6),
  short: fc.nat(6),
  launch: fc.option(day, { nil: undefined, freq: 4 }),
  instead: fc.nat(3),
});
const world: fc.Arbitrary<BackorderQuestion> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    arrivals: fc.array(fc.record({ sku, day, quantity: fc.nat(5) }), { maxLength: 4 }),
    policy,
    latestDay: fc.option(day, { nil: undefined }),
    substitutionsAllowed: fc.boolean(),
    maxShipments: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    leastFirstPercent: fc.constantFrom(0, 50),
    uncovered: fc.constantFrom('wait', 'cancel', 'ask', undefined),
    splitting: fc.option(fc.record({ extraShipmentMinor: fc.nat(30), waitingUnitDayMinor: fc.nat(3) }), {
      nil: undefined,
    }),
  })
  .map(
    ({
      lines,
      arrivals,
      policy: partialShipment,
      latestDay,
      substitutionsAllowed,
      maxShipments,
      leastFirstPercent,
      uncovered,
      splitting,
    }) => ({
      today: TODAY,
      lines: lines.map(({ sku: own, ordered, short, launch, instead }, i) => ({
        lineId: String(i),
        sku: own,
        ordered,
        shippable: Math.max(0, ordered - short),
        ...(launch === undefined ? {} : { launchDay: launch }),
        // lines that compete for one substitute are looked at in an example of their own
        substitutes: [{ sku: `S${i}`, shippable: instead }],
      })),
      arrivals,
      wishes: wishes({
        partialShipment,
        substitutionsAllowed,
        ...(latestDay === undefined ? {} : { latestDay }),
        ...(maxShipments === undefined ? {} : { maxShipments }),
      }),
      rules: {
        leastFirstPercent,
        ...(uncovered === undefined ? {} : { uncovered }),
        ...(splitting === undefined ? {} : { splitting }),
      },
    }),
  );
const latestOf = ({ wishes: wish }: BackorderQuestion) =>
  typeof wish === 'string' ? undefined : wish.latestDay?.value;
const policyOf = ({ wishes: wish }: BackorderQuestion) =>
  typeof wish === 'string' ? wish : wish.partialShipment?.value;
const total = (units: readonly { readonly quantity: number }[]): number =>
  units.reduce((sum, { quantity }) => sum + quantity, 0);
const cancelledIn = ({ lines }: BackorderDecision): number => lines.reduce((sum, { cancelled }) => sum + cancelled, 0);
const ask = (question: BackorderQuestion): BackorderDecision => decideBackorder(question)._unsafeUnwrap();

describe('every decision', () => {
  it('decides every unit once, and lets none wait past the latest day', () => {
    fc.assert(
      fc.property(world, (question) => {
        for (const [i, { shipNow, substituted, waiting, cancelled }] of ask(question).lines.entries()) {
          expect(shipNow + total(substituted) + total(waiting) + cancelled).toBe(question.lines[i]?.ordered);
          expect(Math.min(shipNow, total(waiting), cancelled)).toBeGreaterThanOrEqual(0);
          expect(shipNow).toBeLessThanOrEqual(question.lines[i]?.shippable ?? 0);
          const latest = latestOf(question);
          for (const { day: until_ = '' } of waiting) if (latest !== undefined) expect(until_ <= latest).toBe(true);
        }
      }),
    );
  });

  it('promises no arriving unit and no substitute twice', () => {
    fc.assert(
      fc.property(world, (question) => {
        const { lines } = ask(question);
        for (const own of ['A', 'B']) {
          const dated = lines.flatMap(({ lineId, waiting }) => {
            const line = question.lines.find((known) => known.lineId === lineId);
            return line?.sku === own
              ? waiting.filter((units) => units.day !== undefined && units.sku === undefined)
              : [];
          });
          const onShelf = question.lines
            .filter((line) => line.sku === own)
            .reduce((sum, { shippable }) => sum + shippable, 0);
          expect(total(dated)).toBeLessThanOrEqual(
            total(question.arrivals.filter((arrival) => arrival.sku === own)) + onShelf,
          );
        }
      }),
    );
  });

  it('does not depend on the order of lines and arrivals', () => {
    fc.assert(
      fc.property(world, (question) => {
        const turned = {
          ...question,
          lines: [...question.lines].reverse(),
          arrivals: [...question.arrivals].reverse(),
        };
        const { lines, ...rest } = ask(turned);
        const { lines: straight, ...same } = ask(question);
        expect([...lines].reverse()).toEqual(straight);
        expect(rest).toEqual(same);
      }),
    );
  });

  it('never cancels more when more is on the shelf or due', () => {
    fc.assert(
      fc.property(world, fc.nat(3), sku, day, (question, index, extraSku, extraDay) => {
        // whole lines that want the same units are served in the order of their ids, not by how many units that cancels
        const compete = new Set(question.lines.map((line) => line.sku)).size < question.lines.length;
        fc.pre(!(compete && policyOf(question) === 'ship-complete-lines'));
        const more = {
          ...question,
          lines: question.lines.map((line, i) =>
            i === index ? { ...line, shippable: Math.min(line.ordered, line.shippable + 1) } : line,
          ),
          arrivals: [...question.arrivals, { sku: extraSku, day: extraDay, quantity: 1 }],
        };
        expect(cancelledIn(ask(more))).toBeLessThanOrEqual(cancelledIn(ask(question)));
      }),
    );
  });

  /** What the sentence of each policy says, checked on the answer without the decider's own words. */
  function keepsItsWord(question: BackorderQuestion, { lines }: BackorderDecision): boolean {
    const ships = lines.map(({ shipNow, substituted }) => shipNow + total(substituted));
    const full = lines.every((_, i) => ships[i] === question.lines[i]?.ordered);
    const waits = lines.some(({ waiting }) => total(waiting) > 0);
    const preorders = question.lines.some(({ launchDay = '' }) => launchDay > TODAY);
    switch (policyOf(question)) {
      case 'fill-or-kill': {
        const killed = ships.every((units) => units === 0);
        return full || (killed && (!waits || (preorders && lines.every(({ cancelled }) => cancelled === 0))));
      }
      case 'cancel-balance':
        return !waits || preorders;
      case 'ship-complete':
        return full || ships.every((units) => units === 0);
      case 'ship-complete-lines':
        return lines.every((_, i) => ships[i] === 0 || ships[i] === question.lines[i]?.ordered);
      default:
        return true;
    }
  }

  it('does what the sentence of its policy says', () => {
    fc.assert(fc.property(world, (question) => keepsItsWord(question, ask(question))));
  });

  it('would be caught breaking its word, losing a unit or cancelling more for more stock', () => {
    const planted = (change: (question: BackorderQuestion, decision: BackorderDecision) => BackorderDecision) =>
      fc.check(
        fc.property(world, (question) => {
          const decision = change(question, ask(question));
          const whole = decision.lines.every(
            ({ shipNow, substituted, waiting, cancelled }, i) =>
              shipNow + total(substituted) + total(waiting) + cancelled === question.lines[i]?.ordered,
          );
          return whole && keepsItsWord(question, decision);
        }),
      ).failed;
    const greedy = (question: BackorderQuestion, decision: BackorderDecision): BackorderDecision => ({
      ...decision,
      lines: decision.lines.map((own, i) => {
        const shipNow = question.lines[i]?.shippable ?? 0;
        return {
          ...own,
          shipNow,
          substituted: [],
          waiting: [],
          cancelled: (question.lines[i]?.ordered ?? 0) - shipNow,
        };
      }),
    });
    const forgetful = (_: BackorderQuestion, decision: BackorderDecision): BackorderDecision => ({
      ...decision,
      lines: decision.lines.map((own) => ({ ...own, cancelled: 0 })),
    });
    expect(planted((_, decision) => decision)).toBe(false);
    expect(planted(greedy)).toBe(true);
    expect(planted(forgetful)).toBe(true);
  });
});
