import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BackorderDecision,
  type BackorderQuestion,
  decideBackorder,
} from '../../../src/domain/backorder/index.ts';
import { addDays, type CalendarDay } from '../../../src/kernel/calendar-day.ts';

const TODAY = '2026-05-01';
const decide = (question: Partial<BackorderQuestion>): BackorderDecision =>
  decideBackorder({ today: TODAY, policy: 'backorder-balance', lines: [], arrivals: [], ...question })._unsafeUnwrap();
const one = (ordered: number, shippable: number) => [{ lineId: '1', sku: 'A', ordered, shippable }];
const due = (quantity: number, day: CalendarDay, sku = 'A') => ({ sku, day, quantity });

describe('decideBackorder', () => {
  it('ships 4, lets 5 wait until 2 May and cancels 1 of 10 (the worked example)', () => {
    const decision = decide({ lines: one(10, 4), arrivals: [due(5, '2026-05-02')], latestDay: '2026-05-09' });
    expect(decision).toEqual({
      kind: 'ship-some',
      policy: 'backorder-balance',
      lines: [{ lineId: '1', shipNow: 4, waiting: [{ quantity: 5, day: '2026-05-02' }], cancelled: 1 }],
    });
  });

  it('lets units wait without a day where there is no latest day', () => {
    expect(decide({ lines: one(10, 4) }).lines[0]).toEqual({
      lineId: '1',
      shipNow: 4,
      waiting: [{ quantity: 6 }],
      cancelled: 0,
    });
  });

  it('counts an arrival on the latest day, and none after it', () => {
    const on = (day: CalendarDay) =>
      decide({ lines: one(1, 0), arrivals: [due(1, day)], latestDay: '2026-05-09' }).lines[0];
    expect(on('2026-05-09')?.waiting).toEqual([{ quantity: 1, day: '2026-05-09' }]);
    expect(on('2026-05-10')?.cancelled).toBe(1);
  });

  it('promises each arriving unit once, though two lines want it', () => {
    const lines = [
      { lineId: '2', sku: 'A', ordered: 3, shippable: 0 },
      { lineId: '1', sku: 'A', ordered: 3, shippable: 0 },
    ];
    const decision = decide({ lines, arrivals: [due(4, '2026-05-02')], latestDay: '2026-05-09' });
    expect(decision.lines).toEqual([
      { lineId: '2', shipNow: 0, waiting: [{ quantity: 1, day: '2026-05-02' }], cancelled: 2 },
      { lineId: '1', shipNow: 0, waiting: [{ quantity: 3, day: '2026-05-02' }], cancelled: 0 },
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
    expect(decide({ policy: 'cancel-balance', lines: one(10, 4), arrivals: [due(9, TODAY)] })).toMatchObject({
      kind: 'ship-some',
      lines: [{ shipNow: 4, waiting: [], cancelled: 6 }],
    });
  });

  const two = [
    { lineId: '1', sku: 'A', ordered: 2, shippable: 2 },
    { lineId: '2', sku: 'B', ordered: 3, shippable: 1 },
  ];

  it('kills the whole order when one line is short and the policy says fill or kill', () => {
    expect(decide({ policy: 'fill-or-kill', lines: two })).toMatchObject({
      kind: 'cancel',
      lines: [{ cancelled: 2 }, { cancelled: 3 }],
    });
    expect(decide({ policy: 'fill-or-kill', lines: one(2, 2) })).toMatchObject({
      kind: 'ship-all',
      lines: [{ shipNow: 2 }],
    });
  });

  it('lets the whole order wait for its last unit when it must ship complete', () => {
    const arrivals = [due(1, '2026-05-03', 'B'), due(1, '2026-05-06', 'B')];
    expect(decide({ policy: 'ship-complete', lines: two, arrivals, latestDay: '2026-05-09' })).toMatchObject({
      kind: 'wait',
      lines: [
        { shipNow: 0, waiting: [{ quantity: 2, day: '2026-05-06' }] },
        { shipNow: 0, waiting: [{ quantity: 3, day: '2026-05-06' }] },
      ],
    });
  });

  it('gives a ship-complete order up when it cannot be complete by the latest day, and waits where there is none', () => {
    const arrivals = [due(1, '2026-05-03', 'B')];
    expect(decide({ policy: 'ship-complete', lines: two, arrivals, latestDay: '2026-05-09' }).kind).toBe('cancel');
    expect(decide({ policy: 'ship-complete', lines: two, arrivals })).toMatchObject({
      kind: 'wait',
      lines: [{ waiting: [{ quantity: 2 }] }, { waiting: [{ quantity: 3 }] }],
    });
  });

  it('ships complete lines and lets the others wait when lines must ship complete', () => {
    expect(decide({ policy: 'ship-complete-lines', lines: two })).toMatchObject({
      kind: 'ship-some',
      lines: [{ shipNow: 2 }, { shipNow: 0, waiting: [{ quantity: 3 }] }],
    });
  });

  it('asks the customer only when something is short, and says what would happen', () => {
    expect(decide({ policy: 'ask-customer', lines: two })).toMatchObject({
      kind: 'ask-customer',
      lines: [{ shipNow: 2 }, { shipNow: 1, waiting: [{ quantity: 2 }] }],
    });
    expect(decide({ policy: 'ask-customer', lines: one(2, 2) }).kind).toBe('ship-all');
  });

  it('ships all of nothing: a line whose units are all cancelled', () => {
    expect(decide({ lines: one(0, 0) })).toMatchObject({
      kind: 'ship-all',
      lines: [{ shipNow: 0, waiting: [], cancelled: 0 }],
    });
    expect(
      decide({ policy: 'ship-complete', lines: [...one(0, 0), { lineId: '2', sku: 'B', ordered: 1, shippable: 0 }] })
        .lines[0],
    ).toEqual({
      lineId: '1',
      shipNow: 0,
      waiting: [],
      cancelled: 0,
    });
  });

  it.each<[Partial<BackorderQuestion>, string]>([
    [{ lines: [], today: 'x' }, 'backorder.nothing-ordered'],
    [{ today: '2026-02-30' }, 'backorder.not-a-day'],
    [{ latestDay: 'soon' }, 'backorder.not-a-day'],
    [{ latestDay: '2026-04-30' }, 'backorder.latest-day-passed'],
    [{ lines: [...one(1, 0), ...one(0.5, 0)] }, 'backorder.line-named-twice'],
    [{ lines: one(0.5, 1) }, 'backorder.quantity-not-whole'],
    [{ lines: one(1, 2) }, 'backorder.more-shippable-than-ordered'],
    [{ arrivals: [due(-1, 'x')] }, 'backorder.quantity-not-whole'],
    [{ arrivals: [due(1, 'x')] }, 'backorder.not-a-day'],
  ])('refuses %j with %s', (question, code) => {
    const asked = { today: TODAY, policy: 'backorder-balance', lines: one(1, 0), arrivals: [], ...question } as const;
    expect(decideBackorder(asked)._unsafeUnwrapErr()).toEqual({ code });
  });

  const policy = fc.constantFrom(
    'ship-complete',
    'ship-complete-lines',
    'backorder-balance',
    'cancel-balance',
    'fill-or-kill',
    'ask-customer',
  );
  const sku = fc.constantFrom('A', 'B');
  const day = fc.nat(12).map((days) => addDays(TODAY, days)._unsafeUnwrap());
  const world = fc.record({
    policy,
    lines: fc
      .array(fc.record({ sku, ordered: fc.nat(6), short: fc.nat(6) }), { minLength: 1, maxLength: 4 })
      .map((lines) =>
        lines.map(({ sku, ordered, short }, i) => ({
          lineId: String(i),
          sku,
          ordered,
          shippable: Math.max(0, ordered - short),
        })),
      ),
    arrivals: fc.array(fc.record({ sku, day, quantity: fc.nat(5) }), { maxLength: 4 }),
    latestDay: fc.option(day, { nil: undefined }),
  });
  type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
  const ask = ({ latestDay, ...rest }: World): BackorderDecision =>
    decide({ ...rest, ...(latestDay === undefined ? {} : { latestDay }) });

  it('decides every unit once, and lets none wait past the latest day', () => {
    fc.assert(
      fc.property(world, (question) => {
        for (const [i, { shipNow, waiting, cancelled }] of ask(question).lines.entries()) {
          const waits = waiting.reduce((sum, { quantity }) => sum + quantity, 0);
          expect(shipNow + waits + cancelled).toBe(question.lines[i]?.ordered);
          expect(Math.min(shipNow, waits, cancelled)).toBeGreaterThanOrEqual(0);
          for (const { day: until } of waiting)
            if (question.latestDay !== undefined) expect((until ?? '9') <= question.latestDay).toBe(true);
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
        expect([...ask(turned).lines].reverse()).toEqual(ask(question).lines);
      }),
    );
  });

  it('never cancels more when more is on the shelf or due', () => {
    const cancelledIn = (decision: BackorderDecision): number =>
      decision.lines.reduce((sum, { cancelled }) => sum + cancelled, 0);
    fc.assert(
      fc.property(world, fc.nat(3), sku, day, (question, index, extraSku, extraDay) => {
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
});
