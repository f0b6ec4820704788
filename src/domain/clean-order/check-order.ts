import type { CleanOrderContext } from './context.ts';
import type { Phase, Section } from './desk.ts';
import { judge } from './judge.ts';
import { handOut, type OrderFinding } from './notes.ts';

/** How far the customer is. */
export interface CheckOptions {
  readonly phase: Phase;
  /** in phase `section`: the sections that have been left; all that hold anything unless said otherwise */
  readonly sections?: readonly Section[];
}

/** Where each section is found in a draft. */
const SECTION_FIELDS: readonly (readonly [Section, string])[] = [
  ['order', 'channel'],
  ['customer', 'customer'],
  ['ship-to', 'shipTo'],
  ['bill-to', 'billTo'],
  ['lines', 'lines'],
  ['payment', 'payments'],
];

/**
 * Looks at an order that is still being filled in, and says everything that is wrong as far as the customer is: in phase
 * `field` only what was filled in wrongly, in phase `section` also what is missing in the sections that were left, in
 * phase `submit` everything, amounts and company rules too.
 *
 * @law what is found in an earlier phase is found in each later one; nothing is said of fields that were not reached
 * @example `{ customer: { email: 'jan@' } }` in phase `field` gives one finding, `contact.email-malformed`; in phase
 * `submit` also `line.none`, `address.ship-to-missing` and what else is missing
 */
export function checkOrder(draft: unknown, context: CleanOrderContext, options: CheckOptions): readonly OrderFinding[] {
  const { phase } = options;
  const sections = phase === 'section' ? new Set(options.sections ?? filledSections(draft)) : undefined;
  return handOut(judge(draft, context, { phase, sections }).notes);
}

function filledSections(draft: unknown): readonly Section[] {
  try {
    if (typeof draft !== 'object' || draft === null) return [];
    const from = draft as Readonly<Record<string, unknown>>;
    return SECTION_FIELDS.filter(([, field]) => from[field] !== undefined && from[field] !== null).map(
      ([name]) => name,
    );
  } catch {
    return [];
  }
}
