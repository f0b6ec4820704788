import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import { readPreferences } from '../../../../src/domain/clean-order/read/read-preferences.ts';
import { emptyDesk, noted } from './desk-for-tests.ts';

const read = (value: unknown) => {
  const desk = emptyDesk();
  return { wishes: readPreferences(desk, spotAt(desk, ''), value), noted: noted(desk) };
};

describe('readPreferences', () => {
  it('reads every wish', () => {
    const wishes = {
      partialShipment: 'ship-complete',
      maxShipments: 2,
      maxWaitDays: 14,
      latestDay: '2026-12-24',
      preferredLocations: ['A', 'B'],
      blockedLocations: ['C'],
      substitutionsAllowed: false,
      preferredCarrier: 'PostNL',
      preferredService: 'evening',
      weekendDelivery: true,
      signatureRequired: false,
      packing: ['gift', 'no-plastic'],
      documentLanguage: 'nl',
    };
    expect(read(wishes)).toEqual({ wishes, noted: [] });
  });

  it('leaves out what is of no use, and says where', () => {
    expect(read({ maxShipments: -1, packing: ['gift', 'gold'], preferredLocations: ['A', {}], note: 'x' })).toEqual({
      wishes: { packing: ['gift'], preferredLocations: ['A'] },
      noted: [
        'quantity.negative /preferences/maxShipments',
        'text.not-a-string /preferences/preferredLocations/1',
        'shape.not-a-choice /preferences/packing/1',
      ],
    });
  });

  it('warns of a location that is wished for and blocked', () => {
    expect(read({ preferredLocations: ['A'], blockedLocations: ['B', 'A'] }).noted).toEqual([
      'preferences.location-preferred-and-blocked /preferences/preferredLocations',
    ]);
    expect(read({ preferredLocations: ['A'], blockedLocations: ['B'] }).noted).toEqual([]);
  });

  it('tells no wishes from what are none', () => {
    expect(read(undefined).wishes).toBeUndefined();
    expect(read([]).wishes).toBeNull();
  });
});
