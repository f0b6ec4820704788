import { describe, expect, it } from 'vitest';
import type { Fence, Goal, OrderFacts, RoutingLocation, SplitRules } from '../../../src/domain/routing/index.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';
import { translate, usableStock, weightOf } from '../../../src/domain/routing/translate.ts';

const NONE = Number.POSITIVE_INFINITY;

/** 3 of A and 2 of B; Amsterdam has 2 of A and 5 of B, Berlin has 9 of A. */
const order: OrderFacts = {
  lines: [
    { lineId: '1', sku: 'A', quantity: 3, weightGrams: 100, shortageMinor: 40, valueMinor: 900 },
    { lineId: '2', sku: 'B', quantity: 2 },
  ],
  locations: [
    { locationId: 'ber', shipmentCostMinor: 600 },
    { locationId: 'ams', shipmentCostMinor: 500 },
  ],
  stock: [
    { sku: 'A', locationId: 'ams', available: 2 },
    { sku: 'B', locationId: 'ams', available: 5 },
    { sku: 'A', locationId: 'ber', available: 9 },
  ],
  unitCosts: [
    { sku: 'A', locationId: 'ams', costMinor: 7 },
    { sku: 'B', locationId: 'ams', costMinor: 2 },
  ],
};

interface Rules {
  readonly fences?: readonly Fence[];
  readonly objective?: readonly Goal[];
  readonly splits?: SplitRules;
}

const translated = (facts: Partial<OrderFacts> = {}, rules: Rules = {}) =>
  translate(readOrder({ ...order, ...facts })._unsafeUnwrap(), {
    fences: [],
    objective: ['unfilled', 'shipments', 'cost'],
    splits: {},
    ...rules,
  });

/** The order with other facts about Amsterdam. */
const inAmsterdam = (facts: Partial<RoutingLocation>): Partial<OrderFacts> => ({
  locations: [
    { locationId: 'ams', shipmentCostMinor: 500, ...facts },
    { locationId: 'ber', shipmentCostMinor: 600 },
  ],
});

describe('translate', () => {
  it('numbers items and sites, and lists the offers of each item, those of nowhere last', () => {
    const { network, sites, items } = translated();
    expect(sites.map(({ location }) => location.locationId)).toEqual(['ams', 'ber']);
    expect(items.map(({ quantity }) => quantity)).toEqual([3, 2]);
    expect(network).toMatchObject({ items: 2, places: 3, maxOpen: NONE, pools: [], least: 0, coupled: false });
    expect([...network.demand]).toEqual([3, 2]);
    expect([...network.start]).toEqual([0, 3, 5]);
    expect([...network.at]).toEqual([0, 1, 2, 0, 2]);
    expect([...network.stock]).toEqual([2, 3, 3, 2, 2]);
    expect([...network.free]).toEqual([0, 0, 1]);
    expect([...network.capacity]).toEqual([NONE, NONE, NONE]);
    expect([...network.bulk]).toEqual([1, 1]);
    expect([...network.weight]).toEqual([100, 0]);
    expect([...network.worth]).toEqual([900, 0]);
    expect([...network.whole, ...network.complete]).toEqual([0, 0, 0, 0]);
  });

  it('makes a tier of each goal: per unit, per place, per further parcel', () => {
    const { tiers, before } = translated(inAmsterdam({ furtherParcelCostMinor: 90 }));
    expect(before).toBe(0);
    expect(tiers.map(({ kind }) => kind)).toEqual(['unfilled', 'shipments', 'sum']);
    expect(tiers.map(({ cost }) => [...cost])).toEqual([
      [0, 0, 1, 0, 1],
      [0, 0, 0, 0, 0],
      [7, 0, 0, 2, 0],
    ]);
    expect(tiers.map(({ opening }) => [...opening])).toEqual([
      [0, 0, 0],
      [1, 1, 0],
      [500, 600, 0],
    ]);
    expect(tiers.map(({ further }) => [...further])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
      [90, 0, 0],
    ]);
  });

  it('puts filling first where no goal says what a shortage costs, and cost last where no goal counts it', () => {
    const kinds = (objective: readonly Goal[], splits: SplitRules = {}) => {
      const { tiers, before } = translated({}, { objective, splits });
      return [before, ...tiers.map(({ kind, opening }) => (kind === 'sum' ? opening[1] : kind))];
    };
    expect(kinds(['shipments'])).toEqual([1, 'unfilled', 'shipments', 600]);
    expect(kinds(['cost'])).toEqual([1, 'unfilled', 600]);
    expect(kinds(['shortage'])).toEqual([0, 0, 600]);
    expect(kinds(['unfilled'])).toEqual([0, 'unfilled', 600]);
    expect(kinds(['shipments', 'unfilled'])).toEqual([0, 'shipments', 'unfilled', 600]);
    expect(kinds(['shipments', 'unfilled'], { shipComplete: 'order' })).toEqual([
      1,
      'unfilled',
      'shipments',
      'unfilled',
      600,
    ]);
    expect(kinds(['unfilled'], { shipComplete: 'order' })).toEqual([0, 'unfilled', 600]);
  });

  it('counts goals within a weighted goal by their weights', () => {
    const weighted: Goal = {
      kind: 'weighted',
      of: [
        { goal: 'cost', weight: 3 },
        { goal: 'shortage', weight: 2 },
        { goal: 'unfilled', weight: 5 },
      ],
    };
    const [tier] = translated({}, { objective: [weighted] }).tiers;
    // nowhere: 2 x 40 + 5 for A, 5 for B
    expect([...(tier?.cost ?? [])]).toEqual([21, 0, 85, 6, 5]);
    expect([...(tier?.opening ?? [])]).toEqual([1500, 1800, 0]);
    expect(tier?.kind).toBe('sum');
  });

  it('makes one offer of a kit for each place that has all of it', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 2, kitId: 'k' },
      { lineId: '2', sku: 'B', quantity: 1, kitId: 'k' },
    ];
    const { network, tiers } = translated({ lines });
    expect([...network.at]).toEqual([0, 2]);
    expect([...network.stock]).toEqual([1, 1]);
    expect([...network.bulk]).toEqual([3]);
    // 2 x 7 + 2, and 3 units left unfilled
    expect([...(tiers[2]?.cost ?? [])]).toEqual([16, 0]);
    expect([...(tiers[0]?.cost ?? [])]).toEqual([0, 3]);
  });

  it('leaves out a place that has less than all of what may not be split', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 3, mayNotSplit: true }];
    const { network } = translated({ lines });
    expect([...network.at]).toEqual([1, 2]);
    expect([...network.whole]).toEqual([1]);
  });

  it('knows limits that something can reach, and forgets the others', () => {
    const capacity = (units: number) => translated(inAmsterdam({ capacityUnits: units })).network;
    expect([...capacity(4).capacity]).toEqual([4, NONE, NONE]);
    expect(capacity(4).coupled).toBe(true);
    expect([...capacity(5).capacity]).toEqual([NONE, NONE, NONE]);
    expect(capacity(5).coupled).toBe(false);
    const parcel = (grams: number) => translated(inAmsterdam({ parcelGrams: grams })).network;
    expect([...parcel(299).parcel]).toEqual([299, NONE, NONE]);
    expect(parcel(299).coupled).toBe(true);
    expect([...parcel(300).parcel]).toEqual([NONE, NONE, NONE]);
    expect(translated({}, { splits: { minimumShipmentMinor: 1 } }).network).toMatchObject({ least: 1, coupled: true });
  });

  it('shares the stock of a SKU between its lines and kits with it', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 3 },
      { lineId: '2', sku: 'A', quantity: 2, kitId: 'k' },
    ];
    const { network } = translated({ lines });
    expect(network.coupled).toBe(true);
    expect(network.pools.map(({ per, limit }) => [[...per], [...limit]])).toEqual([
      [
        [1, 2],
        [2, NONE, NONE],
      ],
    ]);
  });

  it('takes the lowest of all bounds on locations, less those that ship already', () => {
    const most = (splits: SplitRules, facts: Partial<OrderFacts> = {}) => translated(facts, { splits }).network.maxOpen;
    expect(most({ maxLocations: 3, maxShipments: 2 })).toBe(2);
    expect(most({ maxLocations: 3 })).toBe(3);
    expect(most({ noSplitWith: ['B'] })).toBe(1);
    expect(most({ noSplitWith: ['C'] })).toBe(NONE);
    expect(most({ noSplitBelowMinor: 5000 }, { valueMinor: 4999 })).toBe(1);
    expect(most({ noSplitBelowMinor: 5000 }, { valueMinor: 5000 })).toBe(NONE);
    expect(most({ noSplitBelowMinor: 5000 })).toBe(NONE);
    const already = inAmsterdam({ alreadyShipping: true });
    expect(most({ maxShipments: 2 }, already)).toBe(1);
    expect(translated(already).network.free[0]).toBe(1);
    expect(translated(already).tiers.map(({ opening }) => opening[0])).toEqual([0, 0, 0]);
  });

  it('couples whole lines where not everything that can be filled is filled', () => {
    const coupled = (splits: SplitRules, objective: readonly Goal[] = ['unfilled']) =>
      translated({}, { splits: { shipComplete: 'line', ...splits }, objective }).network.coupled;
    expect(coupled({})).toBe(false);
    expect(coupled({ maxShipments: 1 })).toBe(true);
    expect(coupled({}, ['shortage'])).toBe(true);
    expect([...translated({}, { splits: { shipComplete: 'line' } }).network.complete]).toEqual([1, 1]);
  });
});

describe('weightOf', () => {
  it('counts a goal once in itself, and by weights in a weighted goal, level by level', () => {
    expect(weightOf('cost', 'cost')).toBe(1);
    expect(weightOf({ kind: 'distance', band: 5 }, 'distance')).toBe(1);
    expect(weightOf('cost', 'shortage')).toBe(0);
    const inner: Goal = { kind: 'weighted', of: [{ goal: 'cost', weight: 3 }] };
    const outer: Goal = {
      kind: 'weighted',
      of: [
        { goal: inner, weight: 2 },
        { goal: 'cost', weight: 1 },
      ],
    };
    expect(weightOf(outer, 'cost')).toBe(7);
  });
});

describe('usableStock', () => {
  const usable = (facts: Partial<OrderFacts>, fences: readonly Fence[] = []): number => {
    const { table, sites } = translated(facts);
    const site = sites[0];
    return site === undefined ? Number.NaN : usableStock(table, fences, 0, site);
  };

  it('is what is there, less what stays on the shelf', () => {
    expect(usable({})).toBe(2);
    expect(usable(inAmsterdam({ minimumStock: 1 }))).toBe(1);
    expect(usable(inAmsterdam({ minimumStock: 3 }))).toBe(0);
  });

  it('keeps the most that the location or a fence wants kept, for the kinds the fence is about', () => {
    const kept = (units: number, kinds?: readonly string[]): Fence =>
      kinds === undefined ? { kind: 'minimum-stock', units } : { kind: 'minimum-stock', units, kinds };
    const store = inAmsterdam({ kind: 'store', minimumStock: 1 });
    expect(usable(store, [kept(2)])).toBe(0);
    expect(usable(store, [kept(0)])).toBe(1);
    expect(usable(store, [kept(2, ['store'])])).toBe(0);
    expect(usable(store, [kept(2, ['warehouse'])])).toBe(1);
    expect(usable({}, [kept(2, ['store'])])).toBe(2);
  });

  it('is nothing for a line that must come from elsewhere, or that a fence keeps out', () => {
    const pinned = (pinnedTo: string) => ({ lines: [{ lineId: '1', sku: 'A', quantity: 3, pinnedTo }] });
    expect(usable(pinned('ams'))).toBe(2);
    expect(usable(pinned('ber'))).toBe(0);
    expect(usable({}, [{ kind: 'own', name: 'no', allows: ({ line }) => line.sku !== 'A' }])).toBe(0);
  });
});
