import { describe, expect, it } from 'vitest';
import { missingInformation } from '../../../src/domain/clean-order/index.ts';
import { lineWith, orderWith } from './found.ts';
import { CONTEXT, DRAFT } from './sample.ts';

const ask = (draft: unknown, context = {}) => missingInformation(draft, { ...CONTEXT, ...context });
const short = (draft: unknown, context = {}) =>
  ask(draft, context).map(({ code, required }) => `${required ? '' : '~'}${code}`);

describe('missingInformation', () => {
  it('asks nothing of a complete order, also where something in it is wrong', () => {
    expect(ask(DRAFT)).toEqual([]);
    expect(ask(orderWith({ shipTo: { ...DRAFT.shipTo, postalCode: 'x' }, stated: { total: '1' } }))).toEqual([]);
  });

  it('asks first what, then where to, then how to bill it', () => {
    expect(short({})).toEqual([
      'line.none',
      'address.ship-to-missing',
      'money.currency-missing',
      'order.channel-missing',
    ]);
    expect(short(orderWith({ lines: [{}], shipTo: { country: 'US' }, customer: undefined }))).toEqual([
      'line.sku-missing',
      'line.quantity-missing',
      'line.unit-price-missing',
      'address.name-missing',
      'address.street-missing',
      'address.postal-code-missing',
      'address.city-missing',
      'address.region-missing',
    ]);
  });

  it('says where the answer belongs and what it is for', () => {
    expect(ask(orderWith({ shipTo: undefined }))).toEqual([
      { path: '/shipTo', code: 'address.ship-to-missing', why: 'to-deliver', required: true },
    ]);
  });

  it('offers answers to choose from where there are only some', () => {
    expect(ask(orderWith({ taxesIncluded: undefined }))).toEqual([
      {
        path: '/taxesIncluded',
        code: 'money.taxes-included-missing',
        why: 'to-bill',
        required: true,
        options: ['true', 'false'],
      },
    ]);
  });

  it('asks what each kind of line needs', () => {
    expect(short(lineWith({ kind: 'service' }))).toEqual(['service.day-missing', 'service.attendees-missing']);
    expect(
      short(
        orderWith({ lines: [{ kind: 'digital', sku: 'A', quantity: 1, unitPrice: '9' }], discounts: [], customer: {} }),
      ),
    ).toEqual(['contact.email-missing']);
  });

  it('asks a business for its numbers, and a buyer of wine for his age', () => {
    const customer = { kind: 'business', name: 'x' };
    expect(short(orderWith({ customer }), { needs: { vatNumber: 'wanted', purchaseOrderNumber: 'required' } })).toEqual(
      ['~tax.vat-number-missing', 'business.purchase-order-number-missing'],
    );
    const products = (sku: string) => ({ sku, restrictions: { minAgeYears: 18 } });
    expect(ask(lineWith({}), { products })[0]).toMatchObject({ code: 'restricted.age-not-proven', why: 'by-law' });
  });

  it('asks about every line of a bulk order, within bounds', () => {
    const lines = Array.from({ length: 5000 }, () => ({ quantity: 1, unitPrice: '1' }));
    expect(ask(orderWith({ lines })).length).toBe(1000);
  });
});
