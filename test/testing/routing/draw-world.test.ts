import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RoutingRules, routeOrder } from '../../../src/domain/routing/index.ts';
import {
  choicesFrom,
  drawNetwork,
  drawOrder,
  drawStock,
  drawWorld,
  seededNumbers,
  vocabularyOf,
} from '../../../src/testing/index.ts';
import { SOUND } from './support.ts';

const rules = SOUND['fences and limits'] ?? {};

describe('drawWorld', () => {
  it('draws the plainest world from no numbers', () => {
    expect(drawWorld([])).toEqual({
      lines: [{ lineId: '1', sku: 'A', quantity: 1 }],
      destination: { country: 'NL' },
      now: '2026-03-02T12:00:00.000Z',
      locations: [{ locationId: 'spare-0', shipmentCostMinor: 0 }],
      stock: [],
      unitCosts: [],
    });
  });

  it('draws a well-formed world from any numbers, and the same one again', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 200 }), (numbers) => {
        const world = drawWorld(numbers, rules);
        expect(routeOrder({ ...world, rules, limits: { certificate: false } }).isOk()).toBe(true);
        expect(JSON.parse(JSON.stringify(world))).toEqual(world);
        expect(drawWorld(numbers, rules)).toEqual(world);
      }),
    );
  });

  it('draws orders of a time at which the rules are in force, with days around it', () => {
    const later: RoutingRules = { ...rules, validFrom: '2027-06-01T08:00:00.000Z' };
    const worlds = Array.from({ length: 50 }, (_, seed) => drawWorld(seededNumbers({ seed, count: 300 }), later));
    expect(worlds.every((world) => routeOrder({ ...world, rules: later }).isOk())).toBe(true);
    expect(new Set(worlds.map(({ now }) => now))).toEqual(new Set(['2027-06-01T08:00:00.000Z']));
    const promises = worlds.flatMap(({ deliverBy = [] }) => deliverBy);
    expect(promises.toSorted()[0]).toBe('2027-06-01');
  });

  it('draws everything that can be special about an order or a location', () => {
    const worlds = Array.from({ length: 400 }, (_, seed) => drawWorld(seededNumbers({ seed, count: 300 }), rules));
    const seen = new Set([
      ...worlds.flatMap((world) => Object.keys(world)),
      ...worlds.flatMap(({ lines }) => lines.flatMap((line) => Object.keys(line))),
      ...worlds.flatMap(({ locations }) => locations.flatMap((location) => Object.keys(location))),
    ]);
    for (const name of ['deliverBy', 'valueMinor', 'kitId', 'mayNotSplit', 'pinnedTo', 'attributes', 'weightGrams']) {
      expect(seen).toContain(name);
    }
    for (const name of [
      'services',
      'capacityUnits',
      'parcelGrams',
      'rejectedAt',
      'cutOff',
      'alreadyShipping',
      'offline',
    ]) {
      expect(seen).toContain(name);
    }
    expect(worlds.some(({ lines }) => new Set(lines.map(({ sku }) => sku)).size < lines.length)).toBe(true);
  });

  it('shrinks to the plainest world when fast-check shrinks its numbers', () => {
    const property = fc.property(fc.array(fc.nat({ max: 999 })), (numbers) => {
      expect(drawWorld(numbers).lines.length).toBeLessThan(2);
    });
    const { counterexample } = fc.check(property, { seed: 1 });
    expect(drawWorld(counterexample?.[0] ?? [])).toMatchObject({
      lines: [{ quantity: 1 }, { quantity: 1 }],
      stock: [],
    });
  });
});

describe('drawOrder, drawNetwork and drawStock', () => {
  it('draw the parts of a world', () => {
    const words = vocabularyOf(rules);
    const choices = choicesFrom(seededNumbers({ seed: 3, count: 300 }));
    const order = drawOrder(choices, words);
    const locations = drawNetwork(choices, { words, order, rules });
    const stock = drawStock(choices, { order, locations });
    const ids = locations.map(({ locationId }) => locationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(stock.every((row) => ids.includes(row.locationId) && row.available > 0)).toBe(true);
    expect(order.lines.every(({ quantity }) => quantity >= 1 && quantity <= 3)).toBe(true);
  });
});
