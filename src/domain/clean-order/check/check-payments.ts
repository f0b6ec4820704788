import type { OrderPayment } from '../../order/index.ts';
import type { Desk } from '../desk.ts';
import { complain, warn } from '../notes.ts';
import type { ReadDraft } from '../read/read-draft.ts';
import type { Priced } from './check-money.ts';

/** Looks at how the order is paid, and writes down what was promised or moved. */
export function checkPayments(desk: Desk, draft: ReadDraft, priced: Priced | undefined): readonly OrderPayment[] {
  if (desk.phase !== 'submit') return [];
  const payments: OrderPayment[] = [];
  const ids = new Set<string>();
  let promisedMinor = 0;
  let securedMinor = 0;
  draft.payments?.forEach((payment, index) => {
    if (payment === null) return;
    const { spot, amountMinor, method } = payment;
    if (amountMinor === undefined) complain(spot, 'amount', 'money.amount-missing');
    if (method === undefined && payment.status !== 'refunded') warn(spot, 'method', 'payment.method-missing');
    const paymentId = payment.paymentId ?? String(index + 1);
    if (ids.has(paymentId)) complain(spot, 'paymentId', 'payment.id-twice');
    ids.add(paymentId);
    if (typeof amountMinor !== 'number') return;
    const status = payment.status ?? 'pending';
    if (status === 'authorised' || status === 'captured') securedMinor += amountMinor;
    if (status === 'pending') promisedMinor += amountMinor;
    payments.push({ paymentId, method: method ?? 'unknown', amountMinor, status });
  });
  if (priced === undefined) return payments;
  const { totalMinor } = priced.reckoning.totals;
  const params = { currency: priced.currency.code ?? '' };
  if (securedMinor + promisedMinor > totalMinor) warn(draft.spot, 'payments', 'payment.exceeds-total', { params });
  if (desk.context.needs?.payment === 'covered' && securedMinor < totalMinor) {
    complain(draft.spot, 'payments', 'payment.does-not-cover', { params });
  }
  return payments;
}
