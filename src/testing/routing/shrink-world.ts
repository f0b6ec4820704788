import type { OrderFacts } from '../../domain/routing/index.ts';
import type { Json } from '../../kernel/finding.ts';

/** A world that shows something, and how to see whether a smaller one still does. */
export interface ShrinkQuestion {
  readonly world: OrderFacts;
  /** must say no to a world that is malformed */
  readonly stillShows: (world: OrderFacts) => boolean;
  /** most worlds to try */
  readonly most?: number;
}

/** Fields that a world cannot do without. */
const NEEDED = new Set([
  'lines',
  'locations',
  'stock',
  'lineId',
  'sku',
  'quantity',
  'locationId',
  'shipmentCostMinor',
  'available',
  'costMinor',
  'serviceId',
  'latitude',
  'longitude',
]);

/**
 * Makes a world smaller for as long as it still shows what it is kept for: without a location, a line, a row or a detail,
 * and with smaller numbers.
 *
 * @law the answer still shows it, and is nowhere larger than the world that came in
 * @law nothing can be taken from the answer alone and no number in it halved or lowered by one, unless `most` ran out
 * @example a world with four locations that shows that one of them oversells comes back with that one
 */
export function shrinkWorld({ world, stillShows, most = 600 }: ShrinkQuestion): OrderFacts {
  let best = world;
  let left = most;
  // steps before this one did not help the last time, and are tried again only in the end
  let from = 0;
  for (let improved = true; improved && left > 0; ) {
    improved = false;
    let step = 0;
    for (const candidate of smallerWorlds(best)) {
      step += 1;
      if (step <= from) continue;
      left -= 1;
      if (left < 0) return best;
      if (!stillShows(candidate)) continue;
      best = candidate;
      improved = true;
      break;
    }
    const wasLast = !improved && from > 0;
    from = improved ? step - 1 : 0;
    improved ||= wasLast;
  }
  return best;
}

/** Worlds a step smaller, the largest steps first. */
function* smallerWorlds(world: OrderFacts): Generator<OrderFacts> {
  const { locations, stock, unitCosts, lines } = world;
  for (const { locationId } of locations) {
    const others = <T extends { readonly locationId: string }>(rows: readonly T[]): T[] =>
      rows.filter((row) => row.locationId !== locationId);
    const costs = unitCosts === undefined ? {} : { unitCosts: others(unitCosts) };
    yield { ...world, locations: others(locations), stock: others(stock), ...costs };
  }
  for (const { sku } of lines) {
    const pick = <T extends { readonly sku: string }>(rows: readonly T[]): T[] => rows.filter((row) => row.sku !== sku);
    yield { ...world, lines: pick(lines), stock: pick(stock) };
  }
  for (const smaller of without(world as unknown as Json)) yield smaller as unknown as OrderFacts;
  for (const smaller of withLess(world as unknown as Json)) yield smaller as unknown as OrderFacts;
}

/** A value once without each of its parts, wherever they are. */
function* without(value: Json): Generator<Json> {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) yield value.filter((_, k) => k !== i);
    for (let i = 0; i < value.length; i += 1) {
      for (const part of without(value[i] as Json)) yield value.with(i, part);
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [name] of entries) {
      // a destination needs its country, a location does not
      const needed = NEEDED.has(name) || (name === 'country' && !('locationId' in value));
      if (!needed) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    }
    for (const [name, inner] of entries) for (const part of without(inner)) yield replaced(entries, name, part);
  }
}

/** A value once with each of its numbers smaller. */
function* withLess(value: Json): Generator<Json> {
  if (typeof value === 'number') {
    for (const less of new Set([0, 1, Math.floor(value / 2), Math.ceil(value - 1)])) {
      if (less >= 0 && less < value) yield less;
    }
  } else if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i += 1) {
      for (const part of withLess(value[i] as Json)) yield value.with(i, part);
    }
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [name, inner] of entries) for (const part of withLess(inner)) yield replaced(entries, name, part);
  }
}

function replaced(entries: readonly (readonly [string, Json])[], name: string, part: Json): Json {
  return Object.fromEntries(entries.map(([other, inner]) => [other, other === name ? part : inner]));
}
