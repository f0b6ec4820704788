import { describe, expect, it } from 'vitest';
import {
  addressForm,
  applyCorrections,
  countryOf,
  guessCountries,
  guessEmail,
  guessPostalCode,
  isPoBox,
  readEmail,
  readGtin,
  readIban,
  readPhone,
  readPostalCode,
  readVatNumber,
} from '../../src/domain/clean-order/index.ts';
import { DRAFT } from '../domain/clean-order/sample.ts';
import { timed } from './breaches.ts';
import { hostileValues } from './hostile-values.ts';

type Ask = (value: never) => unknown;

/** Every reader of one text, and what it says of what is no text at all. */
const READERS: Readonly<Record<string, readonly [Ask, unknown]>> = {
  countryOf: [countryOf, undefined],
  guessCountries: [guessCountries, []],
  guessEmail: [guessEmail, undefined],
  guessPostalCode: [(postalCode) => guessPostalCode({ country: 'NL', postalCode }), undefined],
  isPoBox: [isPoBox, false],
  readEmail: [readEmail, undefined],
  readGtin: [readGtin, { kind: 'no-gtin' }],
  readIban: [readIban, undefined],
  readPhone: [readPhone, undefined],
  readPostalCode: [(postalCode) => readPostalCode({ country: 'NL', postalCode }), undefined],
  'readPostalCode of any country': [(country) => readPostalCode({ country, postalCode: '1' }) && undefined, undefined],
  readVatNumber: [readVatNumber, undefined],
};

describe('readers of one text', () => {
  it.each(Object.entries(READERS))('%s answers whatever it is given, at once', (_, [ask, nothing]) => {
    for (const { name, make } of hostileValues()) {
      const value = make();
      let answer: unknown;
      expect(
        timed(() => {
          answer = ask(value as never);
        }),
        name,
      ).toBeLessThan(1000);
      if (typeof value !== 'string') expect(answer, name).toEqual(nothing);
    }
  });

  it('knows no form of what is no country', () => {
    for (const { make } of hostileValues()) expect(addressForm(make() as never).pattern).toBeUndefined();
  });
});

describe('corrections from outside', () => {
  it('are refused where they are none, and never echoed at length', () => {
    for (const { name, make } of hostileValues()) {
      const value = make();
      const operation = { op: 'replace', path: value, value: 1 };
      for (const corrections of [value, [value], [{ code: 'line.none', patch: value }], [{ patch: [value] }]]) {
        const answer = applyCorrections(DRAFT, corrections as never);
        // an empty list or text has nothing that could be wrong
        if (answer.isOk()) expect(answer.value, name).toEqual({ draft: DRAFT, applied: [] });
      }
      const refusal = applyCorrections(DRAFT, [{ code: 'line.none', patch: [operation as never] }])._unsafeUnwrapErr();
      expect(refusal.path.length, name).toBeLessThanOrEqual(1000);
    }
  });

  it('are at most 1,000', () => {
    const one = { code: 'line.none' as const, patch: [] };
    const many = (count: number) => Array.from({ length: count }, () => one);
    expect(applyCorrections(DRAFT, many(1000)).isOk()).toBe(true);
    expect(applyCorrections(DRAFT, many(1001))._unsafeUnwrapErr()).toEqual({ code: 'correction.too-many', path: '' });
  });
});
