import { describe, expect, it } from 'vitest';
import { type CheckOptions, checkOrder } from '../../../src/domain/clean-order/index.ts';
import { CONTEXT, DRAFT } from './sample.ts';

const codes = (draft: unknown, options: CheckOptions) => checkOrder(draft, CONTEXT, options).map(({ code }) => code);

describe('checkOrder', () => {
  const half = { customer: { email: 'jan@' }, shipTo: { country: 'NL', postalCode: '1015' } };

  it('says while a field is filled in only what is wrong in fields', () => {
    expect(codes(half, { phase: 'field' })).toEqual(['address.postal-code-malformed', 'contact.email-malformed']);
    expect(codes({}, { phase: 'field' })).toEqual([]);
  });

  it('says what is missing in the sections that were left', () => {
    expect(codes(half, { phase: 'section', sections: ['customer'] })).toEqual([
      'address.postal-code-malformed',
      'contact.email-malformed',
    ]);
    expect(codes(half, { phase: 'section', sections: ['ship-to'] })).toEqual([
      'address.postal-code-malformed',
      'contact.email-malformed',
      'address.name-missing',
      'address.street-missing',
      'address.city-missing',
    ]);
  });

  it('takes the sections that hold anything for those that were left', () => {
    expect(codes({ lines: [{}] }, { phase: 'section' })).toEqual([
      'line.sku-missing',
      'line.quantity-missing',
      'line.unit-price-missing',
    ]);
    expect(codes({ lines: [{}], shipTo: null }, { phase: 'section' })).toHaveLength(3);
    expect(codes('x', { phase: 'section' })).toEqual(['order.not-an-object']);
  });

  it('says everything at submit', () => {
    expect(codes(half, { phase: 'submit' })).toEqual([
      'address.postal-code-malformed',
      'contact.email-malformed',
      'line.none',
      'order.channel-missing',
      'address.name-missing',
      'address.street-missing',
      'address.city-missing',
      'money.currency-missing',
    ]);
  });

  it('compares amounts only at submit', () => {
    const draft = { ...DRAFT, stated: { total: '1.00' } };
    expect(codes(draft, { phase: 'section' })).toEqual([]);
    expect(codes(draft, { phase: 'submit' })).toEqual(['money.total-disagrees']);
  });

  it('answers where sections cannot be seen', () => {
    const draft = new Proxy(
      {},
      {
        get: () => {
          throw new Error('planted');
        },
      },
    );
    expect(codes(draft, { phase: 'section' })).toEqual(['order.unreadable']);
  });
});
