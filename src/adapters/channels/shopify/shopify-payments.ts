import { decimalOf, type Exact, exactOf, field, isAbsent, known, type Reader } from '../../../domain/channel/index.ts';
import type { DraftPayment, PaymentStatus } from '../../../domain/order/index.ts';
import { get, getFirst, idOf, moneyOf, nodesOf, plainId } from './shopify-fields.ts';

interface Transaction {
  readonly id: string | undefined;
  readonly parent: string | undefined;
  readonly kind: string;
  readonly status: string;
  readonly amount: Exact | undefined;
  readonly payment: DraftPayment;
}

const lower = (value: unknown): string => (typeof value === 'string' && value.length <= 40 ? value.toLowerCase() : '');

/** An order, and what it comes to. */
export interface PaymentsQuestion {
  readonly order: unknown;
  readonly total: string | undefined;
}

/**
 * Reads what was promised or moved: from the transactions where the payload has them all in the order's currency,
 * otherwise from the one word that sums them up.
 */
export function readPayments(reader: Reader, question: PaymentsQuestion): readonly DraftPayment[] | undefined {
  const { order } = question;
  const own = nodesOf(reader, '/payments', get(order, 'transactions')).items;
  const ofRefunds = nodesOf(reader, '/payments', get(order, 'refunds')).items.flatMap(
    (refund) => nodesOf(reader, '/payments', get(refund, 'transactions')).items,
  );
  const transactions = distinct(
    [...own, ...ofRefunds].map((item, index) => readTransaction(reader.at(`/payments/${index}`), item)),
  );
  const inCurrency = transactions.filter(({ amount }) => amount !== undefined);
  const followers = followersOf(inCurrency);
  const payments = inCurrency.flatMap((transaction) => paymentOf(transaction, followers));
  const moved = own.length > 0 && inCurrency.length > 0 ? [] : summedUp(reader, question);
  const all = [...moved, ...payments];
  return all.length === 0 ? undefined : all;
}

function readTransaction(at: Reader, item: unknown): Transaction {
  const id = at.id('/paymentId', idOf(item));
  const amount = readAmount(at, item);
  return {
    id,
    parent: at.id('/paymentId', plainId(getFirst(item, ['parent_id']) ?? field(get(item, 'parent_transaction'), 'id'))),
    kind: lower(get(item, 'kind')),
    status: lower(get(item, 'status')),
    amount: exactOf(amount),
    payment: known({
      paymentId: id,
      method: methodOf(at.text('/method', get(item, 'gateway'))),
      amount,
      at: at.instant('/at', getFirst(item, ['processed_at', 'created_at'])),
    }),
  };
}

/** A customer may pay in his own currency: such a payment tells nothing about the amounts of the order. */
function readAmount(at: Reader, item: unknown): string | undefined {
  const plain = get(item, 'amount');
  const { amount, currency } = isAbsent(plain)
    ? moneyOf(item, 'amount')
    : { amount: plain, currency: get(item, 'currency') };
  if (isAbsent(currency) || currency === at.currency) return at.amount('/amount', amount);
  return at.note('/amount', { code: 'channel.mixed-currencies', severity: 'warning' });
}

const METHODS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([
  ['gift_card', 'gift-card'],
  ['shopify_store_credit', 'store-credit'],
  ['store_credit', 'store-credit'],
]);

const methodOf = (gateway: string | undefined): string | undefined => gateway && (METHODS.get(gateway) ?? gateway);

function distinct(transactions: readonly Transaction[]): readonly Transaction[] {
  const seen = new Set<string>();
  return transactions.filter(({ id }) => id === undefined || (!seen.has(id) && seen.add(id)));
}

const MOVED: ReadonlyMap<string, PaymentStatus> = /* @__PURE__ */ new Map<string, PaymentStatus>([
  ['sale', 'captured'],
  ['capture', 'captured'],
  ['refund', 'refunded'],
]);

/** What followed each transaction, where it succeeded. */
type Followers = ReadonlyMap<string, readonly Transaction[]>;

function followersOf(transactions: readonly Transaction[]): Followers {
  const followers = new Map<string, Transaction[]>();
  for (const transaction of transactions) {
    const { parent, status } = transaction;
    if (parent === undefined || status !== 'success') continue;
    const siblings = followers.get(parent);
    if (siblings === undefined) followers.set(parent, [transaction]);
    else siblings.push(transaction);
  }
  return followers;
}

/** One transaction as a payment. Of an authorisation only what was neither captured nor voided is still open. */
function paymentOf(transaction: Transaction, followers: Followers): readonly DraftPayment[] {
  const { kind, status, payment } = transaction;
  if (kind === 'void' || kind === 'change') return [];
  if (status === 'pending' || status === 'awaiting_response') return [{ ...payment, status: 'pending' }];
  if (status !== 'success') return [{ ...payment, status: 'failed' }];
  const moved = MOVED.get(kind);
  if (moved !== undefined) return [{ ...payment, status: moved }];
  return restOfAuthorisation(transaction, followers.get(transaction.id ?? '') ?? []);
}

function restOfAuthorisation(transaction: Transaction, followers: readonly Transaction[]): readonly DraftPayment[] {
  if (followers.some(({ kind }) => kind === 'void')) return [{ ...transaction.payment, status: 'voided' }];
  const captured = followers.reduce((sum, { kind, amount }) => (kind === 'capture' ? sum + (amount ?? 0n) : sum), 0n);
  const open = (transaction.amount ?? 0n) - captured;
  return open > 0n ? [{ ...transaction.payment, amount: decimalOf(open), status: 'authorised' }] : [];
}

const WORDS: ReadonlyMap<string, PaymentStatus> = /* @__PURE__ */ new Map<string, PaymentStatus>([
  ['paid', 'captured'],
  ['partially_refunded', 'captured'],
  ['refunded', 'captured'],
  ['pending', 'pending'],
  ['expired', 'failed'],
  ['authorized', 'authorised'],
  ['voided', 'voided'],
]);

/** The payment that `financial_status` tells of. A part payment is as large as what is no longer outstanding. */
function summedUp(reader: Reader, { order, total: stated }: PaymentsQuestion): readonly DraftPayment[] {
  const word = lower(getFirst(order, ['financial_status', 'display_financial_status']));
  const total = exactOf(stated);
  if (word === '' || total === undefined) return [];
  const gateways = reader.list('/payments', get(order, 'payment_gateway_names'));
  const method = gateways.length === 1 ? methodOf(reader.text('/payments/0/method', gateways[0])) : undefined;
  const status = WORDS.get(word);
  if (status !== undefined) return [known({ method, amount: decimalOf(total), status })];
  const outstanding = exactOf(reader.money('/payments/0/amount', moneyOf(order, 'total_outstanding')));
  if (word !== 'partially_paid' || outstanding === undefined) {
    reader.note('/payments', { code: 'channel.payment-unclear', severity: 'warning' });
    return [];
  }
  return [
    known({ method, amount: decimalOf(total - outstanding), status: 'captured' as const }),
    known({ amount: decimalOf(outstanding), status: 'pending' as const }),
  ].filter(({ amount }) => amount !== '0');
}
