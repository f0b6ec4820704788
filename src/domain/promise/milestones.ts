import { err, ok, type Result } from 'neverthrow';
import { type Calendar, isWorkingDay, openStretches } from '../../kernel/business-calendar.ts';
import { addDays, type CalendarDay } from '../../kernel/calendar-day.ts';
import { addMs, epochMsOf, type Instant, instantOfEpochMs, parseInstant } from '../../kernel/instant.ts';
import { instantAt, localDay } from '../../kernel/time-zone.ts';
import { dayStart, dayThat, earlierOf, lastStretch, workingDaysFrom } from './days.ts';
import type { PromiseOrigin, ShipmentPlan } from './question.ts';
import { readTrip, type Trip, type TripQuestion, type TripRefusal } from './trip.ts';

/** A step of a parcel, and the first moment at which it is too late for it, if the promise is to be kept. */
export interface Milestone {
  readonly step: 'release' | 'hand-over' | 'deliver';
  readonly tooLateAt: Instant;
}

export interface MilestoneQuestion extends Omit<TripQuestion, 'now'> {
  readonly promised: Pick<ShipmentPlan, 'deliveryDay' | 'window'>;
}

/** Why milestones cannot be reckoned. */
export type MilestoneRefusal =
  | TripRefusal
  | { readonly code: 'promise.not-a-moment' | 'promise.no-lane' | 'promise.cannot-be-kept' };

/**
 * Reckons backwards from a promise: by when a parcel must be delivered, handed over, and released to be worked on.
 *
 * @units moments in UTC
 * @law released just before its milestone (with a free slot and no backlog), the parcel is delivered on the promised day
 * or before; released at the milestone, it is not
 * @errors the first that applies: `promise.not-a-moment` (the end of the window), those of `readTrip`, `promise.no-lane`,
 * `promise.cannot-be-kept` (no such day within more than a year before)
 * @source milestones computed backwards from the delivery promise: OneStock
 * @example promised for Tuesday 09:00 to 18:00, a day of travel, collected until 18:00, a day of work, cut-off 17:00:
 * deliver before Tuesday 18:00, hand over before Monday 18:00, release before Friday 17:00
 */
export function milestones(question: MilestoneQuestion): Result<readonly Milestone[], MilestoneRefusal> {
  const { from, until } = question.promised.window;
  const end = parseInstant(until).unwrapOr('');
  if (end === '') return err({ code: 'promise.not-a-moment' });
  return readTrip({ ...question, now: from }).andThen((trip) => {
    if (trip === undefined) return err({ code: 'promise.no-lane' as const });
    const handOverDay = latestHandOver(trip, { day: question.promised.deliveryDay, end });
    const collected = handOverDay && lastStretch(trip.collects, handOverDay)?.until;
    const release = handOverDay && collected && latestRelease(trip, { handOverDay, collected });
    if (!collected || !release) return err({ code: 'promise.cannot-be-kept' as const });
    return ok([
      { step: 'release' as const, tooLateAt: release },
      { step: 'hand-over' as const, tooLateAt: collected },
      { step: 'deliver' as const, tooLateAt: end },
    ]);
  });
}

/** The last day of collection from which the parcel is there on the promised day. */
function latestHandOver(
  { works, collects, travels, transitDays }: Trip,
  { day: deliveryDay, end }: { readonly day: CalendarDay; readonly end: Instant },
): CalendarDay | undefined {
  const inTime = (day: CalendarDay): boolean => isWorkingDay(travels, day) && dayStart(works, day) < end;
  const arrival = transitDays === 0 ? deliveryDay : dayThat(deliveryDay, inTime, -1);
  const firstTravelled =
    arrival && workingDaysFrom(travels, { from: arrival, workingDays: Math.min(0, 1 - transitDays) });
  const leaves = transitDays === 0 ? firstTravelled : firstTravelled && addDays(firstTravelled, -1).unwrapOr('');
  const canGo = (day: CalendarDay): boolean =>
    isWorkingDay(works, day) && (lastStretch(collects, day)?.until ?? end) < end;
  return leaves ? dayThat(leaves, canGo, -1) : undefined;
}

/** The first moment at which an order comes too late to be ready for a collection. */
function latestRelease(
  { origin, works }: Trip,
  { handOverDay, collected }: { readonly handOverDay: CalendarDay; readonly collected: Instant },
): Instant | undefined {
  const { processing } = origin;
  if ('workingDays' in processing) {
    const startDay = workingDaysFrom(works, { from: handOverDay, workingDays: -processing.workingDays });
    return startDay && earlierOf(cutOffOn(startDay, { origin, works }), collected);
  }
  const start = latestStart(works, { readyBy: collected, workMs: processing.workingMinutes * 60_000 });
  if (start === undefined) return undefined;
  const cutOff = cutOffOn(localDay(start, works.zone).unwrapOr(''), { origin, works });
  return earlierOf(cutOff, addMs(start, 1).unwrapOr(start));
}

const cutOffOn = (day: CalendarDay, { origin, works }: { origin: PromiseOrigin; works: Calendar }): Instant =>
  instantAt({ day, time: origin.cutOff, zone: works.zone }).unwrapOr('');

/** The last moment from which work in opening hours is done before another. */
function latestStart(
  works: Calendar,
  { readyBy, workMs }: { readonly readyBy: Instant; readonly workMs: number },
): Instant | undefined {
  const end = epochMsOf(readyBy) - 1;
  let left = workMs;
  let start = left === 0 ? end : undefined;
  const firstDay = localDay(readyBy, works.zone).unwrapOr('');
  dayThat(
    firstDay,
    (day) => {
      for (const { from, until } of [...openStretches(works, day)].reverse()) {
        const worked = Math.max(0, Math.min(end, epochMsOf(until)) - epochMsOf(from));
        if (start === undefined && worked >= left) start = epochMsOf(from) + worked - left;
        left -= worked;
      }
      return start !== undefined;
    },
    -1,
  );
  return start === undefined ? undefined : instantOfEpochMs(start);
}
