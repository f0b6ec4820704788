import { formatAmount, parseMoney, sumMoney } from 'cleanorder/kernel';
import type { Row } from './read-month.ts';

/** What a row of the file comes to, in pence. */
export function rowMinor({ unitPrice, quantity }: Pick<Row, 'unitPrice' | 'quantity'>): number {
  return parseMoney({ amount: unitPrice, currency: 'GBP' })._unsafeUnwrap().amountMinor * quantity;
}

/** Adds up pence. */
export function addMinor(amounts: readonly number[]): number {
  const moneys = amounts.map((amountMinor) => ({ amountMinor, currency: 'GBP' }));
  return sumMoney(moneys, 'GBP')._unsafeUnwrap().amountMinor;
}

/** Pence as pounds with thousands told apart: `748,957.02`. */
export function pounds(amountMinor: number): string {
  const text = formatAmount({ amountMinor, currency: 'GBP' })._unsafeUnwrap();
  return text.replace(/\B(?=(\d{3})+\.)/g, ',');
}

/** A count with thousands told apart: `42,481`. */
export function counted(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A share as percent with one decimal; nothing known is a dash. */
export function percent(value: number | null): string {
  return value === null ? '–' : `${(Math.round(value * 1000) / 10).toFixed(1)} %`;
}
