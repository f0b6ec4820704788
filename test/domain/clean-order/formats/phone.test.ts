import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../../src/domain/clean-order/index.ts';
import { ownVectors, sharedVectors } from '../../../house/vectors.ts';

interface Phones {
  readonly numbers: readonly { readonly country: string; readonly national: string; readonly e164: string }[];
}

const { numbers } = sharedVectors<Phones>('phone.json') ?? ownVectors<Phones>('phone.json');

describe('readPhone', () => {
  it('takes the example numbers of every country, national and international', () => {
    expect(numbers.length).toBeGreaterThan(15);
    for (const { national, e164 } of numbers) {
      expect(readPhone(national)).toBe(national);
      expect(readPhone(e164)).toBe(e164);
    }
  });

  it.each([
    '+31 6 12345678',
    '(020) 123-4567',
    '0031.6.12345678',
    '020/1234567',
    '0201234567 ext. 12',
    '0201234567 x12',
    '+1 480-386-0930 ext. 73824',
    '1234',
    '123456789012345',
  ])('takes %s', (text) => {
    expect(readPhone(text)).toBe(text);
  });

  it.each([
    '',
    '123',
    '1234567890123456',
    'call me',
    '++31612345678',
    '06+12345678',
    '06 12345678 bel',
    '0612345678 ext. 1234567',
    '1'.repeat(41),
    '+',
    '=06123456',
  ])('refuses %j', (text) => {
    expect(readPhone(text)).toBeUndefined();
  });
});
