import type { JsonPointer } from '../../kernel/finding.ts';
import type { CleanOrderContext } from './context.ts';
import type { FindingCode } from './finding-texts.ts';
import { judge } from './judge.ts';
import { inOrder, type OrderFinding } from './notes.ts';

/** What an answer is needed for. */
export type QuestionReason =
  | 'to-know-what'
  | 'to-deliver'
  | 'to-reach-you'
  | 'to-bill'
  | 'to-plan'
  | 'by-law'
  | 'to-file';

/** Something to ask the customer. The words are those of the finding with the same code. */
export interface Question {
  /** where the answer belongs in the draft */
  readonly path: JsonPointer;
  readonly code: FindingCode;
  readonly why: QuestionReason;
  /** the order cannot pass without an answer */
  readonly required: boolean;
  readonly options?: readonly string[];
}

/** Findings that are questions, in the order in which people are asked. */
const QUESTIONS: ReadonlyMap<string, QuestionReason> = /* @__PURE__ */ new Map<FindingCode, QuestionReason>([
  ['line.none', 'to-know-what'],
  ['line.sku-missing', 'to-know-what'],
  ['line.quantity-missing', 'to-know-what'],
  ['line.unit-price-missing', 'to-bill'],
  ['service.day-missing', 'to-plan'],
  ['service.attendees-missing', 'to-plan'],
  ['restricted.age-not-proven', 'by-law'],
  ['restricted.licence-missing', 'by-law'],
  ['address.ship-to-missing', 'to-deliver'],
  ['address.country-missing', 'to-deliver'],
  ['address.name-missing', 'to-deliver'],
  ['address.street-missing', 'to-deliver'],
  ['address.house-number-missing', 'to-deliver'],
  ['address.postal-code-missing', 'to-deliver'],
  ['address.city-missing', 'to-deliver'],
  ['address.region-missing', 'to-deliver'],
  ['contact.email-missing', 'to-reach-you'],
  ['contact.phone-missing', 'to-reach-you'],
  ['address.bill-to-missing', 'to-bill'],
  ['tax.vat-number-missing', 'to-bill'],
  ['business.purchase-order-number-missing', 'to-bill'],
  ['payment.method-missing', 'to-bill'],
  ['payment.does-not-cover', 'to-bill'],
  ['money.currency-missing', 'to-bill'],
  ['money.taxes-included-missing', 'to-bill'],
  ['money.amount-missing', 'to-bill'],
  ['order.channel-missing', 'to-file'],
  ['order.external-id-missing', 'to-file'],
]);

const RANKS: ReadonlyMap<string, number> = /* @__PURE__ */ new Map(
  [...QUESTIONS.keys()].map((code, rank) => [code, rank]),
);

/** Answers to choose from. */
const OPTIONS: ReadonlyMap<string, readonly string[]> = /* @__PURE__ */ new Map([
  ['money.taxes-included-missing', ['true', 'false']],
]);

/**
 * Lists what has to be asked before an order is complete, in the order in which people are asked: what, where to, how to
 * reach you, how to bill it.
 *
 * @law empty exactly when the order is complete: what is then found in it is wrong, not missing; at most 2,000 questions
 * @example an order of a mug in the Netherlands without address gives one question, `address.ship-to-missing` at
 * `/shipTo`; with a country alone it asks for name, street, postal code and city
 */
export function missingInformation(draft: unknown, context: CleanOrderContext): readonly Question[] {
  const { notes } = judge(draft, context, { phase: 'submit' });
  return inOrder(notes)
    .filter(({ code }) => QUESTIONS.has(code))
    .map((finding, place) => ({ finding, place }))
    .sort((a, b) => rankOf(a.finding) - rankOf(b.finding) || a.place - b.place)
    .map(({ finding }) => questionOf(finding));
}

const rankOf = ({ code }: OrderFinding): number => RANKS.get(code) ?? RANKS.size;

function questionOf({ code, path, severity }: OrderFinding): Question {
  const why = QUESTIONS.get(code) ?? 'to-file';
  const options = OPTIONS.get(code);
  const question = { path, code, why, required: severity === 'error' };
  return options === undefined ? question : { ...question, options };
}
