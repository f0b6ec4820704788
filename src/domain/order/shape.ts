import { parseCalendarDay } from '../../kernel/calendar-day.ts';
import { parseInstant } from '../../kernel/instant.ts';

/** Looks at a value and says where it is not as it should be: the path of the first fault, or nothing. */
export type Shape = (value: unknown, path: string) => string | undefined;

export type Fields = Readonly<Record<string, Shape>>;

const when =
  (fits: (value: unknown) => boolean): Shape =>
  (value, path) =>
    fits(value) ? undefined : path;

export const text = when((value) => typeof value === 'string');
export const flag = when((value) => typeof value === 'boolean');
export const whole = when((value) => Number.isSafeInteger(value) && (value as number) >= 0);
/** A number of any kind: what it may be is decided by the room. */
export const count = when((value) => typeof value === 'number');
export const amount = when(Number.isSafeInteger);
export const moment = when((value) => parseInstant(value).isOk());
export const day = when((value) => typeof value === 'string' && parseCalendarDay(value).isOk());
export const oneOf = (...values: readonly string[]): Shape => when((value) => values.includes(value as string));

export const listOf =
  (item: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return path;
    for (let i = 0; i < value.length; i += 1) {
      const fault = item(value[i], `${path}/${i}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

/** A record with these fields; more are let through, so that newer events can be read. */
export const record =
  (required: Fields, optional: Fields = {}): Shape =>
  (value, path) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return path;
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(required)) {
      const fault = Object.hasOwn(fields, key) ? required[key]?.(fields[key], `${path}/${key}`) : `${path}/${key}`;
      if (fault !== undefined) return fault;
    }
    for (const key of Object.keys(optional)) {
      const fault = fields[key] === undefined ? undefined : optional[key]?.(fields[key], `${path}/${key}`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };
