import { type Exact, exactOf, field, isAbsent, type Reader } from '../../../domain/channel/index.ts';
import { currencyDigits } from '../../../kernel/currency.ts';
import { formatAmount } from '../../../kernel/money.ts';

/**
 * Reads an amount that the channel counts in the smallest unit of its currency.
 *
 * @units money: minor units; answer: main unit, decimal text
 * @example `{ amount: 1599, currency: 'USD' }` is `'15.99'`, `{ amount: 1599, currency: 'JPY' }` is `'1599'`
 */
export function readMinor(reader: Reader, name: string, money: unknown): string | undefined {
  const amount = field(money, 'amount');
  const currency = field(money, 'currency');
  if (isAbsent(amount)) return undefined;
  if (!isAbsent(currency) && currency !== reader.currency)
    return reader.note(name, { code: 'channel.mixed-currencies' });
  const minor = typeof amount === 'bigint' ? Number(amount) : amount;
  if (typeof minor !== 'number' || !Number.isSafeInteger(minor) || currencyDigits(reader.currency ?? '').isErr()) {
    return reader.note(name, { code: 'channel.amount-refused', params: { reason: 'money.not-whole' } });
  }
  const written = formatAmount({ amountMinor: minor, currency: reader.currency ?? '' }).unwrapOr('');
  return reader.amount(name, written);
}

/** The same for reckoning; nothing stands for nothing. */
export function exactMinor(reader: Reader, name: string, money: unknown): Exact {
  return exactOf(readMinor(reader, name, money)) ?? 0n;
}

/** The currency of the first amount that has one. */
export function currencyOf(of: unknown, names: readonly string[]): unknown {
  return names.map((name) => field(field(of, name), 'currency')).find((currency) => !isAbsent(currency));
}
