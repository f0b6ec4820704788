import type { OrderFacts } from './facts.ts';
import type { RoutingRules } from './rules.ts';

/** Everything that routing an order needs to know: facts and rules. */
export interface RoutingQuestion extends OrderFacts {
  readonly rules?: RoutingRules;
  readonly limits?: SearchLimits;
}

/** How long the search may take. It comes to an end by itself; a limit only makes it stop before it has proof. */
export interface SearchLimits {
  /** branches of the search; 1 000 000 when missing */
  readonly maxNodes?: number;
  /** asked now and then; the search stops soon after it says true */
  readonly deadline?: () => boolean;
  /** leave the certificate out of the plan */
  readonly certificate?: boolean;
}
