import type { JsonPointer } from '../../kernel/finding.ts';

/** Why a question cannot be answered: something in it is malformed. A shortage is never a refusal. */
export interface RoutingRefusal {
  readonly code: /** no plain data: a list, a record, a text or a yes or no is missing or something else; looking at it throws; or a function of your own throws */
    | 'routing.not-readable'
    /** more than 4 million pairs of line and location, too many rules, or amounts whose sums would not be exact */
    | 'routing.too-large'
    /** not a whole number from 0, or not a number at all */
    | 'routing.not-a-number'
    | 'routing.not-a-moment'
    | 'routing.not-a-day'
    /** two lines, locations, rows of stock or unit costs with the same ids */
    | 'routing.duplicate'
    | 'routing.lines-of-one-sku-differ'
    | 'routing.unknown-location'
    /** a fence or goal that nobody knows, or one that is not set up as it must be */
    | 'routing.not-a-rule'
    /** rules that are not valid yet, or not any more, at the moment of the question */
    | 'routing.rules-not-in-force'
    /** what is said to be planned is more than was ordered */
    | 'routing.not-planned-so';
  /** where in the question */
  readonly path: JsonPointer;
}

/** Says what is malformed, and where. */
export const refusal = (code: RoutingRefusal['code'], path = ''): RoutingRefusal => ({ code, path });
