import { err, ok, type Result } from 'neverthrow';
import { sealCleanOrder } from '../order/clean/index.ts';
import type { CleanOrder, OrderContent, ResolvedPreferences } from '../order/index.ts';
import type { CleanOrderContext } from './context.ts';
import { judge } from './judge.ts';
import { handOut, type OrderFinding } from './notes.ts';

/** An order that can go straight to the warehouse, and what should be known of it. */
export interface CleanedOrder {
  readonly order: CleanOrder;
  /** warnings and remarks: none of them stops the order */
  readonly findings: readonly OrderFinding[];
  /** how it may be fulfilled, and who decided each of it */
  readonly preferences: ResolvedPreferences;
}

/**
 * Decides whether an order can go straight to the warehouse (or to the systems behind a service) with nobody in between,
 * and writes it down in full if it can: texts in normal form, postal codes and countries as the post writes them,
 * moments in UTC, all amounts reckoned.
 *
 * @units amounts in minor units of the order's currency; quantities in base units of the SKU
 * @law all findings, never only the first; ok exactly when none is an error; the same for every order of keys; cleaning
 * `toDraft` of a clean order gives the same order
 * @errors every finding, in the order of the draft's fields; see the guide to findings for all codes
 * @example two units at 12.95 with 21 % inside, sent to `Keizersgracht 1, 1015cj Amsterdam, nl`: ok, 25.90 in all, of
 * which 4.50 tax, postal code `1015 CJ`, country `NL`; without the street: an error with `address.street-missing`
 */
export function cleanOrder(draft: unknown, context: CleanOrderContext): Result<CleanedOrder, readonly OrderFinding[]> {
  const { notes, content, preferences } = judge(draft, context, { phase: 'submit' });
  const findings = handOut(notes);
  return notes.errorCount > 0
    ? err(findings)
    : ok({ order: sealCleanOrder(content as OrderContent), findings, preferences });
}
