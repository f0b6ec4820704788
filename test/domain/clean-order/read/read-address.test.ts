import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import { type ReadAddress, readAddress, writeAddress } from '../../../../src/domain/clean-order/read/read-address.ts';
import { emptyDesk, noted, proposed } from './desk-for-tests.ts';

const read = (value: unknown, context = {}) => {
  const desk = emptyDesk(context);
  return { desk, address: readAddress(desk, spotAt(desk, ''), 'shipTo', value) };
};

describe('readAddress', () => {
  it('writes every field in its normal form', () => {
    const { desk, address } = read({
      name: ' Jan ',
      company: 'Bakkerij',
      lines: ['Keizersgracht', '', null, 'achter'],
      houseNumber: '1',
      houseNumberExtension: 'hs',
      postalCode: '1015cj',
      city: 'Amsterdam',
      region: 'Noord-Holland',
      country: 'nederland',
      phone: '0201234567',
      email: 'Jan@EXAMPLE.nl',
      kind: 'residential',
    });
    expect(noted(desk)).toEqual([]);
    expect(writeAddress(address as ReadAddress)).toEqual({
      name: 'Jan',
      company: 'Bakkerij',
      lines: ['Keizersgracht', 'achter'],
      houseNumber: '1',
      houseNumberExtension: 'hs',
      postalCode: '1015 CJ',
      city: 'Amsterdam',
      region: 'Noord-Holland',
      country: 'NL',
      phone: '0201234567',
      email: 'Jan@example.nl',
      kind: 'residential',
    });
  });

  it('writes nothing that is missing or of no use', () => {
    const { address } = read({ city: 5.5, kind: 'castle', lines: [] });
    expect(writeAddress(address as ReadAddress)).toEqual({});
  });

  it('takes the country of the shop where none is named', () => {
    const { address } = read({ postalCode: '1015cj' }, { defaults: { country: 'NL' } });
    expect(address).toMatchObject({ country: 'NL', postalCode: '1015 CJ' });
  });

  it('guesses a country, and several where several fit', () => {
    const one = read({ country: 'Nehterlands' });
    expect([noted(one.desk), proposed(one.desk)]).toEqual([['address.country-unknown /shipTo/country'], 'NL']);
    const two = read({ country: 'Channel Islands' }).desk.notes.errors[0]?.suggestions;
    expect(two?.map(({ patch, confidence }) => [patch[0], confidence])).toEqual([
      [{ op: 'replace', path: '/shipTo/country', value: 'JE' }, 0.4],
      [{ op: 'replace', path: '/shipTo/country', value: 'GG' }, 0.4],
    ]);
  });

  it('guesses a postal code, and names the country', () => {
    const { desk, address } = read({ country: 'DE', postalCode: '1067' });
    expect(address?.postalCode).toBeNull();
    expect(desk.notes.errors[0]).toMatchObject({
      code: 'address.postal-code-malformed',
      params: { country: 'DE' },
      suggestions: [{ patch: [{ value: '01067' }], apply: 'ask' }],
    });
  });

  it('keeps a postal code as it is where the country is not known', () => {
    expect(read({ postalCode: '1015cj', country: 'Atlantis' }).address?.postalCode).toBe('1015cj');
  });

  it('reads one text as the only street line, and proposes a list', () => {
    const { desk, address } = read({ lines: 'Keizersgracht 1' });
    expect(address?.lines).toEqual(['Keizersgracht 1']);
    expect([noted(desk), proposed(desk)]).toEqual([['shape.not-a-list /shipTo/lines'], ['Keizersgracht 1']]);
  });

  it('names the street line that is of no use', () => {
    const { desk, address } = read({ lines: ['Keizersgracht 1', {}] });
    expect(address?.lines).toBeNull();
    expect(noted(desk)).toEqual(['text.not-a-string /shipTo/lines/1']);
  });

  it('tells nothing filled in from what is no address', () => {
    expect(read(null).address).toBeUndefined();
    expect(read('Amsterdam').address).toBeNull();
  });
});
