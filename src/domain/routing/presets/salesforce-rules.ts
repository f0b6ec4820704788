import type { RoutingRules } from '../rules.ts';
import { worded } from './worded.ts';

/**
 * Words how Salesforce Order Management routes: of the sets of locations that can fill the whole order, those with the
 * fewest splits; of these, the one whose locations are nearest in the mean. Of equally many locations, the mean is least
 * where the sum is.
 *
 * @errors none: options of the wrong type make rules that are refused with `routing.not-a-rule`
 * @source Salesforce Developer Guide, Find Routes With Fewest Splits and Rank By Average Distance
 * @example `salesforceRules({ maxLocations: 3 })` leaves an order unfilled that would need four locations
 */
export function salesforceRules(options: { readonly maxLocations?: number } = {}): RoutingRules {
  return worded('salesforce', () => {
    const { maxLocations } = options;
    return {
      objective: ['unfilled', 'shipments', 'distance'],
      splits: { shipComplete: 'order', ...(maxLocations === undefined ? {} : { maxLocations }) },
    };
  });
}
