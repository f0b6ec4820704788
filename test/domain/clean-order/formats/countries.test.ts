import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../../../src/domain/clean-order/formats/countries.ts';
import { plainName } from '../../../../src/domain/clean-order/formats/country.ts';

const rows = COUNTRIES.split('\n').map((line) => {
  const [alpha2 = '', alpha3 = '', ...name] = line.split(' ');
  return { alpha2, alpha3, names: name.join(' ').split('|') };
});

describe('the table of countries', () => {
  it('has 252 lines in the order of their codes, each with a name', () => {
    expect(rows.length).toBe(252);
    expect(rows.map(({ alpha2 }) => alpha2)).toEqual(rows.map(({ alpha2 }) => alpha2).sort());
    for (const { alpha2, alpha3, names } of rows) {
      expect(alpha2).toMatch(/^[A-Z]{2}$/);
      expect(alpha3).toMatch(/^(?:[A-Z]{3}|-)$/);
      expect(names.every((name) => plainName(name).length >= 2)).toBe(true);
    }
  });

  it('gives no name to two countries', () => {
    const owners = new Map<string, string>();
    for (const { alpha2, names } of rows) {
      for (const name of names.map(plainName)) {
        expect(owners.get(name) ?? alpha2, name).toBe(alpha2);
        owners.set(name, alpha2);
      }
    }
  });
});
