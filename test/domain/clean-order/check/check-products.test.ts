import { describe, expect, it } from 'vitest';
import type { ProductFacts, Restrictions } from '../../../../src/domain/clean-order/index.ts';
import { addressWith, found, orderWith, selling } from '../found.ts';

const restricted = (restrictions: Restrictions, customer = {}, draft = orderWith()) =>
  found(draft, { ...selling('PLATE', { restrictions }), customer });

describe('checkProducts', () => {
  it('asks for proof of age', () => {
    expect(restricted({ minAgeYears: 18 }, { provenAgeYears: 18 })).toEqual([]);
    expect(restricted({ minAgeYears: 18 }, { provenAgeYears: 17 })).toEqual(['restricted.age-not-proven /lines/1/sku']);
    expect(restricted({ minAgeYears: 18 })).toEqual(['restricted.age-not-proven /lines/1/sku']);
  });

  it('asks for the licence that is needed', () => {
    expect(restricted({ licence: 'pyrotechnics' }, { licences: ['firearms', 'pyrotechnics'] })).toEqual([]);
    expect(restricted({ licence: 'pyrotechnics' }, { licences: ['firearms'] })).toEqual([
      'restricted.licence-missing /lines/1/sku',
    ]);
  });

  it('keeps goods within the countries they may go to', () => {
    expect(restricted({ onlyCountries: ['NL', 'BE'] })).toEqual([]);
    expect(restricted({ onlyCountries: ['BE'] })).toEqual(['restricted.not-to-this-country /lines/1/sku']);
    expect(restricted({ notCountries: ['BE'] })).toEqual([]);
    expect(restricted({ notCountries: ['NL'] })).toEqual(['restricted.not-to-this-country /lines/1/sku']);
  });

  it('looks at the address of the line where it has one', () => {
    const lines = [
      {
        sku: 'PLATE',
        quantity: 1,
        unitPrice: '20',
        shipTo: { name: 'x', lines: ['Veldstraat 1'], postalCode: '9000', city: 'Gent', country: 'BE' },
      },
    ];
    expect(restricted({ notCountries: ['NL'] }, {}, orderWith({ lines }))).toEqual([]);
    expect(restricted({ notCountries: ['BE'] }, {}, orderWith({ lines }))).toEqual([
      'restricted.not-to-this-country /lines/0/sku',
    ]);
  });

  it('refuses a post office box for goods that may not go there', () => {
    const draft = addressWith({ lines: ['Postbus 12'] });
    expect(restricted({ noPoBox: true }, {}, draft)).toEqual(['address.po-box /shipTo/lines']);
    expect(restricted({ noPoBox: false }, {}, draft)).toEqual(['~address.po-box /shipTo/lines']);
  });

  it('takes a kit of which every part is known and for sale', () => {
    const kit = (facts: Record<string, Partial<ProductFacts> | undefined>) =>
      found(orderWith(), {
        products: (sku) => {
          const known = new Map(
            Object.entries({ 'MUG-BLUE': { kit: [{ sku: 'CUP', quantity: 1 }] }, PLATE: {}, ...facts }),
          ).get(sku);
          return known === undefined ? undefined : { sku, ...known };
        },
      });
    expect(kit({ CUP: {} })).toEqual([]);
    expect(kit({})).toEqual(['line.kit-incomplete /lines/0/sku']);
    expect(kit({ CUP: { sellable: false } })).toEqual(['line.kit-incomplete /lines/0/sku']);
    expect(kit({ CUP: {}, 'MUG-BLUE': { kit: [] } })).toEqual(['line.kit-incomplete /lines/0/sku']);
    expect(kit({ CUP: {}, 'MUG-BLUE': { kit: [{ sku: 'CUP', quantity: 0 }] } })).toEqual([
      'line.kit-incomplete /lines/0/sku',
    ]);
  });
});
