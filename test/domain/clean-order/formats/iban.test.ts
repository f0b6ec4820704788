import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIban } from '../../../../src/domain/clean-order/index.ts';
import { sharedVectors } from '../../../house/vectors.ts';

interface Ibans {
  readonly valid: readonly { readonly iban: string }[];
  readonly invalid: readonly string[];
}

const vectors = sharedVectors<Ibans>('iban.json');

describe('readIban', () => {
  it.each([
    ['nl91 abna 0417 1643 00', 'NL91ABNA0417164300'],
    ['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
    ['BE68-5390-0754-7034', 'BE68539007547034'],
    ['ES9121000418450200051332', 'ES9121000418450200051332'],
    ['GB29NWBK60161331926819', 'GB29NWBK60161331926819'],
  ])('takes %s', (text, iban) => {
    expect(readIban(text)).toBe(iban);
  });

  it.each([
    'NL91ABNA0417164301',
    'NL91ABNA041716430',
    'NL91ABNA04171643000',
    'NL91AB1A0417164300',
    'XX22YYY1234567890123',
    'ES2121000418450200051331',
    '',
    'NL',
    'N'.repeat(61),
    '__proto__',
  ])('refuses %j', (text) => {
    expect(readIban(text)).toBeUndefined();
  });

  it.skipIf(vectors === undefined)('agrees with the registry examples (needs ../shared/data)', () => {
    for (const { iban } of vectors?.valid ?? []) expect(readIban(iban), iban).toBe(iban);
    for (const iban of vectors?.invalid ?? []) expect(readIban(iban), iban).toBeUndefined();
    expect(vectors?.valid.length).toBeGreaterThan(30);
  });

  it('notices every change of one digit', () => {
    const iban = 'NL91ABNA0417164300';
    const place = fc.constantFrom(2, 3, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17);
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 9 }), (at, by) => {
        const changed = iban.slice(0, at) + ((Number(iban.charAt(at)) + by) % 10) + iban.slice(at + 1);
        return readIban(changed) === undefined;
      }),
    );
  });
});
