import type { GoalName, RoutingRules } from '../rules.ts';
import { worded } from './worded.ts';

/** What is weighed, with weights that say what share each has. */
export type IbmWeights = Readonly<Partial<Record<Exclude<GoalName, 'unfilled' | 'shipments' | 'shortage'>, number>>>;

/**
 * Words IBM's two ways to choose: by one weighted objective, or by location priority, then fewest shipments, then the
 * earliest date.
 *
 * Weights multiply the goals as they are measured here (cost in minor units, load in percent, days, kilometres), so a
 * weight of 100 for `promise-day` beside 1 for `cost` says that a day is worth 1.00.
 *
 * @errors none: options of the wrong type make rules that are refused with `routing.not-a-rule`
 * @source IBM Sterling Intelligent Promising, optimization objectives and node priority
 * @example `ibmRules({ cost: 1, balance: 5 })`: a location at 5.00 with 40 % load (500 + 200) comes before one at 4.00
 * with 90 % load (400 + 450)
 */
export function ibmRules(weights?: IbmWeights): RoutingRules {
  if (weights === undefined) return { version: 'ibm', objective: ['unfilled', 'priority', 'shipments', 'promise-day'] };
  return worded('ibm', () => {
    const of = Object.entries(weights).map(([goal, weight]) => ({ goal: goal as GoalName, weight }));
    return { objective: ['unfilled', { kind: 'weighted', of }] };
  });
}
