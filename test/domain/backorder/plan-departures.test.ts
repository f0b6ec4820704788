import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW } from '../../../src/domain/backorder/cover.ts';
import type { BackorderRules } from '../../../src/domain/backorder/index.ts';
import { type DepartureQuestion, planDepartures } from '../../../src/domain/backorder/plan-departures.ts';
import { addDays, daysBetween } from '../../../src/kernel/calendar-day.ts';

const TODAY = '2026-05-01';
const question = (ready: readonly [string, number][], most: number, rules: BackorderRules = {}): DepartureQuestion => ({
  ready: ready.map(([day, quantity]) => ({ day, quantity, valueMinor: 100 })),
  today: TODAY,
  ordered: ready.reduce((sum, [, quantity]) => sum + quantity, 0),
  most,
  rules,
});
const plan = (...asked: Parameters<typeof question>) => {
  const { leaves, because } = planDepartures(question(...asked));
  return [[...leaves.values()], because];
};

describe('planDepartures', () => {
  const three: readonly [string, number][] = [
    [NOW, 1],
    ['2026-05-03', 5],
    ['2026-05-04', 1],
  ];

  it('lets everything leave when it is there, where nothing limits or prices it', () => {
    expect(plan(three, Number.POSITIVE_INFINITY)).toEqual([[NOW, '2026-05-03', '2026-05-04'], undefined]);
    expect(plan(three, 3)).toEqual([[NOW, '2026-05-03', '2026-05-04'], undefined]);
  });

  // now with the 5: 1 unit waits 2 days; the 5 with the last: 5 units wait 1 day
  it('makes two shipments of three where two are allowed, so that the fewest unit days are waited', () => {
    expect(plan(three, 2)).toEqual([['2026-05-03', '2026-05-03', '2026-05-04'], 'no-shipment-left']);
    expect(plan(three, 1)).toEqual([['2026-05-04', '2026-05-04', '2026-05-04'], 'no-shipment-left']);
  });

  // apart: 2 more shipments; 1 unit for 2 days: 2 x 100; 5 units for 1 day: 5 x 100
  it('lets units wait as long as that costs less than a shipment', () => {
    const splitting = (extraShipmentMinor: number) =>
      plan(three, 9, { splitting: { extraShipmentMinor, waitingUnitDayMinor: 100 } })[0];
    expect(splitting(200)).toEqual([NOW, '2026-05-03', '2026-05-04']);
    expect(splitting(201)).toEqual(['2026-05-03', '2026-05-03', '2026-05-04']);
    // all together: 3 + 5 = 8 unit days against one shipment and 2 unit days
    expect(splitting(600)).toEqual(['2026-05-03', '2026-05-03', '2026-05-04']);
    expect(splitting(601)).toEqual(['2026-05-04', '2026-05-04', '2026-05-04']);
  });

  it('holds back a first shipment that is too small, until it is large enough', () => {
    const least = (leastFirstPercent: number, more: BackorderRules = {}) =>
      plan(three, 9, { leastFirstPercent, ...more });
    expect(least(14)).toEqual([[NOW, '2026-05-03', '2026-05-04'], undefined]);
    expect(least(15)).toEqual([['2026-05-03', '2026-05-03', '2026-05-04'], 'first-shipment-too-small']);
    expect(least(86)[0]).toEqual(['2026-05-04', '2026-05-04', '2026-05-04']);
    expect(least(86, { shipmentsBefore: 1 })[0]).toEqual([NOW, '2026-05-03', '2026-05-04']);
    expect(plan(three, 9, { leastFirstMinor: 100 })[0]).toEqual([NOW, '2026-05-03', '2026-05-04']);
    expect(plan(three, 9, { leastFirstMinor: 101 })[0]).toEqual(['2026-05-03', '2026-05-03', '2026-05-04']);
  });

  it('counts the parcels of what could ship today', () => {
    const many: readonly [string, number][] = [[NOW, 9], ...three.slice(1)];
    expect(plan(many, 3)[0]).toEqual([NOW, '2026-05-03', '2026-05-04']);
    // 5 units wait a day, or 9 wait two
    expect(plan(many, 3, { shipmentsNow: 2 })[0]).toEqual([NOW, '2026-05-04', '2026-05-04']);
    expect(plan(three, 2, { shipmentsNow: 2 })[0]).toEqual(['2026-05-03', '2026-05-03', '2026-05-04']);
    expect(plan([[NOW, 1]], 1, { shipmentsNow: 2 })[0]).toEqual([NOW]);
  });

  it('answers for years of days without delay', () => {
    const days = Array.from({ length: 1000 }, (_, i): [string, number] => [addDays(TODAY, i)._unsafeUnwrap(), 1]);
    expect(plan(days, 50)[0]).toHaveLength(1000);
    expect(new Set(plan(days, 50)[0] as string[]).size).toBe(50);
    expect(new Set(plan(days, 900)[0] as string[]).size).toBe(50);
    expect(plan(days, 1000)[1]).toBeUndefined();
  });
});

/** Every way to put days together, the first shipment of each on its last day. */
function* allWays(days: readonly string[]): Iterable<readonly string[][]> {
  for (let mask = 0; mask < 2 ** Math.max(0, days.length - 1); mask += 1) {
    const groups: string[][] = [[]];
    days.forEach((day, i) => {
      groups.at(-1)?.push(day);
      if (i < days.length - 1 && ((mask >> i) & 1) === 1) groups.push([]);
    });
    yield groups;
  }
}

const at = (day: string): number => daysBetween({ from: TODAY, to: day === NOW ? TODAY : day });

/** What a way costs, or nothing where it is not allowed. */
function priceOf(groups: readonly (readonly string[])[], { ready, ordered, most, rules }: DepartureQuestion) {
  const { shipmentsBefore = 0, shipmentsNow = 1, leastFirstPercent = 0, leastFirstMinor = 0, splitting } = rules;
  const { extraShipmentMinor = 0, waitingUnitDayMinor = 1 } = splitting ?? {};
  const of = (days: readonly string[]) => ready.filter(({ day }) => days.includes(day));
  const parcels = groups.reduce((sum, group) => sum + (group.at(-1) === NOW ? shipmentsNow : 1), 0);
  if (groups.length > 1) {
    if (parcels > most) return undefined;
    const first = of(groups[0] ?? []);
    const units = first.reduce((sum, { quantity }) => sum + quantity, 0);
    const worth = first.reduce((sum, { quantity, valueMinor }) => sum + quantity * valueMinor, 0);
    const small = units * 100 < ordered * leastFirstPercent || worth < leastFirstMinor;
    if (shipmentsBefore === 0 && small) return undefined;
  }
  let cost = (groups.length - 1) * extraShipmentMinor;
  for (const group of groups)
    for (const { day, quantity } of of(group))
      cost += quantity * (at(group.at(-1) ?? '') - at(day)) * waitingUnitDayMinor;
  return cost;
}

const anyRules = fc.record({
  shipmentsBefore: fc.constantFrom(0, 1),
  shipmentsNow: fc.constantFrom(1, 2),
  leastFirstPercent: fc.constantFrom(0, 30, 60),
  leastFirstMinor: fc.constantFrom(0, 500),
  splitting: fc.record({ extraShipmentMinor: fc.nat(60), waitingUnitDayMinor: fc.nat(4) }),
});
const anyQuestion = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom(NOW, 0, 1, 2, 4, 7, 8), fc.integer({ min: 1, max: 6 })), {
      minLength: 1,
      maxLength: 8,
    }),
    fc.constantFrom(1, 2, 3, 4, Number.POSITIVE_INFINITY),
    anyRules,
  )
  .map(([ready, most, rules]) =>
    question(
      ready.map(([day, quantity]) => [typeof day === 'string' ? day : addDays(TODAY, day)._unsafeUnwrap(), quantity]),
      most,
      rules,
    ),
  );

function groupsOf(asked: DepartureQuestion, leaves: ReadonlyMap<string, string>): readonly (readonly string[])[] {
  const days = [...new Set(asked.ready.map(({ day }) => day))].sort();
  const groups = new Map<string, string[]>();
  for (const day of days) {
    const leaving = leaves.get(day) ?? '';
    groups.set(leaving, [...(groups.get(leaving) ?? []), day]);
  }
  return [...groups.values()];
}

/** Is a plan allowed, and is no other way cheaper? Looked up among all ways there are. */
function isCheapest(asked: DepartureQuestion, leaves: ReadonlyMap<string, string>): boolean {
  const groups = groupsOf(asked, leaves);
  const price = priceOf(groups, asked);
  const days = [...new Set(asked.ready.map(({ day }) => day))].sort();
  const prices = [...allWays(days)].map((ways) => priceOf(ways, asked)).filter((cost) => cost !== undefined);
  return price !== undefined && prices.every((cost) => price <= cost);
}

describe('every plan', () => {
  it('is within the limits, and the cheapest of all ways there are', () => {
    fc.assert(fc.property(anyQuestion, (asked) => isCheapest(asked, planDepartures(asked).leaves)));
  });

  it('would be caught wasting money or breaking a limit', () => {
    const planted = (change: (leaves: ReadonlyMap<string, string>) => ReadonlyMap<string, string>) =>
      fc.check(fc.property(anyQuestion, (asked) => isCheapest(asked, change(planDepartures(asked).leaves)))).failed;
    expect(planted((leaves) => leaves)).toBe(false);
    expect(planted((leaves) => new Map([...leaves].map(([day]) => [day, day])))).toBe(true);
    expect(planted((leaves) => new Map([...leaves].map(([day]) => [day, [...leaves.keys()].at(-1) ?? day])))).toBe(
      true,
    );
  });
});
