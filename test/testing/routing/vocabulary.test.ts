import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../../src/testing/index.ts';

describe('vocabularyOf', () => {
  it('has plain words where rules say nothing', () => {
    expect(vocabularyOf({})).toMatchObject({
      skus: ['A', 'B', '__proto__'],
      countries: ['NL', 'DE'],
      lineAttributes: [],
    });
  });

  it('has both sides of every bound', () => {
    const words = vocabularyOf({
      fences: [
        { kind: 'distance', maxKm: 100 },
        { kind: 'priority', atMost: 7, when: { valueAtLeastMinor: 5000 } },
        { kind: 'rejected', days: 0 },
      ],
      splits: { noSplitBelowMinor: 1 },
    });
    expect(words.distancesKm).toEqual(expect.arrayContaining([99, 100, 101]));
    expect(words.priorities).toEqual(expect.arrayContaining([6, 7, 8]));
    expect(words.orderValuesMinor).toEqual(expect.arrayContaining([4999, 5000, 5001, 0, 1, 2]));
    expect(Math.min(...words.rejectedDays)).toBe(0);
  });

  it('has a country that no rule names, however many they name', () => {
    const countries = (...named: string[]) =>
      vocabularyOf({ fences: [{ kind: 'cut-off', when: { countries: named } }] }).countries;
    expect(countries('NL')).toEqual(['NL', 'DE']);
    expect(countries('NL', 'DE')).toEqual(['NL', 'DE', 'FR']);
    expect(countries('DE', 'FR', 'NL')).toEqual(['DE', 'FR', 'NL', 'BE']);
    expect(countries('NL', 'DE', 'FR', 'BE', 'AT', 'PL', 'ZZ').at(-1)).toBe('ZZZ');
  });

  it('has a moment at which the rules are in force', () => {
    const noon = '2026-03-02T12:00:00.000Z';
    const later = '2027-01-01T00:00:00.000Z';
    expect(vocabularyOf({}).now).toBe(noon);
    expect(vocabularyOf({ validFrom: noon, validUntil: later }).now).toBe(noon);
    expect(vocabularyOf({ validFrom: later }).now).toBe(later);
    expect(vocabularyOf({ validUntil: noon }).now).toBe('2026-03-02T11:59:59.999Z');
  });

  it('finds what is named anywhere, in scenarios and in weighted goals too', () => {
    const words = vocabularyOf({
      fences: [
        { kind: 'needs', line: 'frozen', location: 'freezer' },
        { kind: 'not-to', line: 'lithium', countries: ['CH'] },
        { kind: 'market', markets: [['BE', 'LU']] },
        { kind: 'cut-off', when: { skus: ['S1'], attribute: 'gift', countries: ['FR'] } },
        { kind: 'minimum-stock', units: 2, kinds: ['outlet'] },
      ],
      splits: { noSplitWith: ['S2'] },
      scenarios: [
        {
          scenarioId: 's',
          otherwise: 'cancel',
          fences: [
            { kind: 'locations', allow: ['one'], refuse: ['two'] },
            { kind: 'attribute', name: 'tier', equals: 'gold' },
          ],
          objective: [
            {
              kind: 'weighted',
              of: [
                { goal: { kind: 'ranked', locations: ['three'] }, weight: 1 },
                {
                  goal: { kind: 'rating', name: 'r', of: { attribute: 'grade' }, from: 2, to: 9, penalty: 1 },
                  weight: 1,
                },
              ],
            },
          ],
        },
      ],
    });
    expect(words.skus.slice(0, 2)).toEqual(['S1', 'S2']);
    expect(words.countries).toEqual(['FR', 'BE', 'LU', 'CH', 'NL', 'DE']);
    expect(words.locationIds.slice(0, 3)).toEqual(['one', 'two', 'three']);
    expect(words.kinds[0]).toBe('outlet');
    expect(words.lineAttributes).toEqual(['frozen', 'lithium', 'gift']);
    expect(words.locationAttributes).toEqual([
      { name: 'freezer', values: [true, false] },
      { name: 'tier', values: ['gold', false] },
      { name: 'grade', values: [2, 1, 3, 9, 8, 10, false] },
    ]);
  });
});
