import { err, ok, type Result } from 'neverthrow';
import { must } from './assert.ts';
import {
  type CalendarDay,
  type CalendarDayRefusal,
  dayNumber,
  dayOfNumber,
  parseCalendarDay,
  WEEKDAYS,
  type Weekday,
  weekdayIndex,
} from './calendar-day.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from './instant.ts';
import {
  type ClockTime,
  clockMinutes,
  epochMsAtWall,
  parseTimeZone,
  type TimeZone,
  type TimeZoneRefusal,
} from './time-zone.ts';

/** A stretch of one local day in which work is done, from `opens` until just before `closes`. */
export interface OpenInterval {
  readonly opens: ClockTime;
  readonly closes: ClockTime;
}

/** When a place works, as plain data. */
export interface BusinessCalendar {
  readonly zone: TimeZone;
  /** a weekday that is left out is closed */
  readonly weekly: Readonly<Partial<Record<Weekday, readonly OpenInterval[]>>>;
  /** days that differ from the week: holidays (`open: []`), late evenings, Sundays before Christmas */
  readonly exceptions?: readonly { readonly day: CalendarDay; readonly open: readonly OpenInterval[] }[];
}

/** Why a calendar cannot be used, or a day not be found in it. */
export type CalendarRefusal =
  | TimeZoneRefusal
  | CalendarDayRefusal
  | { readonly code: 'calendar.intervals-not-in-order' | 'calendar.never-open' | 'calendar.not-a-count' };

/** A calendar that has been read once and can be asked often. Made by `readCalendar` only. */
export interface Calendar {
  readonly zone: TimeZone;
  readonly weekly: readonly (readonly OpenMinutes[])[];
  /** by the number of days since 1970-01-01 */
  readonly exceptions: ReadonlyMap<number, readonly OpenMinutes[]>;
}

interface OpenMinutes {
  readonly from: number;
  readonly to: number;
}

/** A place that has been closed for so long is taken to be closed for good. */
const LONGEST_CLOSURE_DAYS = 400;
const MAX_COUNT = 100_000;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * Reads a business calendar, so that it can be asked for working days and opening hours.
 *
 * @units clock times are local to the calendar's zone
 * @errors the first that applies: `zone.unknown`, `day.not-a-day`, `zone.not-a-clock-time`,
 * `calendar.intervals-not-in-order` (each interval ends after it starts, and before the next one)
 * @example Monday to Friday 09:00 to 17:00 in Amsterdam, closed on 25 December: `{ zone: 'Europe/Amsterdam',
 * weekly: { mon: [{ opens: '09:00', closes: '17:00' }], ... }, exceptions: [{ day: '2026-12-25', open: [] }] }`
 */
export function readCalendar(calendar: BusinessCalendar): Result<Calendar, CalendarRefusal> {
  const zone = parseTimeZone(calendar.zone);
  if (zone.isErr()) return err(zone.error);
  const exceptions = new Map<number, readonly OpenMinutes[]>();
  for (const { day, open } of calendar.exceptions ?? []) {
    const minutes = parseCalendarDay(day).andThen(() => readIntervals(open));
    if (minutes.isErr()) return err(minutes.error);
    exceptions.set(dayNumber(day), minutes.value);
  }
  const weekly: (readonly OpenMinutes[])[] = [];
  for (const weekday of WEEKDAYS) {
    const minutes = readIntervals(calendar.weekly[weekday] ?? []);
    if (minutes.isErr()) return err(minutes.error);
    weekly.push(minutes.value);
  }
  return ok({ zone: zone.value, weekly, exceptions });
}

function readIntervals(intervals: readonly OpenInterval[]): Result<readonly OpenMinutes[], CalendarRefusal> {
  const minutes: OpenMinutes[] = [];
  for (const { opens, closes } of intervals) {
    const from = clockMinutes(opens);
    if (from.isErr()) return err(from.error);
    const to = clockMinutes(closes);
    if (to.isErr()) return err(to.error);
    const previous = minutes.at(-1)?.to ?? 0;
    if (from.value < previous || to.value <= from.value) return err({ code: 'calendar.intervals-not-in-order' });
    minutes.push({ from: from.value, to: to.value });
  }
  return ok(minutes);
}

function openOn(calendar: Calendar, day: number): readonly OpenMinutes[] {
  const exception = calendar.exceptions.size === 0 ? undefined : calendar.exceptions.get(day);
  return exception ?? must(calendar.weekly[weekdayIndex(day)], 'a week has seven days');
}

/**
 * Says whether any work is done on a day. None is done on what is no day.
 *
 * @example Saturday 21 November 2026 is no working day of a Monday-to-Friday calendar
 */
export function isWorkingDay(calendar: Calendar, day: CalendarDay): boolean {
  const number = dayNumber(day);
  return !Number.isNaN(number) && isOpenOn(calendar, number);
}

const isOpenOn = (calendar: Calendar, day: number): boolean => openOn(calendar, day).length > 0;

/**
 * Finds the day a number of working days later (or earlier, for a negative number). No working days is the day itself.
 *
 * @units working days, -100,000 to 100,000
 * @law counting the working days up to the answer gives the number again
 * @errors the first that applies: `calendar.not-a-count`, `day.not-a-day`, `calendar.never-open` (closed for 400 days
 * on end)
 * @example 1 working day after Friday 20 November 2026 is Monday 23 November; after Saturday 21 November it is too
 */
export function addWorkingDays(
  calendar: Calendar,
  step: { readonly from: CalendarDay; readonly workingDays: number },
): Result<CalendarDay, CalendarRefusal> {
  const { from, workingDays } = step;
  if (!Number.isSafeInteger(workingDays) || Math.abs(workingDays) > MAX_COUNT)
    return err({ code: 'calendar.not-a-count' });
  const direction = workingDays < 0 ? -1 : 1;
  let left = Math.abs(workingDays);
  let closed = 0;
  let at = dayNumber(from);
  if (Number.isNaN(at)) return err({ code: 'day.not-a-day' });
  while (left > 0) {
    at += direction;
    if (isOpenOn(calendar, at)) {
      left -= 1;
      closed = 0;
    } else {
      closed += 1;
      if (closed > LONGEST_CLOSURE_DAYS) return err({ code: 'calendar.never-open' });
    }
  }
  return ok(dayOfNumber(at));
}

/**
 * Counts the working days after one day, up to and including another; negative when `to` comes first.
 *
 * @units working days; 0 when one of the two is no day
 * @law `addWorkingDays` by the count, from `from`, gives `to` whenever `to` is a working day
 * @example from Friday 20 November 2026 to Tuesday 24 November are 2 working days
 */
export function workingDaysBetween(
  calendar: Calendar,
  { from, to }: { readonly from: CalendarDay; readonly to: CalendarDay },
): number {
  const start = dayNumber(from);
  const end = dayNumber(to);
  let count = 0;
  for (let day = start + 1; day <= end; day += 1) if (isOpenOn(calendar, day)) count += 1;
  for (let day = end; day < start; day += 1) if (isOpenOn(calendar, day)) count -= 1;
  return count;
}

/** A stretch of time, from its first moment until just before its last. */
export interface OpenStretch {
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * Lists when a place works on a day, as moments. Days on which the clock changes are an hour shorter or longer.
 *
 * @example 09:00 to 17:00 on `'2026-07-01'` in `Europe/Amsterdam` is `07:00Z` until `15:00Z`
 */
export function openStretches(calendar: Calendar, day: CalendarDay): readonly OpenStretch[] {
  const number = dayNumber(day);
  if (Number.isNaN(number)) return [];
  return openOn(calendar, number).map((minutes) => ({
    from: instantOfEpochMs(wallMs(calendar, number, minutes.from)),
    until: instantOfEpochMs(wallMs(calendar, number, minutes.to)),
  }));
}

function wallMs(calendar: Calendar, day: number, minuteOfDay: number): number {
  return epochMsAtWall(day * DAY_MS + minuteOfDay * MINUTE_MS, calendar.zone);
}

/**
 * Measures how long a place worked between two moments.
 *
 * @units milliseconds of opening hours; 0 when `to` is not after `from`, or one of them is no moment
 * @law adds up: from a to b and from b to c is from a to c
 * @example received Friday 16:00, shipped Monday 10:00, open Monday to Friday 09:00 to 17:00: 2 hours
 */
export function workingMsBetween(
  calendar: Calendar,
  { from, to }: { readonly from: Instant; readonly to: Instant },
): number {
  const start = epochMsOf(from);
  const end = epochMsOf(to);
  if (!(start < end)) return 0;
  let worked = 0;
  // local days start up to 16 hours before and after the day in UTC
  const last = Math.floor(end / DAY_MS) + 1;
  for (let day = Math.floor(start / DAY_MS) - 1; day <= last; day += 1) {
    for (const minutes of openOn(calendar, day)) {
      const opens = Math.max(start, wallMs(calendar, day, minutes.from));
      const closes = Math.min(end, wallMs(calendar, day, minutes.to));
      if (closes > opens) worked += closes - opens;
    }
  }
  return worked;
}

/**
 * Finds the moment at which an amount of work is done, when work goes on in opening hours only.
 *
 * @units `workMs`: milliseconds of opening hours, from 0
 * @law `workingMsBetween` from the start to the answer is `workMs`
 * @errors the first that applies: `calendar.not-a-count`, `calendar.never-open` (closed for 400 days on end)
 * @example 3 hours of work from Friday 16:00, open Monday to Friday 09:00 to 17:00, are done on Monday at 11:00
 */
export function addWorkingMs(
  calendar: Calendar,
  { from, workMs }: { readonly from: Instant; readonly workMs: number },
): Result<Instant, CalendarRefusal> {
  if (!Number.isSafeInteger(workMs) || workMs < 0) return err({ code: 'calendar.not-a-count' });
  const start = epochMsOf(from);
  if (Number.isNaN(start)) return err({ code: 'calendar.not-a-count' });
  if (workMs === 0) return ok(instantOfEpochMs(start));
  let left = workMs;
  let closed = 0;
  for (let day = Math.floor(start / DAY_MS) - 1; closed <= LONGEST_CLOSURE_DAYS; day += 1) {
    let worked = false;
    for (const minutes of openOn(calendar, day)) {
      const opens = Math.max(start, wallMs(calendar, day, minutes.from));
      const closes = wallMs(calendar, day, minutes.to);
      if (closes <= opens) continue;
      worked = true;
      if (closes - opens >= left) return ok(instantOfEpochMs(opens + left));
      left -= closes - opens;
    }
    closed = worked ? 0 : closed + 1;
  }
  return err({ code: 'calendar.never-open' });
}
