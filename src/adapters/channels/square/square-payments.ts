import { exactOf, field, fieldAt, filled, known, type Reader } from '../../../domain/channel/index.ts';
import type { DraftPayment, PaymentStatus } from '../../../domain/order/index.ts';
import { readMinor } from './square-fields.ts';

const CARD: ReadonlyMap<unknown, PaymentStatus> = /* @__PURE__ */ new Map<unknown, PaymentStatus>([
  ['AUTHORIZED', 'authorised'],
  ['CAPTURED', 'captured'],
  ['VOIDED', 'voided'],
  ['FAILED', 'failed'],
]);

const METHODS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([['SQUARE_GIFT_CARD', 'gift-card']]);

/** Reads what was paid at the till, and what was given back. */
export function readPayments(reader: Reader, order: unknown): readonly DraftPayment[] | undefined {
  const tenders = reader.list('/payments', field(order, 'tenders')).map((tender, index): DraftPayment => {
    const at = reader.at(`/payments/${index}`);
    const type = at.text('/method', field(tender, 'type'));
    return known({
      paymentId: at.id('/paymentId', field(tender, 'payment_id') ?? field(tender, 'id')),
      method: type === undefined ? undefined : (METHODS.get(type) ?? type.toLowerCase()),
      amount: readMinor(at, '/amount', field(tender, 'amount_money')),
      status: CARD.get(fieldAt(tender, ['card_details', 'status'])) ?? 'captured',
      at: at.instant('/at', field(tender, 'created_at')),
    });
  });
  const refunds = reader
    .list('/payments', field(order, 'refunds'))
    .flatMap((refund, index): readonly DraftPayment[] => {
      const at = reader.at(`/payments/${tenders.length + index}`);
      const state = field(refund, 'status');
      if (state === 'REJECTED' || state === 'FAILED') return [];
      const amount = readMinor(at, '/amount', field(refund, 'amount_money'));
      const status = state === 'PENDING' ? ('pending' as const) : ('refunded' as const);
      const paymentId = at.id('/paymentId', field(refund, 'id'));
      return [known({ paymentId, amount, status, at: at.instant('/at', field(refund, 'created_at')) })];
    });
  return filled([...tenders, ...refunds]);
}

/** Units that came back, by the line they were sold on. */
export function readReturned(reader: Reader, order: unknown): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const part of reader.list('/lines', field(order, 'returns'))) {
    for (const item of reader.list('/lines', field(part, 'return_line_items'))) {
      const uid = reader.id('/lines', field(item, 'source_line_item_uid'));
      const quantity = reader.quantity('/lines', field(item, 'quantity'));
      if (uid !== undefined && quantity !== undefined) units.set(uid, (units.get(uid) ?? 0) + quantity);
    }
  }
  return units;
}

/** Whether anything of the two is more than nothing. */
export const isMoney = (amount: string | undefined): amount is string => (exactOf(amount) ?? 0n) !== 0n;
