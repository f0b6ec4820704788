import * as jsvat from 'jsvat-next';
import { describe, expect, it } from 'vitest';
import { vatNumberLookup } from '../../../../src/adapters/lookups/index.ts';
import { readVatNumber } from '../../../../src/domain/clean-order/index.ts';
import { sharedVectors } from '../../../house/vectors.ts';

interface Vats {
  readonly valid: readonly { readonly input: string }[];
  readonly invalid: readonly { readonly input: string }[];
}

const vectors = sharedVectors<Vats>('vat-eu.json');
const countries = Object.values(jsvat).filter(
  (one): one is jsvat.Country => typeof one === 'object' && one !== null && 'calcFn' in one,
);
const lookup = vatNumberLookup({ checkVAT: jsvat.checkVAT, countries });

describe('vatNumberLookup', () => {
  it('tells right from wrong check digits', () => {
    expect(lookup('NL010000446B01')).toBe('right');
    expect(lookup('NL123456789B14')).toBe('wrong');
    expect(lookup('BE0411905847')).toBe('right');
  });

  it('does not know countries it was not given', () => {
    expect(vatNumberLookup({ checkVAT: jsvat.checkVAT, countries: [] })('NL010000446B01')).toBe('unknown');
  });

  it.skipIf(vectors === undefined)('agrees with the published numbers of all countries (needs ../shared/data)', () => {
    const passes = (input: string): boolean => {
      const read = readVatNumber(input);
      return read !== undefined && lookup(read.vatNumber) === 'right';
    };
    expect(vectors?.valid.filter(({ input }) => !passes(input))).toEqual([]);
    expect(vectors?.invalid.filter(({ input }) => passes(input))).toEqual([]);
  });
});
