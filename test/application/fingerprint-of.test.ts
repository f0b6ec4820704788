import { describe, expect, it } from 'vitest';
import { fingerprintOf } from '../../src/application/fingerprint-of.ts';

describe('fingerprintOf', () => {
  it('does not depend on the order of keys, and does on everything else', () => {
    expect(fingerprintOf({ a: 1, b: { c: 2, d: [3] } })).toBe(fingerprintOf({ b: { d: [3], c: 2 }, a: 1 }));
    expect(fingerprintOf({ a: 1 })).not.toBe(fingerprintOf({ a: '1' }));
  });
});
