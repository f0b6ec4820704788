import { describe, expect, it } from 'vitest';
import { currencyOf, exactMinor, readMinor } from '../../../../src/adapters/channels/square/square-fields.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';

function read(money: unknown, currency?: string) {
  const book = new Notebook();
  const amount = readMinor(new Reader(book, '', currency), '/amount', money);
  return { amount, noted: book.close().findings.map(({ code }) => code) };
}

describe('readMinor', () => {
  it.each([
    ['USD', 1599, '15.99'],
    ['JPY', 1599, '1599'],
    ['KWD', 1599, '1.599'],
    ['USD', -5, '-0.05'],
    ['USD', 0, '0'],
    ['USD', 5n, '0.05'],
  ])('counts in the smallest unit of %s: %s is %s', (currency, amount, text) => {
    expect(read({ amount, currency }, currency)).toEqual({ amount: text, noted: [] });
  });

  it.each([[undefined], [null], [{}], [{ amount: null, currency: 'USD' }], [7]])('has nothing for %o', (money) => {
    expect(read(money, 'USD')).toEqual({ amount: undefined, noted: [] });
  });

  it.each([
    [{ amount: 1.5 }, 'USD', 'channel.amount-refused'],
    [{ amount: '15' }, 'USD', 'channel.amount-refused'],
    [{ amount: 2 ** 53 }, 'USD', 'channel.amount-refused'],
    [{ amount: 10n ** 30n }, 'USD', 'channel.amount-refused'],
    [{ amount: 15 }, undefined, 'channel.amount-refused'],
    [{ amount: 15 }, 'XYZ', 'channel.amount-refused'],
    [{ amount: 15, currency: 'EUR' }, 'USD', 'channel.mixed-currencies'],
  ])('refuses what is no amount in the currency of the order: %o in %s', (money, currency, code) => {
    expect(read(money, currency)).toEqual({ amount: undefined, noted: [code] });
  });
});

describe('exactMinor', () => {
  it('takes nothing for nothing', () => {
    const reader = new Reader(new Notebook(), '', 'USD');
    expect(exactMinor(reader, '', undefined)).toBe(0n);
    expect(exactMinor(reader, '', { amount: 150, currency: 'USD' })).toBe(1_500_000_000_000n);
  });
});

describe('currencyOf', () => {
  it('takes the first that is there', () => {
    expect(currencyOf({ b: { currency: 'USD' }, c: { currency: 'EUR' } }, ['a', 'b', 'c'])).toBe('USD');
    expect(currencyOf({}, ['a'])).toBeUndefined();
  });
});
