import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/kernel/fingerprint.ts';

describe('fingerprint', () => {
  it('has 32 hexadecimal digits, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fingerprint(text)).toMatch(/^[0-9a-f]{32}$/);
        expect(fingerprint(text)).toBe(fingerprint(`${text}`));
      }),
    );
  });

  it('tells apart every two of 100,000 similar texts', () => {
    const seen = new Set<string>();
    for (let i = 0; i < 50_000; i += 1) {
      seen.add(fingerprint(`{"quantity":${i}}`));
      seen.add(fingerprint(`{"quantiti":${i}}`));
    }
    expect(seen.size).toBe(100_000);
  });

  it('tells apart texts that differ in one place, in order or in length', () => {
    const texts = ['', 'a', 'b', 'ab', 'ba', 'aa', 'aaa', '\u0000', '\u0000\u0000', '\u0100', '\u0001'];
    expect(new Set(texts.map(fingerprint)).size).toBe(texts.length);
  });
});
