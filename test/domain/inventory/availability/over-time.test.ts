import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availabilityOverTime,
  type DatedDemand,
  type DatedSupply,
  type OverTimeQuestion,
  type OverTimeRules,
} from '../../../../src/domain/inventory/index.ts';

const dayAfter = (days: number): string => new Date(Date.UTC(2026, 5, 15 + days)).toISOString().slice(0, 10);
const today = dayAfter(0);

const supply = (day: number, quantity: number, more: Partial<DatedSupply> = {}): DatedSupply => ({
  supplyId: `s${day}`,
  locationId: 'ams',
  day: dayAfter(day),
  quantity,
  ...more,
});
const demand = (day: number, quantity: number, more: Partial<DatedDemand> = {}): DatedDemand => ({
  demandId: `d${day}`,
  day: dayAfter(day),
  quantity,
  ...more,
});
const ask = (
  onHand: number,
  supplies: readonly DatedSupply[],
  demands: readonly DatedDemand[],
  more: Partial<OverTimeQuestion> = {},
) =>
  availabilityOverTime({
    today,
    onHand: [{ locationId: 'ams', quantity: onHand }],
    supplies,
    demands,
    ...more,
  })._unsafeUnwrap();
const curve = (...parameters: Parameters<typeof ask>) =>
  ask(...parameters).curve.map(({ day, quantity }) => [(Date.parse(day) - Date.parse(today)) / 86_400_000, quantity]);
const rules = (set: OverTimeRules) => ({ rules: set });

describe('what may be promised over time', () => {
  it('is what is on hand when nothing else is known', () => {
    expect(ask(10, [], [])).toEqual({ curve: [{ day: today, quantity: 10 }], shortages: [] });
    expect(curve(0, [], [])).toEqual([[0, 0]]);
  });

  it('grows with what comes, and leaves what others were promised', () => {
    expect(curve(10, [supply(5, 5)], [])).toEqual([
      [0, 10],
      [5, 15],
    ]);
    // the 8 of day 6 need the 5 of day 5 and 3 of the 10; the 4 of day 3 need 4 of the 10
    expect(curve(10, [supply(5, 5)], [demand(3, 4), demand(6, 8)])).toEqual([[0, 3]]);
    expect(curve(10, [supply(5, 9)], [demand(3, 4), demand(6, 8)])).toEqual([
      [0, 6],
      [5, 7],
    ]);
  });

  it('is the table of the Oracle Inventory User Guide, ATP with backward consumption and accumulation', () => {
    const supplies = [6, 4, 2, 4, 8, 4, 4, 4].map((units, i) => supply(i, units));
    const demands = [6, 2, 3, 6, 6, 1, 2, 2].map((units, i) => demand(i, units));
    const answer = ask(0, supplies, demands);
    // their ATP row is 0 0 0 -1 2 5 7 9: the -1 is a shortage here
    expect(curve(0, supplies, demands)).toEqual([
      [0, 0],
      [4, 2],
      [5, 5],
      [6, 7],
      [7, 9],
    ]);
    expect(answer.shortages).toEqual([{ demandId: 'd3', day: dayAfter(3), quantity: 1 }]);
  });

  it('tells on which day stock would fall below 0, and whose demand that is', () => {
    expect(ask(3, [supply(9, 9)], [demand(2, 2), demand(4, 5)]).shortages).toEqual([
      { demandId: 'd4', day: dayAfter(4), quantity: 4 },
    ]);
  });

  it('serves equal days in the order of their ids', () => {
    const demands = [demand(2, 2, { demandId: 'b' }), demand(2, 2, { demandId: 'a' })];
    expect(ask(3, [], demands).shortages).toEqual([{ demandId: 'b', day: dayAfter(2), quantity: 1 }]);
  });
});

describe('the rules', () => {
  it('let supply count that is overdue by at most so many days', () => {
    expect(curve(0, [supply(-2, 5)], [])).toEqual([[0, 0]]);
    expect(curve(0, [supply(-2, 5)], [], rules({ pastDueSupplyDays: 1 }))).toEqual([[0, 0]]);
    expect(curve(0, [supply(-2, 5)], [], rules({ pastDueSupplyDays: 2 }))).toEqual([[0, 5]]);
    expect(curve(0, [supply(0, 5)], [])).toEqual([[0, 5]]);
  });

  it('give up demand that is overdue by more than so many days', () => {
    expect(curve(9, [], [demand(-2, 5)])).toEqual([[0, 4]]);
    expect(curve(9, [], [demand(-2, 5)], rules({ pastDueDemandDays: 2 }))).toEqual([[0, 4]]);
    expect(curve(9, [], [demand(-2, 5)], rules({ pastDueDemandDays: 1 }))).toEqual([[0, 9]]);
    expect(ask(0, [], [demand(-2, 5)]).shortages).toMatchObject([{ day: today, quantity: 5 }]);
  });

  it('let demand use whatever came before it, however long before', () => {
    expect(ask(9, [], [demand(365, 5)])).toEqual({ curve: [{ day: today, quantity: 4 }], shortages: [] });
    expect(ask(4, [], [demand(365, 5)]).shortages).toMatchObject([{ quantity: 1 }]);
  });

  it('let demand wait so many days for what comes later, rather than go without', () => {
    const late = [supply(5, 9)];
    expect(ask(0, late, [demand(3, 5)]).shortages).toMatchObject([{ quantity: 5 }]);
    expect(ask(0, late, [demand(3, 5)], rules({ forwardDays: 1 })).shortages).toMatchObject([{ quantity: 5 }]);
    expect(ask(0, late, [demand(3, 5)], rules({ forwardDays: 2 })).shortages).toEqual([]);
    expect(curve(0, late, [demand(3, 5)], rules({ forwardDays: 2 }))).toEqual([
      [0, 0],
      [5, 4],
    ]);
    // in time comes before late
    expect(curve(5, late, [demand(3, 5)], rules({ forwardDays: 2 }))).toEqual([
      [0, 5],
      [5, 9],
    ]);
  });

  it('look no further than the horizon', () => {
    expect(curve(1, [supply(7, 1), supply(8, 1)], [], rules({ horizonDays: 7 }))).toEqual([
      [0, 1],
      [7, 2],
    ]);
    expect(curve(1, [supply(365, 1), supply(366, 1)], [])).toEqual([
      [0, 1],
      [365, 2],
    ]);
  });

  it('do not let a demand beyond the horizon eat what comes in time for it', () => {
    expect(curve(2, [supply(9, 5)], [demand(10, 5)], rules({ horizonDays: 7 }))).toEqual([[0, 2]]);
  });

  it('say which kinds of supply a kind of demand may use', () => {
    const firm = { matches: [{ demandKind: 'release', supplyKinds: ['on-hand'] }] };
    const po = [supply(1, 5, { kind: 'purchase' })];
    expect(curve(2, po, [], { rules: firm, kind: 'release' })).toEqual([[0, 2]]);
    expect(curve(2, po, [], { rules: firm, kind: 'open-order' })).toEqual([
      [0, 2],
      [1, 7],
    ]);
    expect(curve(2, po, [], { rules: firm })).toEqual([
      [0, 2],
      [1, 7],
    ]);
    expect(ask(2, po, [demand(3, 4, { kind: 'release' })], rules(firm)).shortages).toMatchObject([{ quantity: 2 }]);
  });

  it('let one demand use another supply, so that a pickier one is served', () => {
    // x would be the latest for the first demand, but the second can use nothing else
    const supplies = [supply(1, 5, { supplyId: 'y', kind: 'y' }), supply(2, 5, { supplyId: 'x', kind: 'x' })];
    const demands = [demand(3, 5, { kind: 'any' }), demand(4, 5, { kind: 'picky' })];
    const answer = ask(0, supplies, demands, rules({ matches: [{ demandKind: 'picky', supplyKinds: ['x'] }] }));
    expect(answer).toEqual({ curve: [{ day: today, quantity: 0 }], shortages: [] });
  });

  it('serve a demand at a location from there, and one without a location from anywhere', () => {
    const onHand = ['ams', 'rtm'].map((locationId) => ({ locationId, quantity: 4 }));
    expect(ask(0, [], [demand(1, 6, { locationId: 'rtm' })], { onHand })).toEqual({
      curve: [{ day: today, quantity: 4 }],
      shortages: [{ demandId: 'd1', day: dayAfter(1), quantity: 2 }],
    });
    expect(ask(0, [], [demand(1, 6), demand(2, 2, { locationId: 'ams' })], { onHand })).toEqual({
      curve: [{ day: today, quantity: 0 }],
      shortages: [],
    });
  });
});

describe('a question about the days ahead that is refused', () => {
  it('gives the first reason that applies', () => {
    const code = (more: object) =>
      availabilityOverTime({
        today,
        onHand: [],
        supplies: [],
        demands: [],
        ...more,
      } as OverTimeQuestion)._unsafeUnwrapErr().code;
    const half = [supply(1, 0.5)];
    const never = [demand(1, 1, { day: '2026-02-30' })];
    const bad = { horizonDays: -1 };
    expect(code({ today: 'today', supplies: half })).toBe('inventory.not-a-day');
    expect(code({ supplies: half, demands: never, rules: bad })).toBe('inventory.not-a-day');
    expect(code({ supplies: half, rules: bad })).toBe('inventory.quantity-not-whole');
    expect(code({ onHand: [{ locationId: 'ams', quantity: -1 }] })).toBe('inventory.quantity-not-whole');
    expect(code({ demands: [demand(1, Number.NaN)] })).toBe('inventory.quantity-not-whole');
    expect(code({ rules: bad })).toBe('inventory.not-a-count');
    for (const rule of ['pastDueSupplyDays', 'pastDueDemandDays', 'forwardDays']) {
      expect(code({ rules: { [rule]: 1.5 } })).toBe('inventory.not-a-count');
    }
  });
});

describe('the laws of the days ahead', () => {
  const units = fc.record({
    day: fc.integer({ min: -2, max: 8 }),
    quantity: fc.nat(6),
    place: fc.constantFrom('ams', 'rtm'),
  });
  const world = fc.record({
    supplies: fc.array(units, { maxLength: 5 }),
    demands: fc.array(
      fc.record({
        day: fc.integer({ min: -2, max: 8 }),
        quantity: fc.nat(6),
        place: fc.constantFrom('ams', 'rtm', undefined),
      }),
      { maxLength: 5 },
    ),
    onHand: fc.nat(8),
    set: fc.record({
      pastDueSupplyDays: fc.nat(3),
      forwardDays: fc.nat(3),
    }),
  });
  type World = typeof world extends fc.Arbitrary<infer W> ? W : never;
  const questionOf = ({ supplies, demands, onHand, set }: World): OverTimeQuestion => ({
    today,
    onHand: [{ locationId: 'ams', quantity: onHand }],
    supplies: supplies.map(({ day, quantity, place }, i) =>
      supply(day, quantity, { supplyId: `s${i}`, locationId: place }),
    ),
    demands: demands.map(({ day, quantity, place }, i) =>
      demand(day, quantity, { demandId: `d${i}`, ...(place && { locationId: place }) }),
    ),
    rules: set,
  });
  const nothing: World = {
    supplies: [],
    demands: [],
    onHand: 0,
    set: { pastDueSupplyDays: 0, forwardDays: 0 },
  };
  const answerOf = (question: OverTimeQuestion) => availabilityOverTime(question)._unsafeUnwrap();
  const at = (question: OverTimeQuestion, day: number): number =>
    answerOf(question)
      .curve.filter((step) => step.day <= dayAfter(day))
      .at(-1)?.quantity ?? 0;

  it('what is promised can be promised: as a demand of its day it is served, and nobody else goes without', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 9 }), (w, day) => {
        const question = questionOf(w);
        const quantity = at(question, day);
        const free = question.rules ?? {};
        const mine = { demandId: 'zzz', day: dayAfter(day), quantity };
        const missing = (demands: OverTimeQuestion['demands'], set = free) =>
          answerOf({ ...question, demands, rules: set }).shortages;
        const before = missing(question.demands);
        const units = (all: typeof before) => all.reduce((sum, short) => sum + short.quantity, 0);
        const later = { ...free, forwardDays: 0 };
        expect(units(missing([...question.demands, mine]))).toBe(units(before));
        // served by what is there by its own day
        if (free.forwardDays === 0) {
          expect(units(missing([...question.demands, { ...mine, quantity: quantity + 1 }], later))).toBe(
            units(before) + 1,
          );
        }
      }),
    );
  });

  it('no unit is promised twice, whatever is promised after whatever, for any day', () => {
    const wish = fc.record({ day: fc.integer({ min: 0, max: 9 }), part: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(world, fc.array(wish, { maxLength: 12 }), (w, wishes) => {
        let question = { ...questionOf(w), demands: [] as OverTimeQuestion['demands'] };
        for (const [index, { day, part }] of wishes.entries()) {
          const quantity = Math.ceil(at(question, day) * part);
          const promised = { demandId: `p${index}`, day: dayAfter(day), quantity };
          question = { ...question, demands: [...question.demands, promised] };
        }
        expect(answerOf(question).shortages).toEqual([]);
        // counted by hand: by no day are more promised than came by that day (or the last day they may wait for)
        for (let day = 0; day <= 9; day += 1) {
          let came = w.onHand;
          for (const each of w.supplies)
            if (each.day <= day + w.set.forwardDays && each.day >= -w.set.pastDueSupplyDays) came += each.quantity;
          let promised = 0;
          for (const each of question.demands) if (each.day <= dayAfter(day)) promised += each.quantity;
          expect(promised).toBeLessThanOrEqual(came);
        }
      }),
    );
  });

  it('is broken by a look at each day by itself, which promises a unit twice: the law sees it', () => {
    // 4 on hand: 4 may be had on any day, but not on two
    const alone = (day: number) => at(questionOf({ ...nothing, onHand: 4 }), day);
    const promised = [demand(1, alone(1), { demandId: 'a' }), demand(2, alone(2), { demandId: 'b' })];
    expect(answerOf({ ...questionOf({ ...nothing, onHand: 4 }), demands: promised }).shortages).toMatchObject([
      { demandId: 'b', quantity: 4 },
    ]);
  });

  it('more supply gives no less, more demand no more, and the order is irrelevant', () => {
    fc.assert(
      fc.property(world, units, fc.integer({ min: 0, max: 9 }), (w, extra, day) => {
        const question = questionOf(w);
        const found = at(question, day);
        const supplies = [
          ...question.supplies,
          supply(extra.day, extra.quantity, { supplyId: 'x', locationId: extra.place }),
        ];
        const demands = [...question.demands, demand(extra.day, extra.quantity, { demandId: 'x' })];
        expect(at({ ...question, supplies }, day)).toBeGreaterThanOrEqual(found);
        expect(at({ ...question, demands }, day)).toBeLessThanOrEqual(found);
        const shuffled = {
          ...question,
          supplies: [...question.supplies].reverse(),
          demands: [...question.demands].reverse(),
        };
        expect(answerOf(shuffled)).toEqual(answerOf(question));
        const steps = answerOf(question).curve.map(({ quantity }) => quantity);
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
      }),
    );
  });

  it('without windows, kinds and places it is the textbook: the least that is left from that day on', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 9 }), (w, day) => {
        const question = questionOf({ ...w, set: { pastDueSupplyDays: 9, forwardDays: 0 } });
        const anywhere = { ...question, demands: question.demands.map(({ locationId: _, ...rest }) => rest) };
        let least = Number.POSITIVE_INFINITY;
        for (let t = day; t <= 9; t += 1) {
          let left = w.onHand;
          for (const each of w.supplies) if (each.day <= t) left += each.quantity;
          for (const each of w.demands) if (each.day <= t) left -= each.quantity;
          least = Math.min(least, left);
        }
        if (answerOf(anywhere).shortages.length === 0) expect(at(anywhere, day)).toBe(least);
        else expect(at(anywhere, day)).toBeGreaterThanOrEqual(Math.max(0, least));
      }),
    );
  });
});
