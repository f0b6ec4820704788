import { dayNumber, parseCalendarDay } from '../../kernel/calendar-day.ts';
import { type Instant, instantOfEpochMs, parseInstant, scanWallTime } from '../../kernel/instant.ts';
import { epochMsAtWall, parseTimeZone, type TimeZone } from '../../kernel/time-zone.ts';
import { isAbsent } from './payload.ts';
import type { Reader } from './reader.ts';

/** A time or day as a channel sends it, and where it belongs. */
export interface LocalTimeQuestion {
  readonly reader: Reader;
  /** of the field in the draft */
  readonly name: string;
  readonly value: unknown;
  /** the zone that the channel means where a time carries no offset */
  readonly zone: TimeZone | undefined;
}

/**
 * Reads a time that may carry no offset, in the zone that the channel means. Times with an offset need no zone.
 *
 * @law does not depend on the time zone of the machine; on the days when the clock changes as `instantAt`
 * @example `'2010-12-01 08:26:00'` in `Europe/London` is `08:26Z`; without a zone it is left out and noted
 */
export function readLocalTime(question: LocalTimeQuestion): Instant | undefined {
  const { reader, name, value } = question;
  const parsed = parseInstant(value);
  if (parsed.isOk()) return parsed.value;
  const wall = parsed.error.code === 'instant.without-offset' ? scanWallTime(value as string) : undefined;
  return typeof wall === 'object' ? atWall(question, wall.localMs) : reader.instant(name, value);
}

/** A day, and which of its moments is meant. */
export interface LocalDayQuestion extends LocalTimeQuestion {
  readonly moment: 'first' | 'last';
}

const DAY_MS = 86_400_000;

/**
 * Reads a day as its first or its last moment, in the zone that the channel means.
 *
 * @units answer: the last moment is a millisecond before the next day
 * @example the last moment of `'2018-04-22'` in `Europe/Amsterdam` is `2018-04-22T21:59:59.999Z`
 */
export function readLocalDay(question: LocalDayQuestion): Instant | undefined {
  const { reader, name, value, moment } = question;
  if (isAbsent(value)) return undefined;
  const day = parseCalendarDay(value);
  if (day.isErr()) return reader.note(name, { code: 'channel.time-refused', params: { reason: day.error.code } });
  const firstMs = dayNumber(day.value) * DAY_MS;
  return moment === 'first' ? atWall(question, firstMs) : atWall(question, firstMs + DAY_MS, 1);
}

/** The moment of a wall reading, less some milliseconds. */
function atWall({ reader, name, zone }: LocalTimeQuestion, wallMs: number, lessMs = 0): Instant | undefined {
  const known = parseTimeZone(zone);
  if (known.isErr()) return reader.note(name, { code: 'channel.zone-missing' });
  return instantOfEpochMs(epochMsAtWall(wallMs, known.value) - lessMs);
}
