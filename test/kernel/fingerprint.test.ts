import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../src/kernel/fingerprint.ts';

/** FNV-1a in four lanes, and the mixing at the end, in whole numbers without a limit. */
function slowly(text: string): string {
  const WORD = 2n ** 32n;
  const lane = (start: bigint, more: bigint): string => {
    let value = start;
    for (let i = 0; i < text.length; i += 1) {
      value = ((value ^ (BigInt(text.charCodeAt(i)) + more)) * 0x01000193n) % WORD;
    }
    value ^= BigInt(text.length);
    value ^= value >> 16n;
    value = (value * 0x85ebca6bn) % WORD;
    value ^= value >> 13n;
    value = (value * 0xc2b2ae35n) % WORD;
    value ^= value >> 16n;
    return value.toString(16).padStart(8, '0');
  };
  const starts = [0x811c9dc5n, 0x9e3779b9n, 0x85ebca6bn, 0xc2b2ae35n];
  return starts.map((start, place) => lane(start, BigInt(place) * 0x10001n)).join('');
}

describe('fingerprint', () => {
  it('is what its definition says: what was kept under it yesterday is known again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(fingerprint(text)).toBe(slowly(text));
      }),
    );
  });

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
