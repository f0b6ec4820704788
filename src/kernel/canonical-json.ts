import { assert } from './assert.ts';
import type { Json } from './finding.ts';

/** Deepest nesting that is written. */
const MAX_DEPTH = 64;

/**
 * Writes a JSON value in the one form that does not depend on how it was built: keys in order, no spaces.
 *
 * @law two values that differ only in the order of their keys give the same text; fields that are `undefined` are
 * left out, as `JSON.stringify` does
 * @source RFC 8785 (JSON Canonicalization Scheme): key order by UTF-16 code units, numbers as in ECMAScript
 * @example `{ b: 1, a: [2] }` is `{"a":[2],"b":1}`
 */
export function canonicalJson(value: Json | object): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  assert(depth <= MAX_DEPTH, 'values of our own are never nested deeper than 64 levels');
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  let fields = '';
  for (const key of Object.keys(value).sort()) {
    const field = (value as Record<string, unknown>)[key];
    if (field === undefined) continue;
    fields += `${fields === '' ? '' : ','}${JSON.stringify(key)}:${write(field, depth + 1)}`;
  }
  return `{${fields}}`;
}
