import { epochMsOf } from '../../kernel/instant.ts';
import { distanceTo } from './distance.ts';
import type { Attributes, OrderFacts, RoutingLocation } from './facts.ts';
import type { Candidate, Condition, Fence } from './rules.ts';

export const DAY_MS = 86_400_000;

/** Whether a fence looks at the line as well as at the location. */
export function looksAtLines({ kind }: Fence): boolean {
  return kind === 'needs' || kind === 'not-to' || kind === 'minimum-stock' || kind === 'own';
}

/**
 * Says whether a fence lets a location work on a line. What a fence needs to know and nobody said (a distance, a
 * country) keeps the location out.
 *
 * @example the fence `{ kind: 'distance', maxKm: 100 }` lets a location at 100 km in, and keeps one at 100.001 km out
 */
export function allows(fence: Fence, candidate: Candidate): boolean {
  const { line, location, order } = candidate;
  const { locationId, kind, attributes, priority, cutOff, promisedDay, rejectedAt } = location;
  const { destination, now, deliverBy } = order;
  const nowMs = now === undefined ? Number.NaN : epochMsOf(now);
  switch (fence.kind) {
    case 'market':
      return inMarket(location, order, fence.markets ?? []);
    case 'distance':
      return (distanceTo(location, destination) ?? Infinity) <= fence.maxKm;
    case 'location-kind':
      return fence.allow.includes(kind ?? '');
    case 'locations':
      return fence.allow?.includes(locationId) !== false && fence.refuse?.includes(locationId) !== true;
    case 'attribute':
      return [noted(attributes, fence.name)].flat().includes(fence.equals);
    case 'needs':
      return !has(line.attributes, fence.line) || has(attributes, fence.location);
    case 'not-to':
      return (
        !has(line.attributes, fence.line) ||
        (destination?.country !== undefined && !fence.countries.includes(destination.country))
      );
    case 'cut-off':
      return cutOff === undefined || nowMs < epochMsOf(cutOff);
    case 'promise':
      return deliverBy === undefined || (promisedDay ?? '~') <= deliverBy;
    case 'rejected':
      return rejectedAt === undefined || nowMs - epochMsOf(rejectedAt) >= fence.days * DAY_MS;
    case 'priority':
      return (priority ?? Infinity) <= fence.atMost;
    case 'own':
      // whatever else it may answer, a promise too, lets nobody in
      return fence.allows(candidate) === true;
    default:
      return true;
  }
}

/**
 * Says whether a location serves the country that the order goes to: it lies in it, or in the same group.
 *
 * @example with the group `['NL', 'BE', 'LU']` a location in `BE` serves `NL`
 */
export function inMarket(
  { country = '' }: RoutingLocation,
  { destination }: OrderFacts,
  markets: readonly (readonly string[])[],
): boolean {
  const there = destination?.country;
  if (there === undefined || country === '') return false;
  return country === there || markets.some((group) => group.includes(country) && group.includes(there));
}

function noted(attributes: Attributes | undefined, name: string): Attributes[string] {
  return new Map(Object.entries(attributes ?? {})).get(name) ?? [];
}

/** Whether something is noted under a name, other than false, an empty text or an empty list. */
function has(attributes: Attributes | undefined, name: string): boolean {
  return [noted(attributes, name)].flat().some((value) => value !== false && value !== '');
}

/**
 * Says whether a rule is meant for an order.
 *
 * @example `{ valueBelowMinor: 5000 }` holds for an order worth 49.99, and not for one worth 50.00 or of unknown worth
 */
export function holdsFor(condition: Condition, { valueMinor = Number.NaN, destination, lines }: OrderFacts): boolean {
  const { valueAtLeastMinor, valueBelowMinor, countries, skus, attribute } = condition;
  return (
    (valueAtLeastMinor === undefined || valueMinor >= valueAtLeastMinor) &&
    (valueBelowMinor === undefined || valueMinor < valueBelowMinor) &&
    countries?.includes(destination?.country ?? '') !== false &&
    (skus === undefined || lines.some(({ sku }) => skus.includes(sku))) &&
    (attribute === undefined || lines.some(({ attributes }) => has(attributes, attribute)))
  );
}
