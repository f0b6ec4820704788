import { describe, expect, it } from 'vitest';
import { COUNTRIES } from '../../../../src/domain/clean-order/formats/countries.ts';
import { alpha3Of, plainName } from '../../../../src/domain/clean-order/formats/country.ts';

const rows = COUNTRIES.split('\n').map((line) => {
  const [codes = '', ...name] = line.split(' ');
  return { alpha2: codes.slice(0, 2), alpha3: alpha3Of(line), names: name.join(' ').split('|') };
});

describe('the table of countries', () => {
  it('has 252 lines in the order of their codes, each with a name', () => {
    expect(rows.length).toBe(252);
    expect(rows.map(({ alpha2 }) => alpha2)).toEqual(rows.map(({ alpha2 }) => alpha2).sort());
    for (const { alpha2, alpha3, names } of rows) {
      expect(alpha2).toMatch(/^[A-Z]{2}$/);
      expect(alpha3 === alpha2 ? 'none' : alpha3).toMatch(/^(?:[A-Z]{3}|none)$/);
      expect(names.every((name) => plainName(name).length >= 2)).toBe(true);
    }
  });

  it.each([
    ['AU Australia', 'AUS'],
    ['AIA Anguilla', 'AIA'],
    ['ATu Austria|Oostenrijk', 'AUT'],
    ['AQATA Antarctica', 'ATA'],
    ['AC- Ascension Island', 'AC'],
  ])('writes alpha-3 codes as short as can be: %s is %s', (line, alpha3) => {
    expect(alpha3Of(line)).toBe(alpha3);
  });

  it('has no alpha-3 code twice, and none for two of them only', () => {
    const codes = rows.filter(({ alpha2, alpha3 }) => alpha3 !== alpha2).map(({ alpha3 }) => alpha3);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBe(250);
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
