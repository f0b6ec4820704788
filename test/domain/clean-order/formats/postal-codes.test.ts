import { describe, expect, it } from 'vitest';
import {
  OLD_PREFIXES,
  POSTAL_CODES,
  PREFIXES,
  REQUIRED_PARTS,
  SEPARATORS,
} from '../../../../src/domain/clean-order/formats/postal-codes.ts';

const entries = (table: string) =>
  table.split('\n').flatMap((line) => {
    const [countries = '', ...entry] = line.split(':');
    return countries.split(' ').map((country) => ({ country, entry: entry.join(':') }));
  });

describe('the tables of postal codes', () => {
  it.each([
    ['patterns', POSTAL_CODES],
    ['required parts', REQUIRED_PARTS],
    ['separators', SEPARATORS],
    ['prefixes', PREFIXES.replaceAll(' ', '\n')],
    ['old prefixes', OLD_PREFIXES.replaceAll(' ', '\n')],
  ])('name each country once among the %s', (_, table) => {
    const countries = entries(table).map(({ country }) => country);
    expect(countries.every((country) => /^[A-Z]{2}$/.test(country))).toBe(true);
    expect(new Set(countries).size).toBe(countries.length);
  });

  it('hold patterns that can be compiled and take no time', () => {
    for (const { country, entry } of entries(POSTAL_CODES)) {
      const pattern = new RegExp(`^(?:${entry})$`);
      expect(pattern.test('A1'.repeat(12)), country).toBe(false);
    }
  });
});
