import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal, scaled } from '../../src/kernel/decimal-text.ts';

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
