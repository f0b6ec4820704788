import { must } from '../../../kernel/assert.ts';
import { splitAmount } from '../../../kernel/split-amount.ts';
import { type PricedTax, type PriceQuestion, reckonTotals } from '../../billing/index.ts';
import { warn } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';

/**
 * Spreads a tax that is stated for the order alone over its lines and charges, in proportion, and says so. Where any
 * part has a tax of its own, nothing is spread.
 */
export function itemiseTax(draft: ReadDraft, question: PriceQuestion): PriceQuestion {
  const statedMinor = draft.stated?.taxMinor ?? 0;
  const { lines, charges = [] } = question;
  const isItemised = (part: PricedTax): boolean => part.taxRate !== undefined || part.taxMinor !== undefined;
  if (statedMinor === 0 || draft.stated === undefined || draft.stated === null) return question;
  if (lines.some(isItemised) || charges.some(isItemised)) return question;
  const reckoned = reckonTotals(question);
  if (reckoned.isErr()) return question;
  const parts = [...reckoned.value.lines, ...reckoned.value.charges];
  const weights = parts.map(({ totalMinor }) => totalMinor);
  if (question.taxesIncluded && statedMinor > reckoned.value.totals.totalMinor) return question;
  const shares = splitAmount({ amountMinor: statedMinor, weights }).unwrapOr(undefined);
  if (shares === undefined) return question;
  warn(draft.stated.spot, 'tax', 'money.tax-not-itemised');
  const share = (index: number): number => must(shares[index], 'each part has its share');
  return {
    ...question,
    lines: lines.map((line, index) => ({ ...line, taxMinor: share(index) })),
    charges: charges.map((charge, index) => ({ ...charge, taxMinor: share(lines.length + index) })),
  };
}
