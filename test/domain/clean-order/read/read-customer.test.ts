import { describe, expect, it } from 'vitest';
import { spotAt } from '../../../../src/domain/clean-order/desk.ts';
import {
  type ReadCustomer,
  readCustomer,
  readLanguage,
  writeCustomer,
} from '../../../../src/domain/clean-order/read/read-customer.ts';
import { emptyDesk, noted } from './desk-for-tests.ts';

const read = (value: unknown, context = {}) => {
  const desk = emptyDesk(context);
  return { desk, customer: readCustomer(desk, value, 'NL') };
};

describe('readCustomer', () => {
  it('writes every field in its normal form', () => {
    const { desk, customer } = read({
      customerId: ' C-1 ',
      kind: 'business',
      name: 'Jan',
      email: 'Jan@EXAMPLE.nl',
      phone: '0201234567',
      company: 'Bakkerij',
      vatNumber: 'nl 0044.95.445.b01',
      iban: 'nl91 abna 0417 1643 00',
      group: 'gold',
      language: 'nl_NL',
    });
    expect(noted(desk)).toEqual([]);
    expect(writeCustomer(customer as ReadCustomer)).toEqual({
      customerId: 'C-1',
      kind: 'business',
      name: 'Jan',
      email: 'Jan@example.nl',
      phone: '0201234567',
      company: 'Bakkerij',
      vatNumber: 'NL004495445B01',
      iban: 'NL91ABNA0417164300',
      group: 'gold',
      language: 'nl-NL',
    });
  });

  it('asks the look-up about a VAT number of the right form', () => {
    const lookups = {
      vatNumber: (vat: string) => (vat === 'NL004495445B01' ? ('right' as const) : ('wrong' as const)),
    };
    expect(read({ vatNumber: 'NL004495445B01' }, { lookups }).customer?.vatNumber).toBe('NL004495445B01');
    const wrong = read({ vatNumber: 'NL123456789B14' }, { lookups });
    expect([wrong.customer?.vatNumber, noted(wrong.desk)]).toEqual([
      null,
      ['tax.vat-number-wrong /customer/vatNumber'],
    ]);
  });

  it('writes nothing that is missing or of no use', () => {
    const { desk, customer } = read({ email: 'x', vatNumber: 'x', iban: 'x', language: '?', kind: 'robot' });
    expect(writeCustomer(customer as ReadCustomer)).toEqual({});
    expect(noted(desk)).toHaveLength(5);
  });

  it('tells nobody from what is no customer', () => {
    expect(read(undefined).customer).toBeUndefined();
    expect(read([]).customer).toBeNull();
  });
});

describe('readLanguage', () => {
  it.each([
    ['nl', 'nl'],
    ['en-GB', 'en-GB'],
    ['zh_Hant_TW', 'zh-Hant-TW'],
    ['Dutch', null],
    ['x', null],
    ['en-', null],
  ])('reads %s as %s', (text, language) => {
    const desk = emptyDesk();
    expect(readLanguage(spotAt(desk, ''), 'language', text)).toBe(language);
  });
});
