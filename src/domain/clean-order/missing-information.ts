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

/** Findings that are questions, in the order in which people are asked, by what the answer is needed for. */
const QUESTIONS: readonly (readonly [QuestionReason, readonly FindingCode[]])[] = [
  ['to-know-what', ['line.none', 'line.sku-missing', 'line.quantity-missing']],
  ['to-bill', ['line.unit-price-missing']],
  ['to-plan', ['service.day-missing', 'service.attendees-missing']],
  ['by-law', ['restricted.age-not-proven', 'restricted.licence-missing']],
  [
    'to-deliver',
    [
      'address.ship-to-missing',
      'address.country-missing',
      'address.name-missing',
      'address.street-missing',
      'address.house-number-missing',
      'address.postal-code-missing',
      'address.city-missing',
      'address.region-missing',
    ],
  ],
  ['to-reach-you', ['contact.email-missing', 'contact.phone-missing']],
  [
    'to-bill',
    [
      'address.bill-to-missing',
      'tax.vat-number-missing',
      'business.purchase-order-number-missing',
      'payment.method-missing',
      'payment.does-not-cover',
      'money.currency-missing',
      'money.taxes-included-missing',
      'money.amount-missing',
    ],
  ],
  ['to-file', ['order.channel-missing', 'order.external-id-missing']],
];

/** Each code with its reason, in the order in which people are asked. */
const ASKED: ReadonlyMap<string, QuestionReason> = /* @__PURE__ */ new Map(
  /* @__PURE__ */ QUESTIONS.flatMap(([why, codes]) => codes.map((code) => [code, why] as const)),
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
  const found = inOrder(notes);
  return [...ASKED].flatMap(([code, why]) =>
    found.filter((one) => one.code === code).map((one) => questionOf(one, why)),
  );
}

function questionOf({ code, path, severity }: OrderFinding, why: QuestionReason): Question {
  const options = OPTIONS.get(code);
  const question = { path, code, why, required: severity === 'error' };
  return options === undefined ? question : { ...question, options };
}
