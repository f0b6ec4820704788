import { addWorkingMs, type Calendar, instantAt, localDay, readCalendar } from 'cleanorder/kernel';
import { SITES, type Site } from './places.ts';

const HOUR_MS = 3_600_000;

const calendars: ReadonlyMap<string, Calendar> = new Map(
  SITES.map(({ locationId, calendar }) => [locationId, readCalendar(calendar)._unsafeUnwrap()]),
);

/** When a site has picked an order that it got at a moment, and when the van comes: the next cut-off after that. */
export function workTimes(
  { locationId, cutOff }: Site,
  receivedAt: string,
  prepareHours: number,
): { pickedAt: string; shippedAt: string } {
  const calendar = calendars.get(locationId) as Calendar;
  const pickedAt = addWorkingMs(calendar, { from: receivedAt, workMs: prepareHours * HOUR_MS })._unsafeUnwrap();
  const sameDay = cutOffOn(calendar, pickedAt, cutOff);
  if (pickedAt <= sameDay) return { pickedAt, shippedAt: sameDay };
  const midnight = cutOffOn(calendar, pickedAt, '24:00');
  const nextMorning = addWorkingMs(calendar, { from: midnight, workMs: 1 })._unsafeUnwrap();
  return { pickedAt, shippedAt: cutOffOn(calendar, nextMorning, cutOff) };
}

/** A clock time on the local day of a moment. */
function cutOffOn({ zone }: Calendar, moment: string, time: string): string {
  const day = localDay(moment, zone)._unsafeUnwrap();
  return instantAt({ day, time, zone })._unsafeUnwrap();
}
