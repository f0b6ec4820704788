import { type Instant, parseInstant, scanWallTime } from '../../../kernel/instant.ts';
import { instantAt, localReading, type TimeZone } from '../../../kernel/time-zone.ts';
import type { Desk } from '../desk.ts';
import { complain, type Details, type Spot } from '../notes.ts';
import { type Maybe, replaceWith } from './read-values.ts';

/** Reads a moment. Where the offset is missing, what the clock in the shop's zone meant is proposed. */
export function readMoment(desk: Desk, spot: Spot, field: string, value: unknown): Maybe<Instant> {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && isPlainUtc(value)) return `${value.slice(0, 10)}T${value.slice(11, 19)}.000Z`;
  const moment = parseInstant(value);
  if (moment.isOk()) return moment.value;
  const { code } = moment.error;
  const zone = desk.context.zone;
  const details =
    code === 'instant.without-offset' && zone !== undefined ? inZone(spot, field, String(value), zone) : undefined;
  complain(spot, field, code, details);
  return null;
}

/** `2026-11-21T09:30:00Z`, in whole seconds and UTC: only what is written behind the seconds differs from our own form. */
function isPlainUtc(text: string): boolean {
  if (text.length !== 20 || text.charCodeAt(19) !== 0x5a) return false;
  const wall = scanWallTime(text);
  return typeof wall !== 'string' && wall.end === 19;
}

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
