import type { CalendarDay } from '../../kernel/calendar-day.ts';

const DAY_MS = 86_400_000;

/**
 * Days since 1970-01-01; NaN for what is no day. The same as in the kernel, without its scanner, which would be a
 * sixteenth of the weight of this room.
 */
export function dayNumber(day: CalendarDay): number {
  const days = Date.parse(day) / DAY_MS;
  return days >= FIRST_DAY && dayOfNumber(days) === day ? days : Number.NaN;
}

/** The day that lies so many days after 1970-01-01, within the years 1000 to 9999. */
export function dayOfNumber(days: number): CalendarDay {
  return new Date(Math.min(days, LAST_DAY) * DAY_MS).toISOString().slice(0, 10);
}

/** 1 January 1000 and 31 December 9999. */
const FIRST_DAY = -354_285;
export const LAST_DAY = 2_932_896;
