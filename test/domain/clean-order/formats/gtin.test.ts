import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameGtin, readGtin } from '../../../../src/domain/clean-order/index.ts';
import { sharedVectors } from '../../../house/vectors.ts';

interface Gtins {
  readonly validGtin: readonly string[];
  readonly invalidGtin: readonly string[];
  readonly validIsbn: readonly { readonly input: string; readonly isbn13: string }[];
  readonly invalidIsbn: readonly string[];
}

const vectors = sharedVectors<Gtins>('gtin-isbn.json');

describe('readGtin', () => {
  it.each([
    ['8712626055143', { kind: 'right', gtin: '8712626055143' }],
    ['73513537', { kind: 'right', gtin: '73513537' }],
    ['012345600012', { kind: 'right', gtin: '012345600012' }],
    ['00012345600012', { kind: 'right', gtin: '00012345600012' }],
    ['8 712626-055143', { kind: 'right', gtin: '8712626055143' }],
    ['5901234123451', { kind: 'wrong-check-digit' }],
    ['0-19-963209-X', { kind: 'isbn-10', gtin: '9780199632091' }],
    ['013036004x', { kind: 'isbn-10', gtin: '9780130360045' }],
    ['3423214121', { kind: 'wrong-check-digit' }],
    ['123456789', { kind: 'no-gtin' }],
    ['12345678901', { kind: 'no-gtin' }],
    ['123456789012345', { kind: 'no-gtin' }],
    ['foo', { kind: 'no-gtin' }],
    ['', { kind: 'no-gtin' }],
    ['8'.repeat(31), { kind: 'no-gtin' }],
  ])('reads %j as %j', (text, answer) => {
    expect(readGtin(text)).toEqual(answer);
  });

  it.skipIf(vectors === undefined)('agrees with the published numbers (needs ../shared/data)', () => {
    for (const gtin of vectors?.validGtin ?? []) expect(readGtin(gtin)).toEqual({ kind: 'right', gtin });
    for (const gtin of vectors?.invalidGtin ?? []) expect(readGtin(gtin).kind, gtin).not.toBe('right');
    for (const { input, isbn13 } of vectors?.validIsbn ?? []) expect(readGtin(input)).toMatchObject({ gtin: isbn13 });
    for (const isbn of vectors?.invalidIsbn ?? []) expect(readGtin(isbn), isbn).not.toHaveProperty('gtin');
  });

  it('notices every change of one digit', () => {
    const place = fc.nat(12);
    fc.assert(
      fc.property(fc.stringMatching(/^\d{12}$/), place, fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const check = [...'0123456789'].find((digit) => readGtin(digits + digit).kind === 'right') ?? '';
        const gtin = digits + check;
        const changed = gtin.slice(0, at) + ((Number(gtin.charAt(at)) + by) % 10) + gtin.slice(at + 1);
        return readGtin(gtin).kind === 'right' && readGtin(changed).kind === 'wrong-check-digit';
      }),
    );
  });
});

describe('isSameGtin', () => {
  it('overlooks zeros in front', () => {
    expect(isSameGtin('012345600012', '00012345600012')).toBe(true);
    expect(isSameGtin('012345600012', '012345600013')).toBe(false);
  });
});
