import type { Result } from 'neverthrow';
import { type Constraint, constraintsOf, withoutConstraints } from './constraints.ts';
import type { RoutingQuestion } from './question.ts';
import { readable } from './readable.ts';
import type { RoutingRefusal } from './refusal.ts';
import { routeOrder } from './route-order.ts';
import type { Goal, RoutingRules } from './rules.ts';

/** Why an order cannot be filled. */
export interface Conflict {
  /** `constraints`: those listed clash; `stock`: there is not enough, whatever is dropped */
  readonly kind: 'constraints' | 'stock';
  /** dropping any one of them lets the order be filled, if nothing but these is kept */
  readonly constraints: readonly Constraint[];
}

/**
 * Finds a smallest set of constraints that keep an order from being filled: a set that clashes, and no longer does when
 * any one of them is dropped. Undefined when the order can be filled.
 *
 * @law with the answer's constraints alone the order cannot be filled; without any one of them it can
 * @errors those of `routeOrder`
 * @example 5 of A ordered, at most one shipment, Berlin and Cologne have 3 each: `maxShipments` alone clashes; with 10
 * ordered the answer is `stock`
 */
export function conflictOf(question: RoutingQuestion): Result<Conflict | undefined, RoutingRefusal> {
  return readable(() => findConflict(question));
}

function findConflict(question: RoutingQuestion): Result<Conflict | undefined, RoutingRefusal> {
  const { rules = {}, limits = {} } = question;
  const asked = { ...question, rules: onlyFilling(rules), limits: { ...limits, certificate: false } };
  return routeOrder(question)
    .andThen(() => routeOrder(asked))
    .map(({ status }) => {
      if (status === 'complete') return undefined;
      const all = constraintsOf(asked);
      const fills = (kept: readonly Constraint[]): boolean => {
        const keeps = new Set(kept);
        const dropped = all.filter((constraint) => !keeps.has(constraint));
        return routeOrder(withoutConstraints(asked, dropped))
          .map((plan) => plan.status === 'complete')
          .unwrapOr(false);
      };
      return fills([])
        ? { kind: 'constraints', constraints: smallest(all, fills) }
        : { kind: 'stock', constraints: [] };
    });
}

/** Rules with no other goal than to fill the order. */
function onlyFilling(rules: RoutingRules): RoutingRules {
  const objective: readonly Goal[] = ['unfilled'];
  const { scenarios } = rules;
  const chain = scenarios === undefined ? {} : { scenarios: scenarios.map((scenario) => ({ ...scenario, objective })) };
  return { ...rules, ...chain, objective };
}

/** Leaves out whatever a set still clashes without: large pieces first, then one by one until nothing more goes. */
function smallest(all: readonly Constraint[], fills: (kept: readonly Constraint[]) => boolean): readonly Constraint[] {
  let kept = all;
  for (let size = Math.ceil(kept.length / 2), again = true; again; size = Math.max(1, Math.floor(size / 2))) {
    again = size > 1;
    for (let from = 0; from < kept.length; ) {
      const fewer = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (fills(fewer)) from += size;
      else {
        kept = fewer;
        again = true;
      }
    }
  }
  return kept;
}
