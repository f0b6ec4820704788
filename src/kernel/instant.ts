import { err, ok, type Result } from 'neverthrow';
import { assert } from './assert.ts';
import { dayNumberAt, digits } from './calendar-day.ts';
import type { Flavor } from './flavor.ts';

/** A moment, as ISO text in UTC with milliseconds: `2026-11-21T09:30:00.000Z`. Sorts as text in the order of time. */
export type Instant = Flavor<string, 'Instant'>;

/** Why a text is not a moment. */
export interface InstantRefusal {
  readonly code: 'instant.not-a-moment' | 'instant.without-offset' | 'instant.no-such-time';
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Reads a moment: a day that exists, `T`, a time from 00:00:00 to 23:59:59 with optional fraction, and an offset
 * (`Z` or `+hh:mm`). A time without offset is refused: it means another moment in every country.
 *
 * @units answer: UTC, milliseconds (further digits are cut off)
 * @law reading the answer again gives the same answer; no time zone or locale of the machine is used
 * @errors the first that applies: `instant.not-a-moment`, `instant.no-such-time`, `instant.without-offset`
 * @source RFC 3339, 5.6 (without leap seconds); ISO 8601-1
 * @example `'2026-11-21T10:30:00+01:00'` is ok with `'2026-11-21T09:30:00.000Z'`; `'2026-02-30T00:00:00Z'` is refused
 * with `instant.no-such-time`, `'2026-11-21T10:30:00'` with `instant.without-offset`
 */
export function parseInstant(input: unknown): Result<Instant, InstantRefusal> {
  if (typeof input !== 'string') return err({ code: 'instant.not-a-moment' });
  const wall = scanWallTime(input);
  if (typeof wall === 'string') return err({ code: wall });
  const offset = scanOffset(input, wall.end);
  if (typeof offset === 'string') return err({ code: offset });
  const epochMs = wall.localMs - offset * MINUTE_MS;
  return epochMs < EARLIEST_MS || epochMs > LATEST_MS
    ? err({ code: 'instant.no-such-time' })
    : ok(new Date(epochMs).toISOString());
}

const EARLIEST_MS = Date.UTC(1000, 0, 1);
const LATEST_MS = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A clock reading without a place: what a calendar and a clock on a wall show. */
export interface WallTime {
  /** the reading, as if it were UTC */
  readonly localMs: number;
  /** where in the text the offset would start */
  readonly end: number;
}

/** Reads `YYYY-MM-DDThh:mm[:ss[.fff]]` from the start of a text, with `T`, `t` or one space between. */
export function scanWallTime(text: string): WallTime | InstantRefusal['code'] {
  // 29 characters of day, time and nanoseconds, 6 of offset
  if (text.length < 16 || text.length > 35) return 'instant.not-a-moment';
  const between = text.charCodeAt(10);
  if (between !== 0x54 && between !== 0x74 && between !== 0x20) return 'instant.not-a-moment';
  if (text.charCodeAt(13) !== COLON) return 'instant.not-a-moment';
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  let second = 0;
  let fractionMs = 0;
  let end = 16;
  if (text.charCodeAt(16) === COLON) {
    second = digits(text, 17, 19);
    end = 19;
    if (text.charCodeAt(19) === POINT) {
      end = endOfDigits(text, 20);
      if (end === 20 || end > 29) return 'instant.not-a-moment';
      fractionMs = digits(text.slice(20, Math.min(23, end)).padEnd(3, '0'), 0, 3);
    }
  }
  if (Number.isNaN(hour + minute + second)) return 'instant.not-a-moment';
  const day = dayNumberAt(text);
  if (day === undefined || hour > 23 || minute > 59 || second > 59) return 'instant.no-such-time';
  return { localMs: day * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs, end };
}

const COLON = 0x3a;
const POINT = 0x2e;

function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end += 1;
  return end;
}

/** Minutes east of UTC. */
function scanOffset(text: string, at: number): number | InstantRefusal['code'] {
  if (at === text.length) return 'instant.without-offset';
  const sign = text.charCodeAt(at);
  if ((sign === 0x5a || sign === 0x7a) && at + 1 === text.length) return 0;
  if ((sign !== 0x2b && sign !== 0x2d) || at + 6 !== text.length || text.charCodeAt(at + 3) !== COLON) {
    return 'instant.not-a-moment';
  }
  const hours = digits(text, at + 1, at + 3);
  const minutes = digits(text, at + 4, at + 6);
  if (Number.isNaN(hours + minutes)) return 'instant.not-a-moment';
  if (hours > 23 || minutes > 59) return 'instant.no-such-time';
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
}

/**
 * The moment as a number, for reckoning.
 *
 * @units milliseconds since 1970-01-01T00:00:00Z; NaN for what is no moment
 */
export function epochMsOf(instant: Instant): number {
  const wall = scanWallTime(instant);
  if (typeof wall === 'string') return Number.NaN;
  const offset = scanOffset(instant, wall.end);
  return typeof offset === 'string' ? Number.NaN : wall.localMs - offset * MINUTE_MS;
}

/** The moment that lies a number of milliseconds after 1970-01-01T00:00:00Z, held within the years 1000 to 9999. */
export function instantOfEpochMs(epochMs: number): Instant {
  assert(!Number.isNaN(epochMs), 'moments are reckoned with after they have been let in');
  return new Date(Math.max(EARLIEST_MS, Math.min(LATEST_MS, epochMs))).toISOString();
}

/**
 * Moves a moment.
 *
 * @units milliseconds, either sign
 * @errors `instant.no-such-time`, also when the answer lies outside the years 1000 to 9999
 * @example an hour after `'2026-11-21T23:30:00.000Z'` is `'2026-11-22T00:30:00.000Z'`
 */
export function addMs(instant: Instant, milliseconds: number): Result<Instant, InstantRefusal> {
  const moved = epochMsOf(instant) + milliseconds;
  return moved >= EARLIEST_MS && moved <= LATEST_MS
    ? ok(instantOfEpochMs(moved))
    : err({ code: 'instant.no-such-time' });
}

/**
 * Measures from one moment to another.
 *
 * @units milliseconds; negative when `to` comes first; NaN when one of them is no moment
 */
export function msBetween({ from, to }: { readonly from: Instant; readonly to: Instant }): number {
  return epochMsOf(to) - epochMsOf(from);
}
