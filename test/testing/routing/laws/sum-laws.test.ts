import { describe, expect, it } from 'vitest';
import { type OrderFacts, type RoutingPlan, routeOrder } from '../../../../src/domain/routing/index.ts';
import { addsUp } from '../../../../src/testing/routing/laws/sum-laws.ts';
import { SOUND, twoPlaces } from '../support.ts';
import { answer, judged } from './support.ts';

/** Berlin ships 2 of 3 by express: 900 for the shipment, 100 for a second parcel, 2 x 3 for the units. */
const world: OrderFacts = {
  ...twoPlaces,
  lines: [{ lineId: '1', sku: 'A', quantity: 3, weightGrams: 400, shortageMinor: 70 }],
  locations: [
    {
      locationId: 'berlin',
      shipmentCostMinor: 500,
      parcelGrams: 500,
      furtherParcelCostMinor: 100,
      services: [{ serviceId: 'express', shipmentCostMinor: 900 }],
    },
  ],
  stock: [{ sku: 'A', locationId: 'berlin', available: 2 }],
  unitCosts: [{ sku: 'A', locationId: 'berlin', costMinor: 3 }],
};
const shipment = {
  locationId: 'berlin',
  serviceId: 'express',
  units: 2,
  parcels: 2,
  shipmentCostMinor: 1000,
  unitCostMinor: 6,
};
const cost = { shipmentsMinor: 1000, unitsMinor: 6, totalMinor: 1006, shortageMinor: 70 };
const said = (change: Partial<RoutingPlan>) => ({
  ...answer({ berlin: 2 }, 1),
  shipments: [shipment],
  cost,
  ...change,
});
const breach = (change: Partial<RoutingPlan>, facts: OrderFacts = world): string | undefined =>
  judged(addsUp, { world: facts, answer: said(change) })?.sentence;

describe('addsUp', () => {
  it('is kept by plans as they come from the router, in one pass or in several', () => {
    expect(breach({})).toBeUndefined();
    expect(breach({ ...routeOrder(world)._unsafeUnwrap() })).toBeUndefined();
    for (const rules of Object.values(SOUND)) expect(judged(addsUp, { world, rules })).toBeUndefined();
  });

  it('is kept by an answer that says nothing about shipments and costs', () => {
    expect(judged(addsUp, { world, answer: answer({ berlin: 2 }, 1) })).toBeUndefined();
  });

  it.each<readonly [string, Partial<RoutingPlan>, string]>([
    ['no shipment', { shipments: [] }, 'berlin ships, and has 0 shipments instead of 1.'],
    ['two shipments', { shipments: [shipment, shipment] }, 'berlin ships, and has 2 shipments instead of 1.'],
    [
      'a shipment of nothing',
      { shipments: [shipment, { ...shipment, locationId: 'cologne' }] },
      'The shipment of cologne has 2 units; cologne ships 0.',
    ],
    [
      'a unit too many',
      { shipments: [{ ...shipment, units: 3 }] },
      'The shipment of berlin has 3 units; berlin ships 2.',
    ],
    [
      'a service that nobody has',
      { shipments: [{ ...shipment, serviceId: 'drone' }] },
      'berlin ships by drone, and has no such service.',
    ],
    [
      'the price of another service',
      { shipments: [{ ...shipment, shipmentCostMinor: 600 }] },
      'The shipment of berlin costs 1000 and is put down with 600.',
    ],
    [
      'units that cost something else',
      { shipments: [{ ...shipment, unitCostMinor: 7 }] },
      'The units from berlin cost 6 and are put down with 7.',
    ],
    [
      'shipments that do not add up',
      { cost: { ...cost, shipmentsMinor: 999, totalMinor: 1005 } },
      'The plan says 999 for shipments instead of 1000.',
    ],
    [
      'units that do not add up',
      { cost: { ...cost, unitsMinor: 5, totalMinor: 1005 } },
      'The plan says 5 for units instead of 6.',
    ],
    [
      'a wrong total',
      { cost: { ...cost, totalMinor: 1013 } },
      'The plan says 1013 for shipments and units instead of 1006.',
    ],
    ['a wrong shortage', { cost: { ...cost, shortageMinor: 0 } }, 'The plan says 0 for shortage instead of 70.'],
  ])('is broken by %s', (_name, change, sentence) => {
    expect(breach(change)).toBe(sentence);
  });

  it('charges nothing but further parcels for a shipment that is on its way', () => {
    const already = { ...world, locations: world.locations.map((one) => ({ ...one, alreadyShipping: true })) };
    const free = { ...shipment, shipmentCostMinor: 100 };
    const small = { ...cost, shipmentsMinor: 100, totalMinor: 106 };
    expect(breach({ shipments: [free], cost: small }, already)).toBeUndefined();
    expect(breach({}, already)).toBe('The shipment of berlin costs 100 and is put down with 1000.');
  });
});
