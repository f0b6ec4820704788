import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalOf, exactOf, roundExact, timesExact, unitPriceOf } from '../../../src/domain/channel/exact.ts';
import { parseDecimal } from '../../../src/kernel/decimal.ts';

const ONE = 1_000_000_000_000n;

/** Decimals as channels send them, with zeros in front and behind. */
const decimals = fc
  .record({
    sign: fc.constantFrom('', '-'),
    whole: fc.integer({ min: 0, max: 999_999_999 }),
    fraction: fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 12 }),
  })
  .map(({ sign, whole, fraction }) => `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`);

describe('exactOf and decimalOf', () => {
  it.each([
    ['2.55', 2_550_000_000_000n],
    ['0', 0n],
    ['-0.5', -500_000_000_000n],
    ['0.000000000001', 1n],
    ['999999999999999', 999_999_999_999_999n * ONE],
  ])('takes %s for %s', (text, exact) => {
    expect(exactOf(text)).toBe(exact);
    expect(decimalOf(exact)).toBe(text);
  });

  it.each(['', 'x', '1e9', '0x1F', ' 1', '1.', '.5', undefined])('takes nothing for %s', (text) => {
    expect(exactOf(text)).toBeUndefined();
  });

  it('gives every decimal back in its canonical form', () => {
    fc.assert(
      fc.property(decimals, (text) => {
        const exact = exactOf(text);
        expect(exact).toBeDefined();
        expect(decimalOf(exact ?? 0n)).toBe(parseDecimal(text, 12).unwrapOr('none'));
      }),
    );
  });
});

describe('timesExact and roundExact', () => {
  it('multiplies without rounding what fits twelve digits', () => {
    expect(decimalOf(timesExact(exactOf('2.55') ?? 0n, exactOf('6') ?? 0n))).toBe('15.3');
  });

  it.each([
    ['2.345', 2, '2.35'],
    ['-2.345', 2, '-2.35'],
    ['2.344', 2, '2.34'],
    ['2.5', 0, '3'],
    ['2.5', 12, '2.5'],
  ] as const)('rounds %s at %i digits to %s', (text, fractionDigits, rounded) => {
    expect(decimalOf(roundExact({ exact: exactOf(text) ?? 0n, fractionDigits }))).toBe(rounded);
  });
});

describe('unitPriceOf', () => {
  it.each([
    ['17.95', 2, 'JPY', '8.975'],
    ['10.00', 3, 'EUR', '3.333'],
    ['10', 3, 'JPY', '3.3'],
    ['10', 3, 'KWD', '3.3333'],
    ['32.40', 3, 'USD', '10.8'],
    ['10.00', 1.5, 'USD', '6.667'],
    ['-16.20', 1, 'USD', '-16.2'],
    ['0.00', 4, 'EUR', '0'],
    ['1.00', 3, undefined, '0.333'],
  ])('finds the price of one unit where %s is paid for %s in %s', (lineAmount, quantity, currency, price) => {
    expect(unitPriceOf({ lineAmount, quantity, currency })).toBe(price);
  });

  it.each([
    ['10.00', 0],
    ['x', 1],
    ['10.00', Number.NaN],
    ['10.00', Number.POSITIVE_INFINITY],
  ])('finds none where %s is paid for %s units', (lineAmount, quantity) => {
    expect(unitPriceOf({ lineAmount, quantity, currency: 'EUR' })).toBeUndefined();
  });

  const lines = fc.record({
    cents: fc.integer({ min: 0, max: 100_000_000 }),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
  });
  const givesLineBack = (price: string | undefined, { cents, quantity }: { cents: number; quantity: number }) => {
    const whole = timesExact(exactOf(price) ?? -1n, exactOf(String(quantity)) ?? 0n);
    return roundExact({ exact: whole, fractionDigits: 2 }) === BigInt(cents) * (ONE / 100n);
  };
  const amount = (cents: number) => decimalOf(BigInt(cents) * (ONE / 100n));

  it('gives a price that comes back to the line', () => {
    fc.assert(
      fc.property(lines, ({ cents, quantity }) => {
        const price = unitPriceOf({ lineAmount: amount(cents), quantity, currency: 'EUR' });
        expect(givesLineBack(price, { cents, quantity })).toBe(true);
      }),
    );
  });

  it('would be caught if it rounded to cents', () => {
    const toCents = ({ cents, quantity }: { cents: number; quantity: number }) =>
      decimalOf(roundExact({ exact: (BigInt(cents) * (ONE / 100n)) / BigInt(quantity), fractionDigits: 2 }));
    const broken = fc.check(fc.property(lines, (line) => givesLineBack(toCents(line), line)));
    expect(broken.failed).toBe(true);
  });
});
