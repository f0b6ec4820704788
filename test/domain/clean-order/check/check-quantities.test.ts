import { describe, expect, it } from 'vitest';
import { type CleanOrderContext, checkOrder, type QuantityLimits } from '../../../../src/domain/clean-order/index.ts';
import { found, orderWith, selling } from '../found.ts';
import { CONTEXT } from '../sample.ts';

const lines = (...quantities: number[]): object =>
  orderWith({ lines: quantities.map((quantity) => ({ sku: 'A', quantity, unitPrice: '50' })) });
const limits = (quantity: QuantityLimits): Partial<CleanOrderContext> => selling('A', { quantity });
const codes = (quantity: QuantityLimits, ...quantities: number[]) =>
  found(lines(...quantities), limits(quantity)).map((one) => one.split(' ')[0]);

describe('checkQuantities', () => {
  it('takes the least and the most, and nothing beyond', () => {
    expect(codes({ min: 3, max: 5 }, 3)).toEqual([]);
    expect(codes({ min: 3, max: 5 }, 5)).toEqual([]);
    expect(codes({ min: 3, max: 5 }, 2)).toEqual(['line.quantity-below-minimum']);
    expect(codes({ min: 3, max: 5 }, 6)).toEqual(['line.quantity-above-maximum']);
  });

  it('adds up all lines of one SKU', () => {
    expect(codes({ max: 5 }, 3, 2)).toEqual([]);
    expect(codes({ max: 5 }, 3, 3)).toEqual(['line.quantity-above-maximum']);
    expect(codes({ min: 5 }, 3, 2)).toEqual([]);
    expect(codes({ multipleOf: 5 }, 3, 2)).toEqual([]);
  });

  it('takes multiples alone', () => {
    expect(codes({ multipleOf: 6 }, 12)).toEqual([]);
    expect(codes({ multipleOf: 6 }, 13)).toEqual(['line.quantity-not-a-multiple']);
  });

  it.each([
    [{ min: 3 }, 1, 3],
    [{ max: 5 }, 9, 5],
    [{ multipleOf: 6 }, 7, 12],
    [{ multipleOf: 6, max: 10 }, 7, 6],
    [{ min: 5, multipleOf: 4 }, 4, 8],
    [{ max: 5, multipleOf: 4 }, 8, 4],
  ])('proposes for %j and %i units: %i', (quantity, units, meant) => {
    const [finding] = checkOrder(lines(units), { ...CONTEXT, ...limits(quantity) }, { phase: 'submit' });
    expect(finding?.suggestions?.[0]).toMatchObject({
      patch: [{ path: '/lines/0/quantity', value: meant }],
      apply: 'ask',
    });
  });

  it('proposes nothing where several lines ask for the SKU', () => {
    const [finding] = checkOrder(lines(9, 9), { ...CONTEXT, ...limits({ max: 5 }) }, { phase: 'submit' });
    expect(finding).not.toHaveProperty('suggestions');
  });

  it('counts what a customer bought before', () => {
    const bought = (units: number, max: number) =>
      found(lines(2), { ...limits({ perCustomer: { max, days: 30 } }), customer: { unitsBought: () => units } });
    expect(bought(3, 5)).toEqual([]);
    expect(bought(4, 5)).toEqual(['line.customer-maximum-passed /lines/0/quantity']);
    const asked: unknown[] = [];
    const unitsBought = (question: object) => asked.push(question);
    found(lines(2), { ...limits({ perCustomer: { max: 99, days: 30 } }), customer: { unitsBought } });
    expect(asked).toEqual([{ sku: 'A', days: 30 }]);
  });

  it('counts this order alone where nothing is known of the customer', () => {
    expect(codes({ perCustomer: { max: 2, days: 30 } }, 2)).toEqual([]);
    expect(codes({ perCustomer: { max: 1, days: 30 } }, 2)).toEqual(['line.customer-maximum-passed']);
  });

  it('stops an order that cannot be counted because the look-up is out of order', () => {
    const unitsBought = () => {
      throw new Error('planted');
    };
    expect(found(lines(1), { ...limits({ perCustomer: { max: 9, days: 30 } }), customer: { unitsBought } })).toEqual([
      'lookup.failed ',
    ]);
  });

  it('shows somebody an order of very many units', () => {
    const draft = lines(2, 3);
    expect(found(draft, { limits: { reviewAboveUnits: 5 } })).toEqual([]);
    expect(found(draft, { limits: { reviewAboveUnits: 4 } })).toEqual(['order.unusually-many-units /lines']);
  });
});
