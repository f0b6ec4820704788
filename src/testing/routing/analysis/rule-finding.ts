import type { OrderFacts, RoutingRules } from '../../../domain/routing/index.ts';
import type { Finding, JsonPointer } from '../../../kernel/finding.ts';

/** Something odd about rules, with an order that shows it. */
export interface RuleFinding extends Finding<RuleFindingCode> {
  /** what it is, in a sentence */
  readonly sentence: string;
  /** the other rules that have to do with it */
  readonly others: readonly JsonPointer[];
  /** an order, with locations and stock, that shows it; missing only where none was found */
  readonly witness?: OrderFacts;
}

export type RuleFindingCode =
  /** not set up as it must be; nothing else is looked at then */
  | 'routing-rules.not-a-rule'
  /** can never come into play: it holds for no order, or comes after the end of a chain */
  | 'routing-rules.unreachable'
  /** keeps nobody out (or decides nothing) that another rule has not already */
  | 'routing-rules.shadowed'
  /** could be left out: in no world that was looked at did that change a plan */
  | 'routing-rules.never-decides'
  /** fences that no location can keep to at once */
  | 'routing-rules.contradictory-fences'
  /** orders for which nothing is said, though something is said for others like them */
  | 'routing-rules.missing-default';

/** Rules, and worlds to look at them in. */
export interface Study {
  readonly rules: RoutingRules;
  readonly worlds: readonly OrderFacts[];
}
