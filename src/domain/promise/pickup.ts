import { err, ok, type Result } from 'neverthrow';
import {
  addWorkingMs,
  type BusinessCalendar,
  type Calendar,
  type CalendarRefusal,
  openStretches,
  readCalendar,
} from '../../kernel/business-calendar.ts';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LocationId } from '../../kernel/ids.ts';
import { type Instant, parseInstant } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/time-zone.ts';
import { dayStart, dayThat, lastStretch, laterOf, workingDaysFrom } from './days.ts';
import { faultOf } from './fault.ts';
import { daysOf, unitsOn } from './options.ts';
import { type NotPromised, type Promised, type PromiseRefusal, planPromise } from './plan.ts';
import type { CarrierService, PromiseLine, PromiseQuestion, TimeWindow } from './question.ts';
import { type FilledParcel, takeLines } from './split.ts';

/** A store that customers pick up from. */
export interface PickupStore {
  readonly locationId: LocationId;
  readonly calendar: BusinessCalendar;
  /** minutes of opening hours until goods that are there stand ready */
  readonly readyWithinMinutes: number;
  /** working days for which they are kept after the day on which they are ready */
  readonly holdingDays: number;
}

export interface PickupQuestion extends Omit<PromiseQuestion, 'services' | 'destination'> {
  readonly store: PickupStore;
  /** how goods that the store lacks come from the origins; left out: they do not */
  readonly transfers?: readonly CarrierService[];
}

/** When the customer may come. */
export interface PickupPromise {
  readonly kind: 'promised';
  readonly window: TimeWindow;
  /** the parcels that must come from elsewhere first; none when the store has everything */
  readonly shipments: readonly FilledParcel[];
}

/** Why a pickup is not planned. */
export type PickupRefusal = PromiseRefusal;

/**
 * Says from when until when an order can be picked up: soon when the store has everything today, else when everything it
 * lacks has come from elsewhere.
 *
 * @units minutes of opening hours; working days
 * @law the window opens in opening hours or at the moment of the order, and ends when the store closes on the last day of
 * holding
 * @errors the first that applies: `promise.not-a-moment`, `promise.not-a-count`, those of `readCalendar` (the store), those
 * of `planPromise`, `calendar.never-open`
 * @source pickup in store: ready within hours, holding days (Fluent Commerce, NewStore)
 * @example ordered on Saturday at 16:30, ready within 120 minutes, open 09:00 to 18:00 and closed on Sunday: Monday 09:30
 */
export function planPickup(question: PickupQuestion): Result<PickupPromise | NotPromised, PickupRefusal> {
  const { store, lines } = question;
  const now = parseInstant(question.now);
  if (now.isErr()) return err({ code: 'promise.not-a-moment' });
  const counts = [store.readyWithinMinutes, store.holdingDays];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return err({ code: 'promise.not-a-count' });
  const calendar = readCalendar(store.calendar);
  if (calendar.isErr()) return err(calendar.error);
  const fault = faultOf({ ...question, services: question.transfers ?? [] });
  if (fault !== undefined) return err({ code: fault });
  const today = localDay(now.value, store.calendar.zone).unwrapOr('');
  const mine = question.supply.filter(({ locationId }) => locationId === store.locationId);
  const days = new Set([today, ...daysOf(mine.flatMap(({ curve }) => curve))]);
  let best: PickupPromise | NotPromised = { kind: 'not-promised', reasons: [] };
  for (const day of days) {
    if (day < today) continue;
    const there = day === today ? now.value : dayStart(calendar.value, day);
    const lacking = takeLines(lines, unitsOn(mine, day)).rest;
    const come = lacking.length === 0 ? ok(NOTHING) : transferred(question, lacking);
    if (come.isErr()) return err(come.error);
    if (come.value.kind === 'not-promised') {
      if (best.kind === 'not-promised') best = come.value;
      continue;
    }
    const complete = laterOf(come.value.window.until, there);
    const window = readyWindow(calendar.value, { ...store, complete });
    if (window.isErr()) return err(window.error);
    const promise = { kind: 'promised', window: window.value, shipments: come.value.shipments } as const;
    if (best.kind === 'not-promised' || window.value.from < best.window.from) best = promise;
  }
  return ok(best);
}

const NOTHING: Promised = { kind: 'promised', window: { from: '', until: '' }, shipments: [] };

/** How what the store lacks comes from elsewhere. */
function transferred(
  { store, transfers = [], ...question }: PickupQuestion,
  lacking: readonly PromiseLine[],
): Result<Promised | NotPromised, PickupRefusal> {
  const { zone, ...week } = store.calendar;
  return planPromise({
    ...question,
    lines: lacking,
    services: transfers.map((service) => ({ ...service, delivers: week })),
    origins: question.origins.filter(({ locationId }) => locationId !== store.locationId),
    supply: question.supply.filter(({ locationId }) => locationId !== store.locationId),
    destination: { zone, area: store.locationId },
  });
}

/** From when until when goods that are complete at a moment can be picked up. */
function readyWindow(
  calendar: Calendar,
  { complete, readyWithinMinutes, holdingDays }: PickupStore & { readonly complete: Instant },
): Result<TimeWindow, CalendarRefusal> {
  return addWorkingMs(calendar, { from: complete, workMs: readyWithinMinutes * 60_000 }).andThen((ready) => {
    const openAfter = (day: CalendarDay) => openStretches(calendar, day).find(({ until }) => until > ready);
    const day = dayThat(localDay(ready, calendar.zone).unwrapOr(''), (each) => openAfter(each) !== undefined);
    const lastDay = day && workingDaysFrom(calendar, { from: day, workingDays: holdingDays });
    const [opens, until] = [day && openAfter(day)?.from, lastDay && lastStretch(calendar, lastDay)?.until];
    if (!opens || !until) return err({ code: 'calendar.never-open' as const });
    return ok({ from: laterOf(opens, ready), until });
  });
}
