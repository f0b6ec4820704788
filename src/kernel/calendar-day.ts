import { err, ok, type Result } from 'neverthrow';
import { assert } from './assert.ts';
import type { Flavor } from './flavor.ts';

/** A day of the Gregorian calendar, `YYYY-MM-DD`, in no particular time zone. */
export type CalendarDay = Flavor<string, 'CalendarDay'>;

/** The days of the week, Monday first as in ISO 8601. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Why a text is not a calendar day. */
export interface CalendarDayRefusal {
  readonly code: 'day.not-a-day';
}

const DAY_MS = 86_400_000;
const MIN_YEAR = 1000;
const FIRST_DAY = Date.UTC(MIN_YEAR, 0, 1) / DAY_MS;
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY_MS;

/**
 * Reads a calendar day.
 *
 * @law accepts exactly the days that exist from year 1000 to 9999; no time, no other order of the parts
 * @errors `day.not-a-day`
 * @source ISO 8601-1, 5.2.2 (extended format); RFC 3339 `full-date`
 * @example `'2028-02-29'` is ok; `'2026-02-30'`, `'2026-2-3'` and `'20260203'` are refused
 */
export function parseCalendarDay(input: unknown): Result<CalendarDay, CalendarDayRefusal> {
  return typeof input === 'string' && input.length === 10 && dayNumberAt(input) !== undefined
    ? ok(input)
    : err({ code: 'day.not-a-day' });
}

/**
 * Reads the day that opens a text as the number of days since 1970-01-01, or nothing where there is no such day.
 *
 * @units days since 1970-01-01
 */
export function dayNumberAt(text: string): number | undefined {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (!(year >= MIN_YEAR && month >= 1 && month <= 12 && day >= 1)) return undefined;
  if (day > 28 && day > daysInMonth(year, month)) return undefined;
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

const DASH = 0x2d;

/** The number that stands at a place of a text in plain digits; NaN where something else stands there. */
export function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01; NaN for what is no day. */
export function dayNumber(day: CalendarDay): number {
  return day.length === 10 ? (dayNumberAt(day) ?? Number.NaN) : Number.NaN;
}

/** The calendar day that lies a whole number of days after 1970-01-01, held within the years 1000 to 9999. */
export function dayOfNumber(days: number): CalendarDay {
  assert(!Number.isNaN(days), 'days are reckoned with after they have been let in');
  return new Date(Math.max(FIRST_DAY, Math.min(LAST_DAY, days)) * DAY_MS).toISOString().slice(0, 10);
}

/**
 * Moves a day forward or back.
 *
 * @units days: calendar days, either sign
 * @law moving there and back gives the same day
 * @errors `day.not-a-day`, also when the answer lies outside the years 1000 to 9999
 * @example 3 days after `'2026-12-30'` is `'2027-01-02'`
 */
export function addDays(day: CalendarDay, days: number): Result<CalendarDay, CalendarDayRefusal> {
  const moved = dayNumber(day) + days;
  return Number.isInteger(moved) && moved >= FIRST_DAY && moved <= LAST_DAY
    ? ok(dayOfNumber(moved))
    : err({ code: 'day.not-a-day' });
}

/** Two days, to be compared or counted between. */
export interface DaySpan {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/**
 * Counts the days from one day to another.
 *
 * @units calendar days; negative when `to` comes first; NaN when one of them is no day
 * @example from `'2028-02-28'` to `'2028-03-01'` are 2 days
 */
export function daysBetween({ from, to }: DaySpan): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * Names the day of the week.
 *
 * @errors `day.not-a-day`
 * @source ISO 8601-1: the week starts on Monday
 * @example `'2026-11-21'` is a Saturday, `'sat'`
 */
export function weekdayOf(day: CalendarDay): Result<Weekday, CalendarDayRefusal> {
  return parseCalendarDay(day).map((known) => WEEKDAYS[weekdayIndex(dayNumber(known))] as Weekday);
}

/** 0 for Monday to 6 for Sunday, of a number of days since 1970-01-01 (a Thursday). */
export function weekdayIndex(days: number): number {
  return (((days + 3) % 7) + 7) % 7;
}
