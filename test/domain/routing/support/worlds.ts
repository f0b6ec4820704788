import * as fc from 'fast-check';
import type { RoutingLine, RoutingLocation, RoutingQuestion } from '../../../../src/domain/routing/index.ts';

const flag = (weight: number): fc.Arbitrary<boolean> => fc.nat({ max: 99 }).map((n) => n >= 100 - weight);
const maybe = <T>(weight: number, value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.tuple(flag(weight), value).map(([some, drawn]) => (some ? drawn : undefined));

/** Leaves out fields that are undefined. */
function defined<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const SKUS = ['A', 'B', '__proto__'];
const IDS = ['x', 'm', 'constructor', 'b'];

/** How large worlds are, and how often they have something special. */
export interface WorldSize {
  readonly lines: number;
  readonly locations: number;
  readonly units: number;
  /** percent */
  readonly special: number;
}

/** Small orders with everything that can be special about them, small enough to try every way to ship. */
export function smallWorlds({ lines, locations, units, special }: WorldSize): fc.Arbitrary<RoutingQuestion> {
  const line = fc.record({
    sku: fc.constantFrom(...SKUS),
    quantity: fc.nat({ max: units }),
    kitId: maybe(special, fc.constant('kit')),
  });
  const perSku = fc.record({
    mayNotSplit: maybe(special, fc.constant(true)),
    shortageMinor: fc.nat({ max: 40 }),
    valueMinor: fc.nat({ max: 9 }),
    weightGrams: maybe(special, fc.nat({ max: 3 })),
    pinnedTo: maybe(special / 2, fc.constantFrom(...IDS)),
  });
  const location = fc.record({
    shipmentCostMinor: fc.oneof(fc.nat({ max: 30 }), fc.constant(10)),
    priority: maybe(70, fc.integer({ min: 1, max: 3 })),
    capacityUnits: maybe(special, fc.nat({ max: 4 })),
    capacityOrders: maybe(special / 2, fc.nat({ max: 1 })),
    minimumStock: maybe(special / 2, fc.nat({ max: 1 })),
    offline: maybe(special / 3, fc.constant(true)),
    alreadyShipping: maybe(special / 2, fc.constant(true)),
    parcelGrams: maybe(special, fc.integer({ min: 1, max: 4 })),
    furtherParcelCostMinor: maybe(special, fc.nat({ max: 12 })),
  });
  const splits = fc.record({
    maxShipments: maybe(special, fc.integer({ min: 1, max: 2 })),
    shipComplete: maybe(special, fc.constantFrom('order' as const, 'line' as const)),
    minimumShipmentMinor: maybe(special / 2, fc.nat({ max: 12 })),
  });
  return fc
    .record({
      lines: fc.array(line, { minLength: 1, maxLength: lines }),
      perSku: fc.tuple(perSku, perSku, perSku),
      locations: fc.array(location, { minLength: 1, maxLength: locations }),
      stock: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: units })), { minLength: 12, maxLength: 12 }),
      costs: fc.array(fc.nat({ max: 12 }), { minLength: 12, maxLength: 12 }),
      splits,
    })
    .map((world) => toQuestion(world));
}

interface Drawn {
  readonly lines: readonly { readonly sku: string; readonly quantity: number; readonly kitId: string | undefined }[];
  readonly perSku: readonly object[];
  readonly locations: readonly object[];
  readonly stock: readonly number[];
  readonly costs: readonly number[];
  readonly splits: object;
}

function toQuestion({ lines, perSku, locations, stock, costs, splits }: Drawn): RoutingQuestion {
  const cells = SKUS.flatMap((sku, s) => locations.map((_, l) => ({ sku, locationId: IDS[l] ?? '', cell: s * 4 + l })));
  return {
    lines: lines.map(
      (line, i) => defined({ lineId: `${i}`, ...line, ...perSku[SKUS.indexOf(line.sku)] }) as RoutingLine,
    ),
    locations: locations.map((location, l) => defined({ locationId: IDS[l] ?? '', ...location }) as RoutingLocation),
    stock: cells.map(({ sku, locationId, cell }) => ({ sku, locationId, available: stock[cell] ?? 0 })),
    unitCosts: cells.map(({ sku, locationId, cell }) => ({ sku, locationId, costMinor: costs[cell] ?? 0 })),
    rules: { splits: defined(splits) },
  };
}
