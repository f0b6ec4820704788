import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDecimalMark, plainNumber } from '../../../../src/adapters/channels/csv/csv-numbers.ts';

describe('findDecimalMark', () => {
  it.each([
    [['12,50', '3'], ';', ','],
    [['12.50', '3'], ';', '.'],
    [['1.234,50'], ';', ','],
    [['1,234.50'], ';', '.'],
    [['1.234.567'], ';', ','],
    [['1,234,567'], ';', '.'],
    [['0,125'], ';', ','],
    [['0.125'], ';', '.'],
    [['1234.567'], ';', '.'],
    [['12', '7'], ';', '.'],
    [[], ';', '.'],
    // one number that is clear settles those that are not
    [['1.234', '12,5'], ';', ','],
    [['1.234', '12.5'], ';', '.'],
    // who puts commas between the cells does not write decimal commas
    [['1.234'], ',', '.'],
    [['1.234'], ';', 'unclear'],
    [['1,234'], ';', 'unclear'],
    [['1,234'], ',', 'unclear'],
    [['12,50', '12.50'], ';', 'unclear'],
    [['€ 12,50', '(3,10)'], ';', ','],
    [['x'.repeat(41)], ';', '.'],
  ] as const)('judges %j between %j as %s', (numbers, delimiter, mark) => {
    expect(findDecimalMark(numbers, delimiter)).toBe(mark);
  });

  it('does not care in which order the numbers stand', () => {
    const number = fc.constantFrom('1.234', '12,5', '3', '1,234', '0.5', '1.234.567');
    fc.assert(
      fc.property(fc.array(number), fc.constantFrom(',', ';'), (numbers, delimiter) => {
        const turned = [...numbers].reverse();
        expect(findDecimalMark(turned, delimiter)).toBe(findDecimalMark(numbers, delimiter));
      }),
    );
  });
});

describe('plainNumber', () => {
  it.each([
    ['12.50', '.', '12.50'],
    ['12,50', ',', '12.50'],
    ['€ 1.234,50', ',', '1234.50'],
    ['1,234.50 $', '.', '1234.50'],
    ["1'234.50", '.', '1234.50'],
    ['1 234,50', ',', '1234.50'],
    ['1\u202f234,50', ',', '1234.50'],
    ['(12.50)', '.', '-12.50'],
    ['12.50-', '.', '-12.50'],
    ['\u221212.50', '.', '-12.50'],
    ['-€12,5', ',', '-12.5'],
    ['+3', '.', '3'],
    [',5', ',', '0.5'],
    ['1234567', '.', '1234567'],
    ['', '.', ''],
  ] as const)('reads %j with %j as %j', (text, mark, plain) => {
    expect(plainNumber(text, mark)).toBe(plain);
  });

  it.each([
    ['12,50', '.'],
    ['12.50', ','],
    ['1,23,456', '.'],
    ['1234,567', '.'],
    ['1.5.2', '.'],
    ['1'.repeat(41), '.'],
  ] as const)('reads nothing in %j with %j', (text, mark) => {
    expect(plainNumber(text, mark)).toBeUndefined();
  });

  const amounts = fc.record({
    cents: fc.integer({ min: 0, max: 999_999_999 }),
    negative: fc.boolean(),
    grouped: fc.boolean(),
  });
  const groupsOf = (whole: string, sign: string) => whole.replace(/\B(?=(\d{3})+(?!\d))/g, sign);

  it('gives back every amount that was written either way', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('.', ',' as const), ({ cents, negative, grouped }, mark) => {
        const whole = String(Math.floor(cents / 100));
        const rest = String(cents % 100).padStart(2, '0');
        const written = `${negative ? '-' : ''}${grouped ? groupsOf(whole, mark === '.' ? ',' : '.') : whole}${mark}${rest}`;
        expect(plainNumber(written, mark)).toBe(`${negative ? '-' : ''}${whole}.${rest}`);
      }),
    );
  });

  it('would be caught if it dropped every other mark without looking', () => {
    const broken = (text: string) => text.replaceAll(',', '');
    const failed = fc.check(
      fc.property(amounts, ({ cents }) => {
        const written = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
        expect(broken(written)).not.toBe(String(cents));
      }),
    ).failed;
    expect(failed).toBe(true);
    fc.assert(
      fc.property(amounts, ({ cents }) => {
        const written = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;
        expect(plainNumber(written, '.')).toBeUndefined();
      }),
    );
  });
});
