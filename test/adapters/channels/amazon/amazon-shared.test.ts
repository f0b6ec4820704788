import { describe, expect, it } from 'vitest';
import {
  FULFILLED_BY,
  minus,
  moneyOf,
  noteWish,
  paymentStatus,
  readAddress,
  settleTaxes,
} from '../../../../src/adapters/channels/amazon/amazon-shared.ts';
import { Notebook, Reader } from '../../../../src/domain/channel/index.ts';
import type { OrderDraft } from '../../../../src/domain/order/index.ts';

function reading<Value>(read: (reader: Reader) => Value): { value: Value; noted: readonly string[] } {
  const book = new Notebook();
  const value = read(new Reader(book, ''));
  return { value, noted: book.close().findings.map(({ code, path, severity }) => `${code} ${path} ${severity}`) };
}

describe('moneyOf', () => {
  it('reads the amounts of both versions', () => {
    expect(moneyOf({ CurrencyCode: 'USD', Amount: '11.01' })).toEqual({ currency: 'USD', amount: '11.01' });
    expect(moneyOf({ currencyCode: 'USD', amount: '11.01' })).toEqual({ currency: 'USD', amount: '11.01' });
    expect(moneyOf(7)).toEqual({ currency: undefined, amount: undefined });
  });
});

describe('minus', () => {
  it('takes one amount off another', () => {
    expect(minus('10.00', '0.01')).toBe('9.99');
    expect(minus('10', undefined)).toBe('10');
    expect(minus(undefined, '1')).toBeUndefined();
  });
});

describe('readAddress', () => {
  const names = {
    name: 'N',
    company: 'C',
    lines: ['L1', 'L2', 'L3'],
    city: 'City',
    region: 'R',
    postalCode: 'P',
    country: 'CC',
    phone: 'Ph',
    kind: 'K',
  };

  it('reads every part, and leaves out empty street lines', () => {
    const address = { N: 'Ann', C: 'Acme', L1: 'Street 1', L2: '', L3: 'Rear', City: 'Canton', R: 'MI', P: '48817' };
    const { value, noted } = reading((reader) =>
      readAddress(reader, { address: { ...address, CC: 'US', Ph: '1', K: 'Residential' }, names }),
    );
    expect(value).toEqual({
      name: 'Ann',
      company: 'Acme',
      lines: ['Street 1', 'Rear'],
      city: 'Canton',
      region: 'MI',
      postalCode: '48817',
      country: 'US',
      phone: '1',
      kind: 'residential',
    });
    expect(noted).toEqual([]);
  });

  it('has nothing where there is no address, and tells a kind that it does not know', () => {
    expect(reading((reader) => readAddress(reader, { address: undefined, names })).value).toBeUndefined();
    expect(reading((reader) => readAddress(reader, { address: { K: 'Castle' }, names })).noted).toEqual([
      'channel.word-unknown /kind warning',
    ]);
  });
});

describe('FULFILLED_BY', () => {
  it('knows who sends, in both versions', () => {
    expect(['MFN', 'MERCHANT', 'AFN', 'AMAZON'].map((word) => FULFILLED_BY.get(word))).toEqual([
      'seller',
      'seller',
      'platform',
      'platform',
    ]);
  });
});

describe('paymentStatus', () => {
  it('is open while the order waits, and settled by the marketplace afterwards', () => {
    expect(['Pending', 'PENDING_AVAILABILITY', 'Unshipped', undefined].map(paymentStatus)).toEqual([
      'pending',
      'pending',
      'captured',
      'captured',
    ]);
  });
});

describe('settleTaxes', () => {
  const goods = (total: string, marketplaceId?: string): OrderDraft => ({
    currency: 'EUR',
    ...(marketplaceId === undefined ? {} : { marketplaceId }),
    lines: [{ unitPrice: '10', quantity: 1, tax: { amount: '1.74' } }],
    stated: { total },
  });
  const settle = (draft: OrderDraft, told?: boolean, usual?: boolean) => {
    const { value, noted } = reading((reader) =>
      settleTaxes(reader, { draft, told, ...(usual === undefined ? {} : { usual }) }),
    );
    return { taxesIncluded: value.draft.taxesIncluded, noted };
  };
  const inferred = ['channel.tax-reading-inferred /taxesIncluded info'];

  it('follows the caller before anything else, and says nothing', () => {
    expect(settle(goods('10'), false, true)).toEqual({ taxesIncluded: false, noted: [] });
  });

  it('follows the figures where they are clear, and says so where they are unusual', () => {
    expect(settle(goods('10'), undefined, true)).toEqual({ taxesIncluded: true, noted: [] });
    expect(settle(goods('11.74'), undefined, true)).toEqual({ taxesIncluded: false, noted: inferred });
    expect(settle(goods('10'), undefined, false)).toEqual({ taxesIncluded: true, noted: inferred });
  });

  it('follows the marketplace where the figures do not say', () => {
    expect(settle(goods('99', 'ATVPDKIKX0DER'))).toEqual({ taxesIncluded: false, noted: [] });
    expect(settle(goods('99', 'A2EUQ1WTGCTBG2'))).toEqual({ taxesIncluded: false, noted: [] });
    expect(settle(goods('99', 'A1F83G8C2ARO7P'))).toEqual({ taxesIncluded: true, noted: [] });
  });

  it('does not answer where nothing says', () => {
    expect(settle(goods('99'))).toEqual({ taxesIncluded: undefined, noted: [] });
  });
});

describe('noteWish', () => {
  it('tells that the buyer wants out', () => {
    expect(reading(noteWish)).toEqual({
      value: true,
      noted: ['channel.cancellation-requested /cancellationRequested warning'],
    });
  });
});
