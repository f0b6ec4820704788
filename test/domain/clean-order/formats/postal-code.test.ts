import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressForm, guessPostalCode, readPostalCode } from '../../../../src/domain/clean-order/index.ts';
import { ownVectors, sharedVectors } from '../../../house/vectors.ts';

interface Postal {
  readonly countries: readonly {
    readonly country: string;
    readonly zipRegex: string | null;
    readonly examples: readonly string[];
    readonly requiredFields: string;
  }[];
}

const all = sharedVectors<Postal>('postal-address.json');
const { countries } = all ?? ownVectors<Postal>('postal-address.json');
const read = (country: string, postalCode: string) => readPostalCode({ country, postalCode });
const guess = (country: string, postalCode: string) => guessPostalCode({ country, postalCode });

/** Examples that do not fit the pattern beside them in the source itself. */
const WRONG_IN_THE_SOURCE = ['BY 20050', 'EE 1001', 'GB RH6 OHP'];

const examples = countries.flatMap(({ country, zipRegex, examples: codes }) =>
  codes.map((code) => ({ country, code, zipRegex })),
);
const right = examples.filter(({ country, code }) => !WRONG_IN_THE_SOURCE.includes(`${country} ${code}`));

describe('addressForm', () => {
  it.skipIf(all === undefined)(
    'asks for what libaddressinput asks for, in all 252 territories (needs ../shared/data)',
    () => {
      expect(countries.length).toBe(252);
      for (const { country, requiredFields, zipRegex } of countries) {
        const form = addressForm(country);
        const { needsCity, needsRegion, needsPostalCode } = form;
        expect([country, needsCity, needsRegion, needsPostalCode]).toEqual([
          country,
          requiredFields.includes('C'),
          requiredFields.includes('S'),
          requiredFields.includes('Z'),
        ]);
        expect(form.pattern !== undefined, country).toBe(zipRegex !== null);
      }
    },
  );

  it('asks for street and city in a country that is not known', () => {
    expect(addressForm('ZZ')).toMatchObject({ needsCity: true, needsRegion: false, needsPostalCode: false });
  });
});

describe('readPostalCode', () => {
  it('takes every example of the source that fits its own pattern', () => {
    expect(right.length).toBeGreaterThan(100);
    for (const { country, code } of right) expect(read(country, code), `${country} ${code}`).toBeDefined();
  });

  it('refuses the examples that do not, and guesses what was meant', () => {
    const wrong = examples.filter((example) => !right.includes(example));
    for (const { country, code } of wrong) expect(read(country, code), `${country} ${code}`).toBeUndefined();
    expect([guess('EE', '1001'), guess('GB', 'RH6 OHP'), guess('BY', '20050')]).toEqual(['01001', 'RH6 0HP', '020050']);
  });

  it('reads small letters, missing and doubled spaces as the same code', () => {
    for (const { country, code } of right) {
      const canonical = read(country, code);
      expect(read(country, code.toLowerCase())).toBe(canonical);
      expect(read(country, ` ${code.replaceAll(' ', '  ')} `)).toBe(canonical);
      if (country !== 'PE') expect(read(country, code.replace(/[ -]/g, '')), `${country} ${code}`).toBe(canonical);
    }
  });

  it('refuses a digit too much or too few where the length is fixed', () => {
    for (const { country, code, zipRegex } of right.filter((one) => /^\\d\{[456]\}$/.test(one.zipRegex ?? ''))) {
      if (country === 'VN') continue; // codes of five digits are newer than the source
      expect(read(country, `${code}1`), `${country} ${code}1 ${zipRegex}`).toBeUndefined();
      expect(read(country, code.slice(1)), `${country} ${code.slice(1)}`).toBeUndefined();
    }
  });

  it.each([
    ['NL', '1015cj', '1015 CJ'],
    ['NL', 'NL-1015 CJ', '1015 CJ'],
    ['DE', 'D-10115', '10115'],
    ['BE', 'B-1000', '1000'],
    ['LU', 'L-4750', '4750'],
    ['SE', 'SE-114 55', '114 55'],
    ['LV', '1073', 'LV-1073'],
    ['SV', '1101', 'CP 1101'],
    ['PL', '00950', '00-950'],
    ['PT', '2725079', '2725-079'],
    ['BR', '40301110', '40301-110'],
    ['US', '22162 1010', '22162-1010'],
    ['JP', '１５４−００２３', '154-0023'],
    ['GB', 'ec1y8sy', 'EC1Y 8SY'],
    ['GB', 'BFPO 61', 'BFPO61'],
    ['CA', 'h3z-2y7', 'H3Z 2Y7'],
    ['KR', '06236', '06236'],
    ['VN', '70000', '70000'],
    ['TW', '100001', '100001'],
    ['OM', 'PC 133', '133'],
    ['IE', 'd02 x285', 'D02 X285'],
    ['AE', 'none', 'NONE'],
  ])('writes %s %s as %s', (country, code, canonical) => {
    expect(read(country, code)).toBe(canonical);
  });

  it.each([
    ['NL', '1015'],
    ['NL', '1015 CJX'],
    ['DE', '1067'],
    ['US', '2134'],
    ['GB', 'XX'],
    ['FR', ''],
    ['DE', '1'.repeat(25)],
    ['NL', "1015 CJ'; --"],
  ])('refuses %s %s', (country, code) => {
    expect(read(country, code)).toBeUndefined();
  });

  it('reads its own answer as the same', () => {
    const country = fc.constantFrom(...countries.map((one) => one.country));
    const code = fc.oneof(
      fc.constantFrom(...right.map((one) => one.code)),
      fc.string({ maxLength: 10 }),
      fc.stringMatching(/^[A-Z0-9 -]{1,9}$/),
    );
    fc.assert(
      fc.property(country, code, (where, text) => {
        const answer = read(where, text);
        return answer === undefined || read(where, answer) === answer;
      }),
    );
  });
});

describe('guessPostalCode', () => {
  it.each([
    ['DE', '1067', '01067'],
    ['US', '2134', '02134'],
    ['NL', '1O15 CJ', '1015 CJ'],
    ['DE', 'IO115', '10115'],
    ['GB', 'M2 5BQQ', undefined],
    ['NL', 'x'.repeat(25), undefined],
  ])('takes %s %s for %s', (country, code, meant) => {
    expect(guess(country, code)).toBe(meant);
  });

  it('guesses only what is right', () => {
    const country = fc.constantFrom('NL', 'DE', 'GB', 'US', 'CA', 'JP', 'EE');
    fc.assert(
      fc.property(country, fc.stringMatching(/^[OIL0-9A-C ]{1,8}$/), (where, text) => {
        const meant = guess(where, text);
        return meant === undefined || read(where, meant) === meant;
      }),
    );
  });
});
