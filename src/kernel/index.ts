/**
 * The values that every room speaks: money, quantities, days and moments, ids, findings, and the small tools that keep
 * them honest.
 *
 * Question it answers: what is an amount, a count, a day, a name, a complaint?
 * Laws: L9, L31, L32, L35, L37, L51, L53. Leans on nothing but decimal.js (decimals only), @date-fns/tz and neverthrow.
 * Sources: ISO 4217, ISO 8601, RFC 3339, RFC 5545, RFC 6901, RFC 6902, RFC 8785.
 *
 * @module kernel
 */
export { BrokenPromiseError } from './assert.ts';
export * from './business-calendar.ts';
export {
  addDays,
  type CalendarDay,
  type CalendarDayRefusal,
  type DaySpan,
  daysBetween,
  parseCalendarDay,
  WEEKDAYS,
  type Weekday,
  weekdayOf,
} from './calendar-day.ts';
export * from './collect.ts';
export * from './currency.ts';
export * from './decider.ts';
export * from './decimal.ts';
export * from './finding.ts';
export type { Flavor } from './flavor.ts';
export * from './ids.ts';
export {
  addMs,
  epochMsOf,
  type Instant,
  type InstantRefusal,
  msBetween,
  parseInstant,
} from './instant.ts';
export * from './money.ts';
export * from './quantity.ts';
export * from './rounding.ts';
export * from './split-amount.ts';
export * from './text.ts';
export {
  type ClockTime,
  clockMinutes,
  instantAt,
  type LocalReading,
  localDay,
  localReading,
  parseTimeZone,
  type TimeZone,
  type TimeZoneRefusal,
} from './time-zone.ts';
