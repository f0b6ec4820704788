import { digits } from '../../../kernel/calendar-day.ts';
import { type Instant, parseInstant, scanWallTime } from '../../../kernel/instant.ts';
import { instantAt, localReading, type TimeZone } from '../../../kernel/time-zone.ts';
import type { Desk } from '../desk.ts';
import { complain, type Details, type Spot } from '../notes.ts';
import { type Maybe, replaceWith } from './read-values.ts';

/** Reads a moment. Where the offset is missing, what the clock in the shop's zone meant is proposed. */
export function readMoment(desk: Desk, spot: Spot, field: string, value: unknown): Maybe<Instant> {
  if (value === undefined || value === null || value === '') return undefined;
  const usual = typeof value === 'string' ? usualMoment(value) : undefined;
  if (usual !== undefined) return usual;
  const moment = parseInstant(value);
  if (moment.isOk()) return moment.value;
  const { code } = moment.error;
  const zone = desk.context.zone;
  const details =
    code === 'instant.without-offset' && zone !== undefined ? inZone(spot, field, String(value), zone) : undefined;
  complain(spot, field, code, details);
  return null;
}

/**
 * Reads the two forms that nearly all moments have, in whole seconds with `Z` or an offset of hours and minutes, where it
 * is the same day in UTC: a tenth of the time of any other form.
 */
function usualMoment(text: string): Instant | undefined {
  const { length } = text;
  if (length !== 20 && length !== 25) return undefined;
  const wall = scanWallTime(text);
  if (typeof wall === 'string' || wall.end !== 19) return undefined;
  if (length === 20) {
    return text.charCodeAt(19) === 0x5a ? `${text.slice(0, 10)}T${text.slice(11, 19)}.000Z` : undefined;
  }
  const sign = text.charCodeAt(19);
  const hours = digits(text, 20, 22);
  const minutes = digits(text, 23, 25);
  const isOffset = (sign === 0x2b || sign === 0x2d) && text.charCodeAt(22) === 0x3a && hours <= 23 && minutes <= 59;
  if (!isOffset) return undefined;
  const local = digits(text, 11, 13) * 60 + digits(text, 14, 16);
  const utc = local - (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes);
  if (utc < 0 || utc >= 1440) return undefined;
  return `${text.slice(0, 10)}T${twoDigits(Math.floor(utc / 60))}:${twoDigits(utc % 60)}:${text.slice(17, 19)}.000Z`;
}

const twoDigits = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** Proposes the moment at which a clock in the zone shows a time; it is less sure where the clocks change. */
function inZone(spot: Spot, field: string, text: string, zone: TimeZone): Details | undefined {
  const wall = scanWallTime(text);
  if (typeof wall === 'string') return undefined;
  const shown = new Date(wall.localMs).toISOString();
  const day = shown.slice(0, 10);
  const time = shown.slice(11, 16);
  const moment = instantAt({ day, time, zone }).unwrapOr(undefined);
  if (moment === undefined) return undefined;
  const reading = localReading(moment, zone).unwrapOr(undefined);
  const isShown = reading?.day === day && reading.minuteOfDay === Math.floor(wall.localMs / 60_000) % 1440;
  const seconds = wall.localMs % 60_000;
  const value = new Date(Date.parse(moment) + seconds).toISOString();
  return { suggestions: replaceWith(spot, field, { value, confidence: isShown ? 0.8 : 0.4, apply: 'ask' }) };
}
