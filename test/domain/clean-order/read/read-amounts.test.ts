import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import {
  plainMinor,
  readAmount,
  readCount,
  readDecimal,
  readingIn,
  readPacks,
} from '../../../../src/domain/clean-order/read/read-amounts.ts';
import { parseMoney } from '../../../../src/kernel/money.ts';
import { sharedVectors } from '../../../house/vectors.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const spot = () => spotAt(emptyDesk(), '/a');
const EUR = readingIn('EUR');

interface Currencies {
  readonly currencies: readonly { readonly code: string; readonly minorUnit: number | null }[];
}

const vectors = sharedVectors<Currencies>('currency.json');

describe('readingIn', () => {
  it.skipIf(vectors === undefined)('knows the decimals of every ISO 4217 currency (needs ../shared/data)', () => {
    for (const { code, minorUnit } of vectors?.currencies ?? []) {
      expect([code, readingIn(code).digits]).toEqual([code, minorUnit ?? undefined]);
    }
    expect(vectors?.currencies.length).toBe(178);
  });

  it('knows no currency that is none', () => {
    expect(readingIn('__proto__')).toEqual({ code: undefined, digits: undefined });
  });
});

describe('plainMinor', () => {
  it.each([
    ['12.95', 2, 1295],
    ['12.5', 2, 1250],
    ['12', 2, 1200],
    ['0012', 0, 12],
    ['1.0825', 4, 10825],
    ['999999999999.99', 2, 99999999999999],
  ])('reads %s with %i decimals', (text, digits, minor) => {
    expect(plainMinor(text, digits)).toBe(minor);
  });

  it.each([
    '',
    '.',
    '1.',
    '.5',
    '12.955',
    '-1',
    '1e3',
    '0x1F',
    '1_000',
    ' 1',
    '1 ',
    '1.2.3',
    '１',
    '12345678901234567',
    'NaN',
    'Infinity',
  ])('leaves %j to a closer look', (text) => {
    expect(plainMinor(text, 2)).toBeNaN();
  });

  it('agrees with the kernel wherever it answers', () => {
    const text = fc.oneof(fc.stringMatching(/^\d{1,17}(?:\.\d{0,5})?$/), fc.stringMatching(/^[\d.\-e]{1,8}$/));
    fc.assert(
      fc.property(text, fc.constantFrom('JPY', 'EUR', 'KWD', 'CLF'), (amount, currency) => {
        const plain = plainMinor(amount, readingIn(currency).digits ?? 0);
        return Number.isNaN(plain) || parseMoney({ amount, currency })._unsafeUnwrap().amountMinor === plain;
      }),
    );
  });
});

describe('readAmount', () => {
  it.each([
    ['12.95', 1295],
    ['12.950', 1295],
    ['0', 0],
    ['-0', 0],
    ['-0.00', 0],
  ])('reads %s', (text, minor) => {
    const at = spot();
    expect(Object.is(readAmount(at, 'b', text, EUR), minor)).toBe(true);
    expect(noted(at)).toEqual([]);
  });

  it.each([
    ['12.955', 'money.too-many-decimals'],
    ['-0.01', 'money.negative'],
    ['1e5', 'decimal.not-a-decimal'],
    ['0x1F', 'decimal.not-a-decimal'],
    ['1e1000000', 'decimal.not-a-decimal'],
    ['1234567890123456', 'decimal.too-many-digits'],
    ['1.1234567', 'decimal.too-many-fraction-digits'],
    ['999999999999999', 'money.out-of-range'],
    [{ amount: 1 }, 'text.not-a-string'],
    [Number.NaN, 'text.not-a-string'],
    [Number.POSITIVE_INFINITY, 'text.not-a-string'],
    [true, 'text.not-a-string'],
  ])('refuses %j', (value, code) => {
    const at = spot();
    expect(readAmount(at, 'b', value, EUR)).toBeNull();
    expect(noted(at)).toEqual([`${code} /a/b`]);
  });

  it('reads a number by its shortest text, and proposes the text', () => {
    const at = spot();
    expect(readAmount(at, 'b', 12.95, EUR)).toBe(1295);
    expect([noted(at), proposed(at)]).toEqual([['text.not-a-string /a/b'], '12.95']);
  });

  it.each([
    ['12,95', '12.95'],
    ['€ 12,95', '12.95'],
    ['EUR 7', '7'],
    ['1,5', '1.5'],
    ['1,234', undefined],
    ['1.234,50', undefined],
    ['1,2,3', undefined],
    ['free', undefined],
  ])('proposes for %s: %s', (text, meant) => {
    const at = spot();
    expect(readAmount(at, 'b', text, EUR)).toBeNull();
    expect(proposed(at)).toBe(meant);
  });

  it('looks at the form alone where the currency is not known', () => {
    const at = spot();
    expect(readAmount(at, 'b', '12.95', readingIn(undefined))).toBeNull();
    expect(noted(at)).toEqual([]);
    expect(readAmount(at, 'b', 'x', readingIn('XXX'))).toBeNull();
    expect(noted(at)).toEqual(['decimal.not-a-decimal /a/b']);
  });
});

describe('readDecimal', () => {
  it('takes twelve decimals, and writes the one form of a number', () => {
    expect(readDecimal(spot(), 'b', '007.123456789012')).toBe('7.123456789012');
    expect(readDecimal(spot(), 'b', '0.1234567890123')).toBeNull();
    expect(readDecimal(spot(), 'b', '-0')).toBe('0');
  });

  it('refuses what is below zero', () => {
    const at = spot();
    expect(readDecimal(at, 'b', '-0.01')).toBeNull();
    expect(noted(at)).toEqual(['money.negative /a/b']);
  });
});

describe('readCount', () => {
  it.each([
    [0, 0],
    [-0, 0],
    [1e12, 1e12],
  ])('takes %s', (value, count) => {
    expect(Object.is(readCount(spot(), 'b', value), count)).toBe(true);
  });

  it.each([
    [1e12 + 1, 'quantity.too-large'],
    [1.5, 'quantity.not-whole'],
    [-1, 'quantity.negative'],
    [Number.NaN, 'quantity.not-a-number'],
    [Number.POSITIVE_INFINITY, 'quantity.too-large'],
    ['two', 'quantity.not-a-number'],
    [true, 'quantity.not-a-number'],
    [[2], 'quantity.not-a-number'],
    [{ valueOf: () => 2 }, 'quantity.not-a-number'],
  ])('refuses %s', (value, code) => {
    const at = spot();
    expect(readCount(at, 'b', value)).toBeNull();
    expect(noted(at)).toEqual([`${code} /a/b`]);
  });

  it('reads a number written as text, and proposes it for sure', () => {
    const at = spot();
    expect(readCount(at, 'b', '12')).toBe(12);
    expect([noted(at), proposed(at)]).toEqual([['quantity.not-a-number /a/b'], 12]);
  });

  it('says both things that are wrong with one and a half as text', () => {
    const at = spot();
    expect(readCount(at, 'b', '1.5')).toBeNull();
    expect(noted(at)).toEqual(['quantity.not-a-number /a/b', 'quantity.not-whole /a/b']);
  });
});

describe('readPacks', () => {
  it('takes parts of a pack, to the thousandth', () => {
    expect(readPacks(spot(), 'b', 1.5)).toBe(1.5);
    expect(readPacks(spot(), 'b', 0.001)).toBe(0.001);
    expect(readPacks(spot(), 'b', 0.0001)).toBeNull();
    expect(readPacks(spot(), 'b', 3)).toBe(3);
  });
});
