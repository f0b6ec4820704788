import { err, ok, type Result } from 'neverthrow';
import { holdsFor } from './fence.ts';
import type { RoutingPlan } from './plan.ts';
import type { RoutingQuestion } from './question.ts';
import { readOrder } from './read-order.ts';
import { readPlan } from './read-plan.ts';
import type { RoutingRefusal } from './refusal.ts';
import { newEffort } from './solver/effort.ts';
import { solve } from './solver/solve.ts';
import { translate } from './translate.ts';

/**
 * Decides which location ships which units of an order, and says what stays unfilled and why.
 *
 * The best plan for the goals of the rules is found and proven: first the most important goal, then the next one among
 * the plans that are equally good so far. Without rules: fill as much as possible, with as few shipments as possible, as
 * cheaply as possible.
 *
 * @units money in minor units of one currency; quantities in whole base units of the SKU; distances in kilometres
 * @law allocated + unfilled = ordered on every line; nothing is taken that is not there; no plan is better when `proven`;
 * the order of lines, locations and rows changes nothing
 * @errors those of `readOrder`, then `routing.too-large` when sums of the amounts would not be exact
 * @source Salesforce, IBM, Shopify, Microsoft and HotWax describe what is routed by; see docs/decisions
 * @example 3 of A ordered; Berlin has 2 and ships for 5.00, Cologne has 3 and ships for 6.00: all 3 come from Cologne,
 * because one shipment is fewer than two; with the objective `['unfilled', 'cost']` too, because 6.00 is less than 11.00
 */
export function routeOrder(question: RoutingQuestion): Result<RoutingPlan, RoutingRefusal> {
  const { rules = {}, limits = {} } = question;
  const { fences = [], objective = ['unfilled', 'shipments', 'cost'], splits = {} } = rules;
  return readOrder(question).andThen((table) => {
    const translated = translate(table, {
      fences: fences.filter(({ when = {} }) => holdsFor(when, question)),
      objective,
      splits,
    });
    const solved = solve(translated.network, {
      tiers: translated.tiers,
      effort: newEffort(limits),
      recording: limits.certificate !== false,
      shipComplete: splits.shipComplete === 'order',
    });
    if (solved.kind === 'too-large') return err({ code: 'routing.too-large', path: '' } as const);
    return ok(readPlan(translated, solved));
  });
}
