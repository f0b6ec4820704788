import { describe, expect, it } from 'vitest';
import type { AddressAnswer } from '../../../../src/domain/clean-order/index.ts';
import { checkOrder } from '../../../../src/domain/clean-order/index.ts';
import { addressWith, found, orderWith } from '../found.ts';
import { CONTEXT } from '../sample.ts';

const answered = (answer: AddressAnswer) => found(orderWith(), { lookups: { address: () => answer } });

describe('checkAddress', () => {
  it('asks for what the country needs', () => {
    const bare = (country: string) => found(orderWith({ shipTo: { country } })).map((one) => one.split('/').at(-1));
    expect(bare('NL')).toEqual(['lines', 'postalCode', 'city']);
    expect(bare('US')).toEqual(['lines', 'postalCode', 'city', 'region']);
    expect(bare('AE')).toEqual(['lines', 'city']);
    expect(bare('SG')).toEqual(['lines', 'postalCode']);
    expect(bare('HK')).toEqual(['lines', 'region']);
    expect(bare('GI')).toEqual(['lines']);
  });

  it('asks for the country first, and for nothing that depends on it', () => {
    expect(found(orderWith({ shipTo: {} }))).toEqual([
      'address.country-missing /shipTo/country',
      'address.street-missing /shipTo/lines',
    ]);
  });

  it('does not miss what was filled in wrongly', () => {
    expect(found(addressWith({ postalCode: 'x', city: {}, lines: 5 }))).toEqual([
      'shape.not-a-list /shipTo/lines',
      'address.postal-code-malformed /shipTo/postalCode',
      'text.not-a-string /shipTo/city',
    ]);
  });

  it('takes the name of the customer or of a company for the name', () => {
    const shipTo = { lines: ['Keizersgracht 1'], postalCode: '1015 CJ', city: 'Amsterdam', country: 'NL' };
    expect(found(orderWith({ shipTo }))).toEqual([]);
    expect(found(orderWith({ shipTo, customer: undefined }))).toEqual(['address.name-missing /shipTo/name']);
    expect(found(orderWith({ shipTo: { ...shipTo, company: 'Bakkerij' }, customer: undefined }))).toEqual([]);
  });

  it('warns of a street without house number where houses have one', () => {
    expect(found(addressWith({ lines: ['Keizersgracht'] }))).toEqual([
      '~address.house-number-missing /shipTo/houseNumber',
    ]);
    expect(found(addressWith({ lines: ['Keizersgracht'], houseNumber: '123' }))).toEqual([]);
    expect(found(addressWith({ lines: ['Keizersgracht'], kind: 'pickup-point' }))).toEqual([]);
    expect(found(addressWith({ lines: ['The Old Mill'], country: 'GB', postalCode: 'M2 5BQ' }))).toEqual([]);
  });

  it('keeps to the countries and areas that are served', () => {
    expect(found(orderWith(), { destinations: { countries: ['NL'] } })).toEqual([]);
    expect(found(orderWith(), { destinations: { countries: ['BE'] } })).toEqual([
      'address.country-not-served /shipTo/country',
    ]);
    expect(found(orderWith(), { destinations: { notCountries: ['NL'] } })).toEqual([
      'address.country-not-served /shipTo/country',
    ]);
    const area = (country: string, startsWith: string) =>
      found(orderWith(), { destinations: { notPostalCodes: [{ country, startsWith }] } });
    expect(area('NL', '101')).toEqual(['address.area-not-served /shipTo/postalCode']);
    expect(area('NL', '102')).toEqual([]);
    expect(area('BE', '101')).toEqual([]);
  });

  it('treats a post office box as the shop wants it', () => {
    const draft = addressWith({ lines: ['Postbus 12'] });
    expect(found(draft)).toEqual(['~address.po-box /shipTo/lines']);
    expect(found(draft, { destinations: { poBox: 'allow' } })).toEqual([]);
    expect(found(draft, { destinations: { poBox: 'refuse' } })).toEqual(['address.po-box /shipTo/lines']);
    expect(found(addressWith({ kind: 'po-box' }))).toEqual(['~address.po-box /shipTo/lines']);
  });

  it('asks who knows addresses, and passes on the answer', () => {
    expect(answered({ kind: 'accepted' })).toEqual([]);
    expect(answered({ kind: 'undeliverable' })).toEqual(['address.undeliverable /shipTo']);
    expect(answered({ kind: 'ambiguous' })).toEqual(['address.ambiguous /shipTo']);
    const [corrected] = checkOrder(
      orderWith(),
      {
        ...CONTEXT,
        lookups: {
          address: () => ({ kind: 'corrected', fields: { city: 'Diemen', houseNumber: '123' }, confidence: 0.9 }),
        },
      },
      { phase: 'submit' },
    );
    expect(corrected).toMatchObject({
      code: 'address.corrected',
      severity: 'warning',
      suggestions: [
        {
          patch: [
            { op: 'replace', path: '/shipTo/city', value: 'Diemen' },
            { op: 'add', path: '/shipTo/houseNumber', value: '123' },
          ],
          confidence: 0.9,
          apply: 'ask',
        },
      ],
    });
  });

  it('goes on where who knows addresses gives no answer', () => {
    const address = () => {
      throw new Error('planted');
    };
    expect(found(orderWith(), { lookups: { address } })).toEqual(['~lookup.failed ']);
  });
});
