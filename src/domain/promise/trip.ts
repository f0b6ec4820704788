import { err, ok, Result } from 'neverthrow';
import { type Calendar, type CalendarRefusal, readCalendar } from '../../kernel/business-calendar.ts';
import { type CalendarDay, parseCalendarDay, WEEKDAYS } from '../../kernel/calendar-day.ts';
import type { Instant } from '../../kernel/instant.ts';
import { clockMinutes } from '../../kernel/time-zone.ts';
import type { CarrierService, Destination, PromiseOrigin, Week } from './question.ts';

/** One location, one service, one customer: read once, to be asked for dates. */
export interface Trip {
  readonly origin: PromiseOrigin;
  readonly serviceId: string;
  readonly destination: Destination;
  readonly now: Instant;
  readonly transitDays: number;
  readonly works: Calendar;
  readonly collects: Calendar;
  readonly travels: Calendar;
  readonly delivers: Calendar;
  readonly booked: ReadonlyMap<CalendarDay, number>;
}

/** Why the data of a trip cannot be used. */
export type TripRefusal = CalendarRefusal | { readonly code: 'promise.not-a-count' };

export interface TripQuestion {
  readonly origin: PromiseOrigin;
  readonly service: CarrierService;
  readonly destination: Destination;
  /** in UTC, as `parseInstant` writes it */
  readonly now: Instant;
}

const ALL_DAY = [{ opens: '00:00', closes: '24:00' }];
const EVERY_DAY: Week = { weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ALL_DAY])) };

/**
 * Reads what belongs to one location, one service and one customer; nothing when the service does not go there.
 *
 * @units days and minutes as named, whole, from 0
 * @errors the first that applies: `promise.not-a-count`; then those of `readCalendar`, of the location, the collection,
 * the journey and the delivery; `zone.not-a-clock-time` (the cut-off); `day.not-a-day` (booked days, `notBefore`)
 * @example no lane from Amsterdam to `'islands'`: nothing
 */
export function readTrip(question: TripQuestion): Result<Trip | undefined, TripRefusal> {
  const { origin, service, destination } = question;
  const lane = service.lanes.find(
    ({ from, area }) =>
      (from === undefined || from === origin.locationId) && (area === undefined || area === destination.area),
  );
  const { processing, backlogDays = 0, shipmentsPerDay = 0, booked = [] } = origin;
  const work = 'workingDays' in processing ? processing.workingDays : processing.workingMinutes;
  const counts = [work, backlogDays, shipmentsPerDay, lane?.transitDays ?? 0, ...booked.map((day) => day.shipments)];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return err({ code: 'promise.not-a-count' });
  const { zone } = origin.calendar;
  const calendars = Result.combine([
    readCalendar(origin.calendar),
    readCalendar({ ...service.collects, zone }),
    readCalendar({ ...(service.travels ?? EVERY_DAY), zone }),
    readCalendar({ ...service.delivers, zone: destination.zone }),
  ]);
  return calendars.andThen(([works, collects, travels, delivers]) => {
    const days = [...booked.map(({ day }) => day), destination.notBefore ?? '2000-01-01'];
    const faults = [clockMinutes(origin.cutOff), ...days.map(parseCalendarDay)].find((part) => part.isErr());
    if (faults?.isErr()) return err(faults.error);
    if (lane === undefined) return ok(undefined);
    const slots = new Map<CalendarDay, number>();
    for (const { day, shipments } of booked) slots.set(day, (slots.get(day) ?? 0) + shipments);
    const read = { works, collects, travels, delivers, booked: slots };
    return ok({ ...question, serviceId: service.serviceId, transitDays: lane.transitDays, ...read });
  });
}
