import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  divideDecimals,
  multiplyDecimals,
  parseDecimal,
  scaled,
} from '../../src/kernel/decimal.ts';

describe('parseDecimal', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['007.50', '7.5'],
    ['10', '10'],
    ['100.0', '100'],
    ['-3.50', '-3.5'],
    ['0.0125', '0.0125'],
    ['999999999999999.999999', '999999999999999.999999'],
    [12.99, '12.99'],
    [-0, '0'],
    [0.1, '0.1'],
    [1e-6, '0.000001'],
  ])('reads %j as %s', (input, text) => {
    expect(parseDecimal(input)._unsafeUnwrap()).toBe(text);
  });

  // laws.md section 3: what decimal.js takes and we do not
  it.each([
    '',
    ' ',
    '1 ',
    '+1',
    '.5',
    '5.',
    '-',
    '-.5',
    '1e9',
    '1E+2',
    '1e1000000',
    '0x1F',
    '0b11',
    '1_000',
    '1,5',
    'NaN',
    'Infinity',
    '١',
    '1.2.3',
    '--1',
    null,
    undefined,
    true,
    [],
    ['1'],
    {},
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1e21,
    1e-7,
    { toString: () => '1' },
  ])('refuses %j', (input) => {
    expect(parseDecimal(input)._unsafeUnwrapErr()).toEqual({ code: 'decimal.not-a-decimal' });
  });

  it('accepts 15 digits before the point and refuses 16', () => {
    expect(parseDecimal('9'.repeat(15)).isOk()).toBe(true);
    expect(parseDecimal('9'.repeat(16))._unsafeUnwrapErr().code).toBe('decimal.too-many-digits');
  });

  it('accepts 6 digits behind the point, or up to 12 where the caller allows them', () => {
    expect(parseDecimal('1.123456').isOk()).toBe(true);
    expect(parseDecimal('1.1234567')._unsafeUnwrapErr().code).toBe('decimal.too-many-fraction-digits');
    expect(parseDecimal('1.123456789012', 12).isOk()).toBe(true);
    expect(parseDecimal('1.1234567890123', 99)._unsafeUnwrapErr().code).toBe('decimal.too-many-fraction-digits');
    expect(parseDecimal('1.5', 0)._unsafeUnwrapErr().code).toBe('decimal.too-many-fraction-digits');
  });

  it('refuses a bigint', () => {
    expect(parseDecimal(10n)._unsafeUnwrapErr()).toEqual({ code: 'decimal.not-a-decimal' });
  });

  it('refuses digits behind a bounded window without reading them', () => {
    expect(parseDecimal(`${'1'.repeat(29)}x`)._unsafeUnwrapErr().code).toBe('decimal.too-many-digits');
  });

  it('accepts its own answer unchanged (L59)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?\d{1,15}(\.\d{1,6})?$/), (text) => {
        const once = parseDecimal(text)._unsafeUnwrap();
        expect(parseDecimal(once)._unsafeUnwrap()).toBe(once);
        expect(once).not.toMatch(/^-0$|\.$|\.\d*0$|^-?0\d/);
      }),
    );
  });

  it('never passes its input on (L61)', () => {
    expect(JSON.stringify(parseDecimal('secret-1'))).not.toContain('secret');
  });
});

describe('scaled', () => {
  it.each([
    ['2.55', 255, 2],
    ['-2.55', -255, 2],
    ['-0.05', -5, 2],
    ['10', 10, 0],
  ])('reads %s as %d at scale %d', (text, coefficient, scale) => {
    expect(scaled(text)).toEqual({ coefficient, scale });
  });
});

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
