import type { Fence, OrderFacts } from '../../../domain/routing/index.ts';
import { idealLocation } from '../ideal-location.ts';
import { obeysFence } from '../obeys-fence.ts';
import { isMeantFor, scopesOf } from '../read-rules.ts';
import { type ListedFence, listFences } from './list-rules.ts';
import type { RuleFinding, Study } from './rule-finding.ts';

/**
 * Finds sets of fences that no location can keep to at once, as small as they can be: without any one of them, some
 * location could. The witness is an order with a location that keeps to as many as one can, and has it all.
 *
 * @law what is found never ships: no location whatever keeps to these fences for that order
 * @example `{ kind: 'location-kind', allow: ['store'] }` and `{ kind: 'location-kind', allow: ['warehouse'] }`
 */
export function findContradictions({ rules, worlds }: Study): RuleFinding[] {
  const found = new Map<string, RuleFinding>();
  const listed = listFences(rules);
  for (const [number] of scopesOf(rules).entries()) {
    const here = listed
      .filter(({ scenario = number }) => scenario === number)
      .filter(({ fence }) => isAboutPlaces(fence));
    for (const soft of [false, true]) {
      for (const order of worlds) {
        const held = here.filter(({ fence }) => (soft || fence.soft !== true) && isMeantFor(fence.when ?? {}, order));
        if (canBeKept(held, order)) continue;
        const core = smallestClash(held, order);
        const name = core.map(({ path }) => path).join(' ');
        if (!found.has(name)) found.set(name, finding(core, order));
      }
    }
  }
  return [...found.values()];
}

/** Fences that say what a location must be like; your own functions may say anything, and bans are about goods. */
function isAboutPlaces({ kind }: Fence): boolean {
  return kind !== 'own' && kind !== 'not-to';
}

function canBeKept(listed: readonly ListedFence[], order: OrderFacts): boolean {
  const fences = listed.map(({ fence }) => fence);
  const location = idealLocation({ order, fences });
  return order.lines.every((line) => fences.every((fence) => obeysFence(fence, { line, location, order })));
}

function smallestClash(listed: readonly ListedFence[], order: OrderFacts): readonly ListedFence[] {
  let core = listed;
  for (const one of listed) {
    const others = core.filter((other) => other !== one);
    if (!canBeKept(others, order)) core = others;
  }
  return core;
}

function finding(core: readonly ListedFence[], order: OrderFacts): RuleFinding {
  const [path = '', ...others] = core.map((one) => one.path);
  const location = idealLocation({ order, fences: core.map(({ fence }) => fence) });
  const { locationId } = location;
  const stock = [...new Set(order.lines.map(({ sku }) => sku))].map((sku) => ({ sku, locationId, available: 99 }));
  const lines = order.lines.map(({ pinnedTo: _pin, ...line }) => line);
  const { unitCosts: _costs, ...rest } = order;
  const soft = core.some(({ fence }) => fence.soft === true);
  return {
    code: 'routing-rules.contradictory-fences',
    path,
    others,
    severity: soft ? 'warning' : 'error',
    params: {},
    sentence: `No location can keep to ${[path, ...others].join(' and ')} at once.`,
    witness: { ...rest, lines, locations: [location], stock },
  };
}
