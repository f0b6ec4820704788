import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryOf, guessCountries } from '../../../../src/domain/clean-order/index.ts';
import { sharedVectors } from '../../../house/vectors.ts';

interface Countries {
  readonly countries: readonly { readonly alpha2: string; readonly alpha3: string }[];
}

const vectors = sharedVectors<Countries>('country.json');

describe('countryOf', () => {
  it.each([
    ['NL', 'NL'],
    ['nld', 'NL'],
    ['The Netherlands', 'NL'],
    ['Nederland', 'NL'],
    [' HOLLAND ', 'NL'],
    ['UK', 'GB'],
    ['Northern Ireland', 'GB'],
    ['EIRE', 'IE'],
    ['RSA', 'ZA'],
    ['USA', 'US'],
    ['U.S.A.', 'US'],
    ['Côte d’Ivoire', 'CI'],
    ['Österreich', 'AT'],
    ['Türkiye', 'TR'],
    ['Curaçao', 'CW'],
    ['Republic of Korea', 'KR'],
    ['日本', 'JP'],
    ['Ελλάδα', 'GR'],
    ['EL', 'GR'],
    ['XK', 'XK'],
    ['Korea, Republic of', 'KR'],
    ["Korea, Democratic People's Republic of", 'KP'],
    ['Congo, the Democratic Republic of the', 'CD'],
    ['Republic of the Congo', 'CG'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Republic of China', 'TW'],
    ['Bahamas, The', 'BS'],
    ['Virgin Islands, British', 'VG'],
    ['St. Lucia', 'LC'],
    ['Saint Lucia', 'LC'],
    ['St Vincent and the Grenadines', 'VC'],
    ['Kingdom of the Netherlands', 'NL'],
    ['United States of America', 'US'],
    ['Albanië', 'AL'],
    ['Albanien', 'AL'],
    ['Roemenië', 'RO'],
  ])('knows %s as %s', (text, code) => {
    expect(countryOf(text)).toBe(code);
  });

  it.each([
    'Atlantis',
    'Korea, Norden',
    'University of Georgia',
    'Ireland, Ulster',
    'XX',
    '',
    'Unspecified',
    'European Community',
    '__proto__',
    'constructor',
    'x'.repeat(81),
  ])('does not know %j', (text) => {
    expect(countryOf(text)).toBeUndefined();
  });

  it.skipIf(vectors === undefined)('knows every ISO 3166-1 code (needs ../shared/data)', () => {
    for (const { alpha2, alpha3 } of vectors?.countries ?? []) {
      expect(countryOf(alpha2)).toBe(alpha2);
      expect(countryOf(alpha3)).toBe(alpha2);
      expect(countryOf(alpha2.toLowerCase())).toBe(alpha2);
    }
    expect(vectors?.countries.length).toBe(249);
  });

  it('gives a code that stands for itself', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ minLength: 2, maxLength: 3 })), (text) => {
        const code = countryOf(text);
        return code === undefined || countryOf(code) === code;
      }),
    );
  });
});

describe('guessCountries', () => {
  it.each([
    ['Nehterlands', ['NL']],
    ['Unted Kingdom', ['GB']],
    ['Belguim', ['BE']],
    ['Channel Islands', ['JE', 'GG']],
    ['Virgin Islands', ['VI', 'VG']],
    ['Atlantis', []],
    ['Nig', []],
  ])('takes %s for %j', (text, codes) => {
    expect(guessCountries(text)).toEqual(codes);
  });

  it('overlooks one slip in a short name and two in a long one', () => {
    expect(guessCountries('Chiina')).toEqual(['CN']);
    expect(guessCountries('Chxixna')).toEqual([]);
    expect(guessCountries('Neetherlandss')).toEqual(['NL']);
    expect(guessCountries('Nexetherlandss')).toEqual([]);
  });
});
