import type { AfterAction, RoutingPlan } from '../../domain/routing/index.ts';
import { shippedBy } from './law.ts';

/** What can become of units in the end. */
export type RestAction = Exclude<AfterAction, 'next' | 'start-over'>;

/**
 * Says what becomes of the units that a plan leaves unfilled. They wait where nothing is said: without scenarios, and
 * where the last scenario hands on to none.
 *
 * @example `cancel` for a plan whose last pass ends with `otherwise: 'cancel'`
 */
export function restOf({ passes }: Pick<RoutingPlan, 'passes'>): RestAction {
  const last = passes[passes.length - 1]?.otherwise;
  return last === undefined || last === 'next' || last === 'start-over' ? 'back-order' : last;
}

/**
 * Describes what becomes of an order, for comparing plans: who ships what and by which service, and what happens to the
 * rest.
 *
 * @law two plans for one order are described alike only if customers and locations see no difference
 * @example the same units by `express` instead of by the standard service are another outcome
 */
export function outcomeOf(plan: RoutingPlan): string {
  const services = plan.shipments.map(({ locationId, serviceId = '' }) => JSON.stringify([locationId, serviceId]));
  const rest = plan.status === 'complete' ? '' : restOf(plan);
  return `${plan.status} ${shippedBy(plan)} ${services.sort().join(' ')} ${rest}`;
}
