import { describe, expect, it } from 'vitest';
import { cleanOrder, toDraft } from '../../../../src/domain/clean-order/index.ts';
import { cleaned, found, orderWith, selling } from '../found.ts';
import { CONTEXT, DRAFT } from '../sample.ts';

const GENT = { name: 'Anna', lines: ['Veldstraat 1'], postalCode: '9000', city: 'Gent', country: 'BE' };
const split = (change: object = {}, more: object = {}) =>
  orderWith({
    lines: [
      {
        lineId: 'L',
        sku: 'A',
        quantity: 3,
        unitPrice: '10',
        discount: '1.00',
        tax: { rate: '0.21', amount: '5.03' },
        statedTotal: '29.00',
        deliveries: [{ quantity: 2 }, { quantity: 1, shipTo: GENT }],
        ...change,
      },
    ],
    discounts: [],
    charges: [],
    ...more,
  });

describe('splitDeliveries', () => {
  it('makes a line for each address, and loses neither units nor cents', () => {
    const { lines, totals } = cleaned(split());
    expect(
      lines.map(({ lineId, quantity, shipTo, amounts }) => [
        lineId,
        quantity,
        shipTo?.city,
        amounts.discountMinor,
        amounts.taxMinor,
      ]),
    ).toEqual([
      ['L-1', 2, undefined, 67, 335],
      ['L-2', 1, 'Gent', 33, 168],
    ]);
    expect(totals).toMatchObject({ goodsMinor: 3000, discountMinor: 100, taxMinor: 503, totalMinor: 2900 });
  });

  it('holds what is stated against all parts together', () => {
    expect(found(split())).toEqual([]);
    expect(found(split({ statedTotal: '28.99' }))).toEqual(['money.line-total-disagrees /lines/0/statedTotal']);
    expect(found(split({ tax: { rate: '0.21', amount: '5.05' } }))).toEqual([
      'money.tax-differs-from-rate /lines/0/tax',
    ]);
  });

  it('refuses parts that do not add up to the line', () => {
    const parts = (...quantities: unknown[]) =>
      found(split({ deliveries: quantities.map((quantity) => ({ quantity })) }));
    expect(parts(1, 1, 1)).toEqual([]);
    expect(parts(2, 2)).toEqual(['line.deliveries-differ /lines/0/deliveries']);
    expect(parts(1, 1)).toEqual(['line.deliveries-differ /lines/0/deliveries']);
    expect(parts(3, 0)).toEqual(['line.deliveries-differ /lines/0/deliveries']);
    expect(parts('x', 3)).toEqual(['quantity.not-a-number /lines/0/deliveries/0/quantity']);
    expect(parts()).toEqual([]);
  });

  it('looks at every address, and says of the line what is said of the line only once', () => {
    const wrong = split({
      deliveries: [{ quantity: 2 }, { quantity: 1, shipTo: { ...GENT, city: undefined } }],
      deliverBy: '2026-11-01T00:00:00Z',
    });
    expect(found(wrong, selling('A', { restrictions: { minAgeYears: 18, notCountries: ['BE'] } }))).toEqual([
      'restricted.age-not-proven /lines/0/sku',
      'restricted.not-to-this-country /lines/0/sku',
      'address.city-missing /lines/0/deliveries/1/shipTo/city',
      'date.deliver-by-passed /lines/0/deliverBy',
    ]);
  });

  it('counts packs', () => {
    const context = selling('A', { packings: [{ unit: 'case', baseUnits: 12 }] });
    const { lines } = cleaned(split({ unit: 'case', tax: undefined }), context);
    expect(lines.map(({ quantity, unitPrice }) => [quantity, unitPrice])).toEqual([
      [24, '0.833333333333'],
      [12, '0.833333333333'],
    ]);
  });

  it('comes back the same', () => {
    const order = cleaned(split());
    expect(cleanOrder(toDraft(order), CONTEXT)._unsafeUnwrap().order).toEqual(order);
    expect(cleaned(DRAFT).lines).toHaveLength(2);
  });
});
