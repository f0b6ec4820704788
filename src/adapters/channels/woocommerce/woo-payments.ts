import {
  decimalOf,
  exactOf,
  field,
  isAbsent,
  known,
  type Reader,
  readLocalTime,
} from '../../../domain/channel/index.ts';
import type { DraftPayment, PaymentStatus } from '../../../domain/order/index.ts';
import { metaOf } from './woo-meta.ts';

/** An order and its status. */
export interface PaymentsQuestion {
  readonly order: unknown;
  readonly status: string | undefined;
  /** what is left to pay after gift cards */
  readonly total: string | undefined;
  readonly giftCards: readonly DraftPayment[];
}

/** Reads gift cards, the one payment that an order has, and what was given back. */
export function readPayments(reader: Reader, question: PaymentsQuestion): readonly DraftPayment[] | undefined {
  const payments = [...question.giftCards, ...readPayment(reader, question), ...readRefunds(reader, question.order)];
  return payments.length === 0 ? undefined : payments;
}

/** Gift cards are paid with: the channel has taken them off the total. */
export function readGiftCards(reader: Reader, order: unknown): readonly DraftPayment[] {
  return reader.list('/payments', field(order, 'gift_cards')).map((card, index) => {
    const at = reader.at(`/payments/${index}`);
    return known({
      paymentId: at.id('/paymentId', field(card, 'id')),
      method: 'gift-card',
      amount: at.amount('/amount', field(card, 'amount')),
      status: 'captured' as const,
    });
  });
}

/** What gift cards have paid. */
export function giftCardTotal(cards: readonly DraftPayment[]): bigint {
  return cards.reduce((sum, { amount }) => sum + (exactOf(amount) ?? 0n), 0n);
}

function readPayment(reader: Reader, { order, status, total }: PaymentsQuestion): readonly DraftPayment[] {
  const method = reader.text('/payments', field(order, 'payment_method'));
  const at = readUtc(reader, { of: order, gmt: 'date_paid_gmt', name: '/payments' });
  if (total === undefined || total === '0' || (method === undefined && at === undefined)) return [];
  const paymentId = reader.id('/payments', field(order, 'transaction_id'));
  return [known({ paymentId, method, amount: total, status: statusOf(status, at), at })];
}

function statusOf(status: string | undefined, paidAt: string | undefined): PaymentStatus {
  if (paidAt !== undefined) return 'captured';
  if (status === 'failed') return 'failed';
  return status === 'cancelled' || status === 'trash' ? 'voided' : 'pending';
}

/** What was given back, as positive amounts. */
function readRefunds(reader: Reader, order: unknown): readonly DraftPayment[] {
  return reader.list('/payments', field(order, 'refunds')).map((refund) => {
    const amount = exactOf(reader.amount('/payments', field(refund, 'total') ?? field(refund, 'amount')));
    return known({
      paymentId: reader.id('/payments', field(refund, 'id')),
      amount: amount === undefined ? undefined : decimalOf(amount < 0n ? -amount : amount),
      status: 'refunded' as const,
      at: readUtc(reader, { of: refund, gmt: 'date_created_gmt', name: '/payments' }),
    });
  });
}

/** Units that were paid back, by line, where the refunds came with their lines. */
export function readRefundedUnits(reader: Reader, order: unknown): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const refund of reader.list('/payments', field(order, 'refunds'))) {
    for (const item of reader.list('/payments', field(refund, 'line_items'))) {
      const line = metaOf(reader.at('/payments'), item).get('_refunded_item_id');
      const quantity = reader.quantity('/payments', field(item, 'quantity'));
      if (quantity === undefined || (typeof line !== 'string' && typeof line !== 'number')) continue;
      units.set(String(line), (units.get(String(line)) ?? 0) + Math.abs(quantity));
    }
  }
  return units;
}

/** A time in a field whose name says that it is UTC. */
export interface UtcQuestion {
  readonly of: unknown;
  readonly gmt: string;
  /** of the field in the draft */
  readonly name: string;
}

/** Reads a time that the channel sends without zone: its `_gmt` fields are UTC. */
export function readUtc(reader: Reader, { of, gmt, name }: UtcQuestion): string | undefined {
  const value = field(of, gmt);
  return isAbsent(value) ? undefined : readLocalTime({ reader, name, value, zone: 'UTC' });
}
