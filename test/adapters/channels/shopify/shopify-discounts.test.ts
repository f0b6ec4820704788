import { describe, expect, it } from 'vitest';
import {
  readDiscount,
  restOfDiscounts,
  takenOff,
} from '../../../../src/adapters/channels/shopify/shopify-discounts.ts';
import { decimalOf, exactOf, Notebook, Reader } from '../../../../src/domain/channel/index.ts';

const reader = () => new Reader(new Notebook(), '', 'EUR');
const exact = (text: string) => exactOf(text) ?? 0n;
const parts = (allocated: string, own: string) => ({ allocated: exact(allocated), own: exact(own) });

describe('readDiscount', () => {
  it.each([
    [{ discount_allocations: [{ amount: '3.34' }, { amount: '1.00' }] }, '4.34', '0'],
    [{ total_discount: '5.00', discount_allocations: [] }, '0', '5'],
    [
      { discountAllocations: [{ allocatedAmountSet: { shopMoney: { amount: '2.0', currencyCode: 'EUR' } } }] },
      '2',
      '0',
    ],
    [{ price: '10.00', discounted_price: '7.50' }, '0', '2.5'],
    [{ price: '10.00', discounted_price: '10.00' }, '0', '0'],
    [{ price: 10, discounted_price: 7 }, '0', '0'],
    [{}, '0', '0'],
  ])('reads %o', (item, allocated, own) => {
    const read = readDiscount(reader(), item);
    expect([decimalOf(read.allocated), decimalOf(read.own)]).toEqual([allocated, own]);
  });
});

describe('takenOff', () => {
  const taken = (all: readonly ReturnType<typeof parts>[], total?: string) => takenOff(all, total).map(decimalOf);

  it('takes discounts as they were spread', () => {
    expect(taken([parts('3.34', '0'), parts('3.33', '0')], '6.67')).toEqual(['3.34', '3.33']);
  });

  it('takes the older field where nothing was spread', () => {
    expect(taken([parts('0', '5'), parts('0', '0')], '5.00')).toEqual(['5', '0']);
  });

  it('takes the same discount once where both fields name it', () => {
    expect(taken([parts('5', '5')], '5.00')).toEqual(['5']);
  });

  it('takes both where only both come to the total', () => {
    expect(taken([parts('2', '3')], '5.00')).toEqual(['5']);
  });

  it('takes the spread one where the total does not tell', () => {
    expect(taken([parts('2', '3')])).toEqual(['2']);
    expect(taken([parts('2', '3')], '9.00')).toEqual(['2']);
  });
});

describe('restOfDiscounts', () => {
  it('is what stands on no line', () => {
    expect(decimalOf(restOfDiscounts([exact('3'), exact('1')], '10.00'))).toBe('6');
    expect(restOfDiscounts([exact('3')], undefined)).toBe(0n);
  });
});
