import { describe, expect, it } from 'vitest';
import type { Goal, RoutingLocation, RoutingQuestion, RoutingRules } from '../../../src/domain/routing/index.ts';
import { readOrder } from '../../../src/domain/routing/read-order.ts';
import { newEffort } from '../../../src/domain/routing/solver/effort.ts';
import { type Solved, solve } from '../../../src/domain/routing/solver/solve.ts';
import { translate } from '../../../src/domain/routing/translate.ts';
import { reasonsFor } from '../../../src/domain/routing/unfilled-reasons.ts';

interface Case {
  readonly lines?: RoutingQuestion['lines'];
  readonly ams?: Partial<RoutingLocation>;
  readonly ber?: Partial<RoutingLocation>;
  /** units of A in Amsterdam and Berlin, and units of B there */
  readonly a?: readonly [number, number];
  readonly b?: readonly [number, number];
  readonly rules?: RoutingRules;
  readonly item?: number;
  readonly solved?: Partial<Solved>;
}

/** Why Amsterdam and Berlin do not ship what stays unfilled of an item; 5 of A are ordered. */
function reasons({ lines, ams, ber, a = [0, 0], b = [0, 0], rules = {}, item = 0, solved = {} }: Case) {
  const order = {
    lines: lines ?? [{ lineId: '1', sku: 'A', quantity: 5 }],
    locations: [
      { locationId: 'ber', shipmentCostMinor: 600, ...ber },
      { locationId: 'ams', shipmentCostMinor: 500, ...ams },
    ],
    stock: [
      { sku: 'A', locationId: 'ams', available: a[0] },
      { sku: 'A', locationId: 'ber', available: a[1] },
      { sku: 'B', locationId: 'ams', available: b[0] },
      { sku: 'B', locationId: 'ber', available: b[1] },
    ],
  };
  const { fences = [], objective = ['unfilled', 'cost'], splits = {} } = rules;
  const translated = translate(readOrder(order)._unsafeUnwrap(), { fences, objective, splits });
  const { network, tiers } = translated;
  const shipComplete = splits.shipComplete === 'order';
  const found = solve(network, { tiers, effort: newEffort(), recording: false, shipComplete });
  return reasonsFor(translated, { ...found, ...solved }, item).map(({ locationId, code, ruleId }) =>
    [locationId, code.slice('routing.'.length), ruleId].join(' ').trim(),
  );
}

describe('reasonsFor', () => {
  it('names what keeps a location from working on the order at all, first that applies first', () => {
    expect(reasons({ ams: { offline: true, capacityOrders: 0 }, ber: { capacityOrders: 0 } })).toEqual([
      'ams offline',
      'ber no-capacity-for-orders',
    ]);
    const pinned = [{ lineId: '1', sku: 'A', quantity: 5, pinnedTo: 'ams' }];
    const fences = [{ kind: 'location-kind', allow: ['store'] } as const];
    expect(reasons({ lines: pinned, ams: { kind: 'store' }, rules: { fences } })).toEqual([
      'ams no-stock',
      'ber pinned-elsewhere',
    ]);
  });

  it('names the first fence in the way, by its id or by its kind', () => {
    const kind = { kind: 'location-kind', allow: ['store'] } as const;
    const near = { kind: 'distance', maxKm: 10, ruleId: 'only near' } as const;
    expect(reasons({ a: [5, 5], ams: { kind: 'store' }, rules: { fences: [kind, near] } })).toEqual([
      'ams fenced only near',
      'ber fenced location-kind',
    ]);
  });

  it('names a fence of your own by its name, where it has no id', () => {
    const mine = { kind: 'own', name: 'mine', allows: () => false } as const;
    expect(reasons({ a: [5, 5], rules: { fences: [mine] } })).toEqual(['ams fenced mine', 'ber fenced mine']);
    const named = { ...mine, ruleId: 'ours' };
    expect(reasons({ a: [5, 5], rules: { fences: [named] } })).toEqual(['ams fenced ours', 'ber fenced ours']);
  });

  it('looks at every line of a kit', () => {
    const kit = (second: object) => [
      { lineId: '1', sku: 'A', quantity: 1, kitId: 'k' },
      { lineId: '2', sku: 'B', quantity: 1, kitId: 'k', ...second },
    ];
    const rules = { fences: [{ kind: 'needs', line: 'hazmat', location: 'safe', ruleId: 'dangerous' }] } as const;
    const hazmat = kit({ attributes: { hazmat: true } });
    expect(reasons({ lines: hazmat, a: [5, 5], b: [5, 0], ber: { attributes: { safe: true } }, rules })).toEqual([
      'ams fenced dangerous',
      'ber not-enough-for-all',
    ]);
    expect(reasons({ lines: kit({ pinnedTo: 'ber' }), a: [5, 5], b: [5, 0] })).toEqual([
      'ams pinned-elsewhere',
      'ber not-enough-for-all',
    ]);
  });

  it('tells no stock from stock that is in the plan already', () => {
    expect(reasons({ a: [0, 3] })).toEqual(['ams no-stock', 'ber stock-in-use']);
    expect(reasons({ a: [1, 3], ams: { minimumStock: 1 } })).toEqual(['ams no-stock', 'ber stock-in-use']);
  });

  it('tells a location that has not enough for a line that may not be split, or for a kit', () => {
    const whole = [{ lineId: '1', sku: 'A', quantity: 5, mayNotSplit: true }];
    expect(reasons({ lines: whole, a: [4, 0], b: [0, 0] })).toEqual(['ams not-enough-for-all', 'ber no-stock']);
    const kit = [
      { lineId: '1', sku: 'A', quantity: 2, kitId: 'k' },
      { lineId: '2', sku: 'B', quantity: 1, kitId: 'k' },
    ];
    expect(reasons({ lines: kit, a: [2, 1], b: [0, 1] })).toEqual(['ams not-enough-for-all', 'ber not-enough-for-all']);
  });

  it('tells an order or a line that ships complete or not at all', () => {
    expect(reasons({ a: [4, 0], rules: { splits: { shipComplete: 'order' } } })).toEqual([
      'ams order-incomplete',
      'ber no-stock',
    ]);
    expect(reasons({ a: [4, 0], rules: { splits: { shipComplete: 'line' } } })).toEqual([
      'ams line-incomplete',
      'ber no-stock',
    ]);
  });

  it('tells a location that would be one too many', () => {
    expect(reasons({ a: [3, 2], rules: { splits: { maxShipments: 1 } } })).toEqual([
      'ams stock-in-use',
      'ber too-many-shipments',
    ]);
  });

  it('tells a location without room for units', () => {
    expect(reasons({ a: [5, 0], ams: { capacityUnits: 3 } })).toEqual(['ams no-capacity-for-units', 'ber no-stock']);
    const whole = [{ lineId: '1', sku: 'A', quantity: 5, mayNotSplit: true }];
    expect(reasons({ lines: whole, a: [5, 4], ams: { capacityUnits: 4 }, ber: { capacityUnits: 4 } })).toEqual([
      'ams no-capacity-for-units',
      'ber not-enough-for-all',
    ]);
  });

  it('tells stock that something else of the order needs', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 2 },
      { lineId: '2', sku: 'A', quantity: 2, kitId: 'k' },
    ];
    // 3 are there: the kit and one, or two; either way 1 or 2 stay unfilled, and the kit and one leaves less
    expect(reasons({ lines, a: [3, 0] })).toEqual(['ams stock-in-use', 'ber no-stock']);
  });

  it('tells a shipment that would be worth too little', () => {
    const lines = [
      { lineId: '1', sku: 'A', quantity: 3, valueMinor: 100 },
      { lineId: '2', sku: 'B', quantity: 2, valueMinor: 100 },
    ];
    const rules = { splits: { minimumShipmentMinor: 250 } };
    expect(reasons({ lines, a: [3, 0], b: [0, 2], rules, item: 1 })).toEqual([
      'ams no-stock',
      'ber shipment-too-small',
    ]);
  });

  it('tells a location that costs more than leaving the units out', () => {
    const lines = [{ lineId: '1', sku: 'A', quantity: 5, shortageMinor: 10 }];
    const objective: readonly Goal[] = [
      {
        kind: 'weighted',
        of: [
          { goal: 'cost', weight: 1 },
          { goal: 'shortage', weight: 1 },
        ],
      },
    ];
    expect(reasons({ lines, a: [5, 5], rules: { objective } })).toEqual([
      'ams dearer-than-shortage',
      'ber dearer-than-shortage',
    ]);
    // a kit and a line want the same stock, of which nothing is used
    const sharing = [
      { lineId: '1', sku: 'A', quantity: 1 },
      { lineId: '2', sku: 'A', quantity: 1, kitId: 'k' },
    ];
    for (const item of [0, 1]) {
      expect(reasons({ lines: sharing, a: [1, 0], rules: { objective: ['cost', 'shortage'] }, item })).toEqual([
        'ams dearer-than-shortage',
        'ber no-stock',
      ]);
    }
    const stopped = { lines, a: [5, 5] as const, rules: { objective }, solved: { proven: false } };
    expect(reasons(stopped)).toEqual(['ams search-stopped', 'ber search-stopped']);
  });
});
