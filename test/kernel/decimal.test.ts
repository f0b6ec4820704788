import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
} from '../../src/kernel/decimal.ts';

describe('decimal arithmetic', () => {
  it('adds tenths exactly', () => {
    expect(addDecimals({ left: '0.1', right: '0.2' })._unsafeUnwrap()).toBe('0.3');
  });

  it('multiplies and rounds once', () => {
    const question = { left: '1.08', right: '0.19', fractionDigits: 4, rounding: 'half-even' } as const;
    expect(multiplyDecimals(question)._unsafeUnwrap()).toBe('0.2052');
    expect(multiplyDecimals({ ...question, fractionDigits: 2 })._unsafeUnwrap()).toBe('0.21');
  });

  it('divides and rounds once', () => {
    const question = { left: '10', right: '3', fractionDigits: 4, rounding: 'half-even' } as const;
    expect(divideDecimals(question)._unsafeUnwrap()).toBe('3.3333');
    expect(divideDecimals({ ...question, rounding: 'up' })._unsafeUnwrap()).toBe('3.3334');
  });

  it('refuses to divide by zero', () => {
    const question = { left: '10', right: '0', fractionDigits: 4, rounding: 'half-even' } as const;
    expect(divideDecimals(question)._unsafeUnwrapErr().code).toBe('decimal.division-by-zero');
  });

  it('refuses an answer with too many digits', () => {
    const big = '9'.repeat(15);
    expect(addDecimals({ left: big, right: big })._unsafeUnwrapErr().code).toBe('decimal.too-many-digits');
    expect(
      multiplyDecimals({ left: big, right: big, fractionDigits: 0, rounding: 'down' })._unsafeUnwrapErr().code,
    ).toBe('decimal.too-many-digits');
  });

  it('compares by value, not by text', () => {
    expect(compareDecimals({ left: '10', right: '9.5' })).toBeGreaterThan(0);
    expect(compareDecimals({ left: '-1', right: '0' })).toBeLessThan(0);
    expect(compareDecimals({ left: '2.5', right: '2.5' })).toBe(0);
  });

  it('agrees with integer arithmetic at 12 digits', () => {
    const decimal = fc
      .tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.nat(999_999))
      .map(([whole, fraction]) => parseDecimal(`${whole}.${String(fraction).padStart(6, '0')}`)._unsafeUnwrap());
    const micro = (text: string): bigint => {
      const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
      const size = BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, '0'));
      return text.startsWith('-') ? -size : size;
    };
    fc.assert(
      fc.property(decimal, decimal, (left, right) => {
        expect(micro(addDecimals({ left, right })._unsafeUnwrap())).toBe(micro(left) + micro(right));
        const product = multiplyDecimals({ left, right, fractionDigits: 12, rounding: 'half-even' });
        const exact = micro(left) * micro(right); // at 12 digits
        if (product.isOk()) {
          const [whole = '0', fraction = ''] = product.value.replace('-', '').split('.');
          const size = BigInt(whole) * 10n ** 12n + BigInt(fraction.padEnd(12, '0'));
          expect(product.value.startsWith('-') ? -size : size).toBe(exact);
        }
      }),
    );
  });
});
