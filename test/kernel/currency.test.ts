import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { currencies, currencyDigits, parseCurrency } from '../../src/kernel/currency.ts';
import { sharedData } from '../house/shared.ts';

describe('currencyDigits', () => {
  it.each([
    ['JPY', 0],
    ['EUR', 2],
    ['KWD', 3],
    ['CLF', 4],
  ])('knows that %s has %d decimals', (code, digits) => {
    expect(currencyDigits(code)._unsafeUnwrap()).toBe(digits);
  });

  it.each(['eur', 'XAU', 'XXX', '', '__proto__', 'constructor', 'EURO'])('refuses %j', (code) => {
    expect(currencyDigits(code)._unsafeUnwrapErr()).toEqual({ code: 'currency.unknown' });
  });
});

describe('parseCurrency', () => {
  it('accepts an ISO code and refuses everything else', () => {
    expect(parseCurrency('GBP')._unsafeUnwrap()).toBe('GBP');
    for (const input of ['gbp', null, 826, {}, ['GBP']]) expect(parseCurrency(input).isErr()).toBe(true);
  });
});

describe('currencies', () => {
  it('lists 165 codes in order, each with its decimals', () => {
    const codes = currencies();
    expect(codes).toHaveLength(165);
    expect([...codes].sort()).toEqual(codes);
    for (const code of codes) expect(currencyDigits(code).isOk()).toBe(true);
  });

  const table = sharedData('validation/currency.json');
  it.skipIf(table === undefined)('agrees with ISO 4217 tables A.1 and A.3 (needs the shared data)', () => {
    const listed: { code: string; minorUnit: number | null }[] = JSON.parse(
      readFileSync(table as string, 'utf8'),
    ).currencies;
    for (const { code, minorUnit } of listed) {
      expect(currencyDigits(code).unwrapOr(-1), code).toBe(minorUnit ?? -1);
    }
    expect(currencies()).toHaveLength(listed.filter(({ minorUnit }) => minorUnit !== null).length);
  });
});
