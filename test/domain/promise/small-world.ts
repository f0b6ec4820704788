import type { PromiseQuestion } from '../../../src/domain/promise/index.ts';
import type { Weekday } from '../../../src/kernel/calendar-day.ts';
import { week } from './promise-world.ts';

/** A world of numbers: day 0 is Monday 15 June 2026, everything happens in UTC. */
export interface SmallWorld {
  readonly hour: number;
  readonly places: readonly {
    readonly works: string;
    readonly workingDays: number;
    readonly backlogDays: number;
    readonly cutOff: string;
    /** days on which its one slot is taken */
    readonly booked: readonly number[];
    /** from a day on, so many A and B more */
    readonly supply: readonly (readonly [day: number, a: number, b: number])[];
  }[];
  readonly services: readonly {
    readonly collects: string;
    readonly collectedUntil: string;
    readonly travels: string;
    readonly delivers: string;
    readonly deliveredUntil: string;
    readonly transitDays: number | undefined;
  }[];
  readonly wanted: { readonly a: number; readonly b: number };
  readonly split: 'never' | 'allowed';
  readonly notBefore: number | undefined;
  readonly notOn: readonly ('mon' | 'wed' | 'sat' | 'sun')[];
}

const dayOf = (day: number): string => new Date(Date.UTC(2026, 5, 15 + day)).toISOString().slice(0, 10);
const HORIZON = 60;

/** The same world as a question. */
export function smallQuestion(world: SmallWorld): PromiseQuestion {
  const { hour, places, services, wanted, split, notBefore, notOn } = world;
  return {
    now: `2026-06-15T${String(hour).padStart(2, '0')}:00:00.000Z`,
    lines: [
      { lineId: '1', sku: 'A', quantity: wanted.a },
      ...(wanted.b > 0 ? [{ lineId: '2', sku: 'B', quantity: wanted.b }] : []),
    ],
    origins: places.map(({ works, workingDays, backlogDays, cutOff, booked }, i) => ({
      locationId: `p${i}`,
      calendar: { zone: 'UTC', ...week(works) },
      cutOff,
      processing: { workingDays },
      backlogDays,
      shipmentsPerDay: 1,
      booked: [...new Set(booked)].map((day) => ({ day: dayOf(day), shipments: 1 })),
    })),
    services: services.map(({ collects, collectedUntil, travels, delivers, deliveredUntil, transitDays }, i) => ({
      serviceId: `s${i}`,
      collects: week(collects, '08:00', collectedUntil),
      travels: week(travels),
      delivers: week(delivers, '07:00', deliveredUntil),
      lanes: transitDays === undefined ? [] : [{ transitDays }],
    })),
    destination: {
      zone: 'UTC',
      notOn: notOn as readonly Weekday[],
      ...(notBefore !== undefined && { notBefore: dayOf(notBefore) }),
    },
    supply: places.flatMap(({ supply }, i) =>
      (['A', 'B'] as const).map((sku) => ({
        locationId: `p${i}`,
        sku,
        curve: [...new Set(supply.map(([day]) => day))]
          .sort((x, y) => x - y)
          .map((day) => ({ day: dayOf(day), quantity: unitsBy(supply, day)[sku] })),
      })),
    ),
    split,
  };
}

function unitsBy(supply: SmallWorld['places'][number]['supply'], day: number): { A: number; B: number } {
  let [a, b] = [0, 0];
  for (const [from, moreA, moreB] of supply) if (from <= day) [a, b] = [a + moreA, b + moreB];
  return { A: a, B: b };
}

/**
 * The earliest day by which everything can be there, found by trying every start, hand-over and delivery; no line of the
 * library. A day is a number, a calendar a text with the numbers of its weekdays.
 */
export function earliestDay(world: SmallWorld): number | undefined {
  const { places, services, wanted, split } = world;
  const ways = places.map((place) =>
    Array.from({ length: HORIZON }, (_, start) => {
      let day = HORIZON;
      for (const service of services) day = Math.min(day, earliestDelivery(world, { place, service, start }));
      return { day, units: unitsBy(place.supply, start) };
    }),
  );
  for (let by = 0; by < HORIZON; by += 1) {
    let [a, b] = [0, 0];
    for (const starts of ways) {
      let best = { A: 0, B: 0 };
      for (const { day, units } of starts) if (day <= by && units.A >= best.A && units.B >= best.B) best = units;
      if (best.A >= wanted.a && best.B >= wanted.b) return by;
      [a, b] = [a + best.A, b + best.B];
    }
    if (split === 'allowed' && a >= wanted.a && b >= wanted.b) return by;
  }
  return undefined;
}

const on = (days: string, day: number): boolean => days.includes(String((day % 7) + 1));

/** How many days of a calendar lie after one day, up to and including another. */
function count(days: string, after: number, upTo: number): number {
  let found = 0;
  for (let day = after + 1; day <= upTo; day += 1) if (on(days, day)) found += 1;
  return found;
}

/** The first day on which a parcel can be delivered on which work starts on a given day; the horizon if on none. */
function earliestDelivery(
  world: SmallWorld,
  {
    place,
    service,
    start,
  }: { place: SmallWorld['places'][number]; service: SmallWorld['services'][number]; start: number },
): number {
  const { works, workingDays, backlogDays, cutOff, booked } = place;
  const { transitDays } = service;
  if (transitDays === undefined || !on(works, start)) return HORIZON;
  // the first day on which work can start at all, and then the backlog
  const openToday = on(works, 0) && world.hour < Number(cutOff.slice(0, 2));
  if (count(works, openToday ? -1 : 0, start) < backlogDays + 1) return HORIZON;
  let earliest = HORIZON;
  for (let handOver = start; handOver < earliest; handOver += 1) {
    if (!on(works, handOver) || !on(service.collects, handOver) || booked.includes(handOver)) continue;
    if (count(works, start, handOver) < workingDays) continue;
    if (handOver === 0 && world.hour >= Number(service.collectedUntil.slice(0, 2))) continue;
    for (let day = handOver; day < earliest; day += 1) {
      if (count(service.travels, handOver, day) < transitDays) continue;
      if (!on(service.delivers, day) || day < (world.notBefore ?? 0)) continue;
      if (world.notOn.some((weekday) => on({ mon: '1', wed: '3', sat: '6', sun: '7' }[weekday], day))) continue;
      if (day === handOver && service.deliveredUntil <= service.collectedUntil) continue;
      earliest = day;
    }
  }
  return earliest;
}
