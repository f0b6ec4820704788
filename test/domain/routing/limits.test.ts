import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/domain/routing/items.ts';
import { amountsOf, limit, roomOf, sumOver } from '../../../src/domain/routing/limits.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';

const table = readOrder({
  lines: [
    { lineId: '1', sku: 'A', quantity: 3, weightGrams: 100, valueMinor: 900 },
    { lineId: '2', sku: 'B', quantity: 2 },
  ],
  locations: [{ locationId: 'ams', shipmentCostMinor: 500 }],
  stock: [],
})._unsafeUnwrap();
const items = itemsOf(table);
const site = (facts: object) => ({ index: 0, location: { locationId: 'ams', shipmentCostMinor: 500, ...facts } });

describe('amountsOf', () => {
  it('says of each item how much is wanted, and what a unit counts, weighs and is worth', () => {
    const { demand, bulk, weight, worth } = amountsOf(table, items);
    expect([demand, bulk, weight, worth].map((list) => [...list])).toEqual([
      [3, 2],
      [1, 1],
      [100, 0],
      [900, 0],
    ]);
    expect([sumOver(items, bulk), sumOver(items, weight)]).toEqual([5, 300]);
  });
});

describe('roomOf', () => {
  it('is tight where the order is more than a place can handle, or than goes into a parcel', () => {
    const tight = (facts: object): boolean => roomOf([site(facts)], 5, 300).tight;
    expect([{ capacityUnits: 4 }, { capacityUnits: 5 }, { parcelGrams: 299 }, { parcelGrams: 300 }].map(tight)).toEqual(
      [true, false, true, false],
    );
  });

  it('marks places that are open anyway: those that ship already, and nowhere', () => {
    expect([...roomOf([site({ alreadyShipping: true }), site({})], 5, 300).free]).toEqual([1, 0, 1]);
  });
});

describe('limit', () => {
  it('forgets limits that nothing can reach', () => {
    const none = Number.POSITIVE_INFINITY;
    const sites = [site({ capacityUnits: 4 }), site({ capacityUnits: 5 }), site({})];
    expect([...limit(sites, 5, ({ location }) => location.capacityUnits)]).toEqual([4, none, none, none]);
  });
});
