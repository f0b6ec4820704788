import { err, ok, type Result } from 'neverthrow';
import {
  type BusinessCalendar,
  type CalendarRefusal,
  openStretches,
  readCalendar,
} from '../../kernel/business-calendar.ts';
import { addDays, type CalendarDay, parseCalendarDay } from '../../kernel/calendar-day.ts';
import { epochMsOf, type Instant, instantOfEpochMs, parseInstant } from '../../kernel/instant.ts';
import { localDay } from '../../kernel/time-zone.ts';
import type { TimeWindow } from './question.ts';

/** Somebody or something that serves customers by the slot: a fitter, a room, a course. */
export interface ServiceResource {
  readonly resourceId: string;
  readonly calendar: BusinessCalendar;
  readonly slotMinutes: number;
  /** customers in one slot; left out: 1 */
  readonly capacity?: number;
  /** slots that are taken, by their first moment: each takes its place from every slot that it overlaps */
  readonly booked?: readonly { readonly from: Instant; readonly customers: number }[];
}

export interface ServiceSlotsQuestion {
  readonly now: Instant;
  readonly resource: ServiceResource;
  /** how long before a slot it must be asked for; left out: 0 */
  readonly noticeMinutes?: number;
  /** not before this day of the resource */
  readonly notBefore?: CalendarDay;
  /** how far ahead, in days, at most 1,000; left out: 90 */
  readonly horizonDays?: number;
  /** how many slots are wanted, at most 1,000; left out: 1 */
  readonly count?: number;
}

/** No more days ahead are looked at, and no more slots listed. */
const MOST_AHEAD = 1000;

export type ServiceSlotsRefusal = CalendarRefusal | { readonly code: 'promise.not-a-moment' | 'promise.not-a-count' };

/**
 * Lists the first slots that are free for a service: a fitting, a hotel night, a course.
 *
 * @units minutes; days
 * @law every slot lies within opening hours, starts no sooner than the notice allows, and has a place left; no free slot
 * before the last one listed is left out
 * @errors the first that applies: `promise.not-a-moment`, `promise.not-a-count`, `promise.not-a-moment` (of a slot that is
 * taken), `day.not-a-day`; then those of
 * `readCalendar`
 * @example open 09:00 to 12:00, slots of 60 minutes, the first taken, asked at 08:30: 10:00 to 11:00
 */
export function serviceSlots(question: ServiceSlotsQuestion): Result<readonly TimeWindow[], ServiceSlotsRefusal> {
  const { resource, noticeMinutes = 0, notBefore = '', horizonDays = 90, count = 1 } = question;
  const { slotMinutes, capacity = 1, booked = [] } = resource;
  const now = parseInstant(question.now);
  if (now.isErr()) return err({ code: 'promise.not-a-moment' });
  const counts = [
    slotMinutes - 1,
    noticeMinutes,
    horizonDays,
    count,
    capacity,
    ...booked.map((slot) => slot.customers),
  ];
  const whole = counts.every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!whole || Math.max(horizonDays, count) > MOST_AHEAD) return err({ code: 'promise.not-a-count' });
  const taken = booked.map(({ from, customers }) => ({ at: epochMsOf(from), customers }));
  if (taken.some(({ at }) => Number.isNaN(at))) return err({ code: 'promise.not-a-moment' });
  if (notBefore !== '' && parseCalendarDay(notBefore).isErr()) return err({ code: 'day.not-a-day' });
  return readCalendar(resource.calendar).andThen((calendar) => {
    const soonest = epochMsOf(now.value) + noticeMinutes * 60_000;
    const slots: TimeWindow[] = [];
    let day = localDay(now.value, calendar.zone).unwrapOr('');
    for (let ahead = 0; ahead <= horizonDays && slots.length < count; ahead += 1) {
      for (const stretch of day < notBefore ? [] : openStretches(calendar, day)) {
        const end = epochMsOf(stretch.until);
        const step = slotMinutes * 60_000;
        for (let from = epochMsOf(stretch.from); from + step <= end && slots.length < count; from += step) {
          let free = from < soonest ? 0 : capacity;
          for (const { at, customers } of taken) if (Math.abs(at - from) < step) free -= customers;
          if (free <= 0) continue;
          slots.push({ from: instantOfEpochMs(from), until: instantOfEpochMs(from + step) });
        }
      }
      day = addDays(day, 1).unwrapOr('');
    }
    return ok(slots);
  });
}
