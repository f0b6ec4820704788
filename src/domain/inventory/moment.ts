import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/instant.ts';

/**
 * Brings a moment in UTC into the one form that sorts as text; nothing for what is no such moment. (`parseInstant` of the
 * kernel reads other offsets too; what comes in here has been read, and this door stays light.)
 *
 * @units milliseconds; further digits are cut off
 * @law the answer read again is the answer; a day or a time that does not exist is no moment
 * @example `'2026-06-15T12:00:00Z'` is `'2026-06-15T12:00:00.000Z'`; `'2026-02-30T12:00:00Z'` is nothing
 */
export function utcMoment(text: Instant): Instant | undefined {
  const epochMs = text.length <= 30 && text[4] === '-' && text.endsWith('Z') ? Date.parse(text) : Number.NaN;
  const moment = Number.isNaN(epochMs) ? '' : new Date(epochMs).toISOString();
  return moment !== '' && moment.slice(0, 19) === text.slice(0, 19) ? moment : undefined;
}

/** Days since 1970-01-01; NaN for what is no day. */
export function dayNumber(day: CalendarDay): number {
  return Date.parse(utcMoment(`${day}T00:00:00Z`) ?? '') / 86_400_000;
}

/** A moment in the form that sorts, where it is one; else the text as it is. */
export const sortable = (text: Instant): Instant => utcMoment(text) ?? text;
