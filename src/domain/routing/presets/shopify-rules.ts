import type { LocationId } from '../../../kernel/ids.ts';
import type { Goal, RoutingRules } from '../rules.ts';
import { worded } from './worded.ts';

/** Rules of Shopify's order routing by their names there; a list of locations is a ranked list. */
export type ShopifyRule =
  | 'minimize-split-fulfillments'
  | 'stay-within-the-destination-market'
  | 'use-the-closest-location'
  | readonly LocationId[];

const GOALS = {
  'minimize-split-fulfillments': 'shipments',
  'stay-within-the-destination-market': 'market',
  'use-the-closest-location': 'distance',
} as const satisfies Record<string, Goal>;

/**
 * Words Shopify's ranked rules: the first rule decides, the next one breaks its ties. Without a list, the three rules
 * that a Shopify shop starts with.
 *
 * @errors none: options of the wrong type make rules that are refused with `routing.not-a-rule`
 * @source Shopify Help Center, order routing
 * @example `shopifyRules()` has the goals unfilled, shipments, market, distance, in this order
 */
export function shopifyRules(
  ranked: readonly ShopifyRule[] = [
    'minimize-split-fulfillments',
    'stay-within-the-destination-market',
    'use-the-closest-location',
  ],
): RoutingRules {
  return worded('shopify', () => {
    const goals = ranked.map(
      (rule): Goal => (typeof rule === 'string' ? GOALS[rule] : { kind: 'ranked', locations: rule }),
    );
    return { objective: ['unfilled', ...goals] };
  });
}
