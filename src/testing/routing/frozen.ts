import type { OrderFacts, RoutingRules } from '../../domain/routing/index.ts';

/** Copies a world as plain JSON that nobody can change. */
export function frozenWorld(world: OrderFacts): OrderFacts {
  return JSON.parse(JSON.stringify(world), (_name, value) => Object.freeze(value)) as OrderFacts;
}

/**
 * Copies rules so that nobody can change the copy.
 *
 * @law the rules that are given stay as they are; functions in the copy are the very same
 * @example of `{ fences: [{ kind: 'distance', maxKm: 100 }] }` neither the list nor the 100 can be replaced
 */
export function frozenRules(rules: RoutingRules): RoutingRules {
  return frozenCopy(rules) as RoutingRules;
}

function frozenCopy(value: unknown): unknown {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  if (!isPlain(value)) return value;
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, frozenCopy(inner)])));
}

/** Whether something is a plain record: functions, and objects of a class of your own, are not copied. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const made = Object.getPrototypeOf(value);
  return made === Object.prototype || made === null;
}
