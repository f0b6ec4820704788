import { tzOffset } from '@date-fns/tz/tzOffset';
import { err, ok, type Result } from 'neverthrow';
import { type CalendarDay, dayNumber, dayOfNumber, digits } from './calendar-day.ts';
import type { Flavor } from './flavor.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from './instant.ts';

/** An IANA time zone name, such as `Europe/Amsterdam`. */
export type TimeZone = Flavor<string, 'TimeZone'>;

/** A clock reading `hh:mm`, from `00:00` to `24:00` (the end of the day). */
export type ClockTime = Flavor<string, 'ClockTime'>;

/** Why a time zone or clock time is not one. */
export interface TimeZoneRefusal {
  readonly code: 'zone.unknown' | 'zone.not-a-clock-time';
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Names that were accepted: asking the platform again costs 50 microseconds. Bounded by the number of zones. */
const known = /* @__PURE__ */ new Set<string>(['UTC']);

/**
 * Lets a time zone name from outside in.
 *
 * @law the same names are accepted on every machine with the same time zone data
 * @errors `zone.unknown`
 * @source IANA time zone database, through `Intl.DateTimeFormat`
 * @example `'Europe/Amsterdam'` is ok; `'Europe/Atlantis'`, `'+01:00'` and `'__proto__'` are refused
 */
export function parseTimeZone(input: unknown): Result<TimeZone, TimeZoneRefusal> {
  if (typeof input !== 'string' || input.length > 64) return err({ code: 'zone.unknown' });
  if (known.has(input)) return ok(input);
  if (!/^[A-Za-z]/.test(input)) return err({ code: 'zone.unknown' });
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: input });
  } catch {
    return err({ code: 'zone.unknown' });
  }
  known.add(input);
  return ok(input);
}

/**
 * Reads a clock time.
 *
 * @units answer: minutes since midnight, 0 to 1440
 * @errors `zone.not-a-clock-time`
 * @example `'17:30'` is 1050; `'24:00'` is 1440, the end of the day; `'7:30'` and `'25:00'` are refused
 */
export function clockMinutes(time: ClockTime): Result<number, TimeZoneRefusal> {
  const hours = digits(time, 0, 2);
  const minutes = digits(time, 3, 5);
  const minuteOfDay = hours * 60 + minutes;
  const valid = time.length === 5 && time.charCodeAt(2) === 0x3a && minutes <= 59 && minuteOfDay <= 1440;
  return valid ? ok(minuteOfDay) : err({ code: 'zone.not-a-clock-time' });
}

/**
 * Says which day the calendar on a wall in that zone shows at a moment.
 *
 * @law does not depend on the time zone of the machine
 * @errors `zone.unknown`
 * @example at `'2026-10-25T23:05:00Z'` it is already `'2026-10-26'` in `Europe/Amsterdam`
 */
export function localDay(instant: Instant, zone: TimeZone): Result<CalendarDay, TimeZoneRefusal> {
  return localReading(instant, zone).map(({ day }) => day);
}

/** What calendar and clock on a wall show. */
export interface LocalReading {
  readonly day: CalendarDay;
  /** minutes since local midnight as the clock shows them, 0 to 1439 */
  readonly minuteOfDay: number;
}

/**
 * Says what calendar and clock on a wall in that zone show at a moment.
 *
 * @errors `zone.unknown`
 * @example `'2026-07-01T22:30:00Z'` is `'2026-07-02'`, minute 30, in `Europe/Amsterdam`
 */
export function localReading(instant: Instant, zone: TimeZone): Result<LocalReading, TimeZoneRefusal> {
  return parseTimeZone(zone).map((known) => {
    const epochMs = epochMsOf(instant);
    const localMs = epochMs + offsetMs(known, epochMs);
    const day = Math.floor(localMs / DAY_MS);
    return { day: dayOfNumber(day), minuteOfDay: Math.floor((localMs - day * DAY_MS) / MINUTE_MS) };
  });
}

/**
 * Finds the moment when the clock on a wall shows a time on a day. A time that is skipped because the clock is put
 * forward is read with the offset from before the change, so it moves forward; of a time that shows twice because the
 * clock is put back, it is the first.
 *
 * @law each day has exactly one moment for each clock time, whatever the time zone of the machine
 * @errors the first that applies: `zone.unknown`, `zone.not-a-clock-time`
 * @source RFC 5545, 3.3.5 (form 3, date with local time and time zone reference)
 * @example 17:00 on `'2026-07-01'` in `Europe/Amsterdam` is `15:00Z`; 02:30 on `'2026-03-29'` (never shown there) is
 * `01:30Z`, when the clock shows 03:30; 02:30 on `'2026-10-25'` (shown twice) is `00:30Z`
 */
export function instantAt(question: {
  readonly day: CalendarDay;
  readonly time: ClockTime;
  readonly zone: TimeZone;
}): Result<Instant, TimeZoneRefusal> {
  return parseTimeZone(question.zone).andThen((zone) =>
    clockMinutes(question.time).map((minuteOfDay) =>
      instantOfEpochMs(epochMsAtWall(dayNumber(question.day) * DAY_MS + minuteOfDay * MINUTE_MS, zone)),
    ),
  );
}

/**
 * Finds the moment of a wall reading (given as if it were UTC), with the same answers for gaps and overlaps as
 * `instantAt`.
 *
 * @units milliseconds
 */
export function epochMsAtWall(wallMs: number, zone: TimeZone): number {
  // offsets lie within 16 hours and change at most once in this window: one side has the offset before, one after
  const before = offsetMs(zone, wallMs - DAY_MS);
  const after = offsetMs(zone, wallMs + DAY_MS);
  const early = wallMs - before;
  if (before === after || offsetMs(zone, early) === before) return early;
  const late = wallMs - after;
  return offsetMs(zone, late) === after ? late : early;
}

const HOUR_MS = 3_600_000;

/** Most hours whose offset is remembered: asking the platform costs a microsecond each time. */
const MOST_HOURS = 4096;
const knownHours = new Map<string, number>();

/** The offset of a zone. Within an hour that begins and ends with the same offset it is that one. */
function offsetMs(zone: TimeZone, epochMs: number): number {
  const hour = Math.floor(epochMs / HOUR_MS);
  const key = `${zone}/${hour}`;
  const known = knownHours.get(key);
  if (known !== undefined) return known;
  const offset = askOffsetMs(zone, hour * HOUR_MS);
  if (askOffsetMs(zone, (hour + 1) * HOUR_MS) !== offset) return askOffsetMs(zone, epochMs);
  if (knownHours.size >= MOST_HOURS) knownHours.clear();
  knownHours.set(key, offset);
  return offset;
}

const askOffsetMs = (zone: TimeZone, epochMs: number): number =>
  Math.round(tzOffset(zone, new Date(epochMs)) * MINUTE_MS);
