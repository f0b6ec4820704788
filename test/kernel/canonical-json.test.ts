import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/kernel/canonical-json.ts';

/** The same value, built with its keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, reversed(field)]),
  );
}

describe('canonicalJson', () => {
  it('orders keys and leaves out spaces', () => {
    expect(canonicalJson({ b: 1, a: [2, { d: null, c: 'x' }] })).toBe('{"a":[2,{"c":"x","d":null}],"b":1}');
  });

  it('leaves out fields that are undefined, as JSON does', () => {
    expect(canonicalJson({ a: undefined, b: [undefined] })).toBe('{"b":[null]}');
  });

  it('does not depend on the order of keys, and reads back as the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const plain = JSON.parse(JSON.stringify(value));
        const text = canonicalJson(plain);
        expect(canonicalJson(reversed(plain) as object)).toBe(text);
        expect(JSON.parse(text)).toEqual(plain);
      }),
    );
  });

  it('stops at a depth that no value of ours has', () => {
    let deep: object = {};
    for (let i = 0; i < 70; i += 1) deep = { deep };
    expect(() => canonicalJson(deep)).toThrow('64 levels');
  });
});
