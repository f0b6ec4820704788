import type { Attributes, Fence, OrderFacts, RoutingLocation } from '../../domain/routing/index.ts';

/** An order, and the fences that a location for it must keep to. */
export interface IdealQuestion {
  readonly order: OrderFacts;
  readonly fences: readonly Fence[];
}

/**
 * Describes a location that keeps to as many fences as one location can: near, open, in the right country, of a kind
 * that all allow, with everything noted that any of them wants to see.
 *
 * @law when the fences (other than your own functions) let any location work on the order, they let this one
 * @example for `{ kind: 'location-kind', allow: ['store'] }` and a customer in `NL`: a store in `NL` at 0 km
 */
export function idealLocation({ order, fences }: IdealQuestion): RoutingLocation {
  const ids = fences.flatMap((fence) => (fence.kind === 'locations' ? [fence] : []));
  const refused = new Set(ids.flatMap(({ refuse = [] }) => refuse));
  const allowed = inAll(ids.flatMap(({ allow }) => (allow === undefined ? [] : [allow])));
  const kind = inAll(fences.flatMap((fence) => (fence.kind === 'location-kind' ? [fence.allow] : [])))?.[0];
  const country = order.destination?.country;
  const attributes = wantedAttributes(fences);
  return {
    locationId: allowed?.find((id) => !refused.has(id)) ?? unusedName(refused),
    shipmentCostMinor: 0,
    ...(kind === undefined ? {} : { kind }),
    ...(country === undefined ? {} : { country }),
    distanceKm: 0,
    priority: 0,
    ...(order.deliverBy === undefined ? {} : { promisedDay: order.deliverBy }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

/** What stands in all lists, or undefined when there is no list. */
function inAll(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  const [first, ...others] = lists;
  return first?.filter((word) => others.every((list) => list.includes(word)));
}

function unusedName(taken: ReadonlySet<string>): string {
  let name = 'ideal';
  while (taken.has(name)) name += '-';
  return name;
}

/** Everything that fences want to see noted, name by name. */
function wantedAttributes(fences: readonly Fence[]): Attributes | undefined {
  const wanted = new Map<string, Set<string | number | boolean>>();
  const valuesOf = (name: string): Set<string | number | boolean> => {
    const values = wanted.get(name) ?? new Set();
    wanted.set(name, values);
    return values;
  };
  for (const fence of fences) if (fence.kind === 'attribute') valuesOf(fence.name).add(fence.equals);
  for (const fence of fences) {
    if (fence.kind !== 'needs') continue;
    const values = valuesOf(fence.location);
    // an empty text alone is nothing noted
    if ([...values].every((value) => value === '')) values.add(values.size === 0 ? true : 'noted');
  }
  return wanted.size === 0
    ? undefined
    : Object.fromEntries([...wanted].map(([name, values]) => [name, oneOrList([...values])]));
}

/** Several texts as a list; of numbers, yes and no, only one can be noted. */
function oneOrList(values: readonly (string | number | boolean)[]): Attributes[string] {
  const texts = values.filter((value) => typeof value === 'string');
  return values.length > 1 && texts.length > 0 ? texts : (values[0] ?? true);
}
