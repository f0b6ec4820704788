import { field, filled } from './payload.ts';
import type { Reader } from './reader.ts';

/** Something with fields, and which of them are meant. */
export interface PartsQuestion {
  readonly of: unknown;
  readonly names: readonly string[];
}

/**
 * Reads a name that comes in pieces.
 *
 * @example `{ first_name: 'Ada', last_name: 'Byron' }` is `'Ada Byron'`
 */
export function readFullName(reader: Reader, { of, names }: PartsQuestion): string | undefined {
  const pieces = names.flatMap((name) => reader.text('/name', field(of, name)) ?? []);
  return pieces.length === 0 ? undefined : pieces.join(' ');
}

/**
 * Reads the street lines of an address; empty ones are left out.
 *
 * @example `{ address1: 'Laan 2', address2: '' }` is `['Laan 2']`
 */
export function readStreetLines(reader: Reader, { of, names }: PartsQuestion): readonly string[] | undefined {
  return filled(names.flatMap((name, index) => reader.text(`/lines/${index}`, field(of, name)) ?? []));
}
