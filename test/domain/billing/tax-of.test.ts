import { describe, expect, it } from 'vitest';
import { type ChargedTax, taxOf } from '../../../src/domain/billing/index.ts';

const tax = (more: Partial<ChargedTax>) =>
  taxOf({ baseMinor: 324, rate: '0.19', included: false, quantity: 3, level: 'line', rounding: 'half-up', ...more });

describe('taxOf', () => {
  it('rounds the tax of the line once', () => {
    // 3.24 x 0.19 = 0.6156
    expect(tax({})._unsafeUnwrap()).toBe(62);
  });

  it('rounds the tax of one unit and multiplies it', () => {
    // 1.08 x 0.19 = 0.2052, three times 21
    expect(tax({ level: 'unit' })._unsafeUnwrap()).toBe(63);
  });

  it('takes the tax out of what contains it, by line and by unit', () => {
    // 3.87 x 19 / 119 = 0.6179; of one unit 1.29 x 19 / 119 = 0.2060
    expect(tax({ baseMinor: 387, included: true })._unsafeUnwrap()).toBe(62);
    expect(tax({ baseMinor: 387, included: true, level: 'unit' })._unsafeUnwrap()).toBe(63);
  });

  it('rounds half cents the way it is told to', () => {
    // 0.10 x 0.05 = half a cent; 0.30 x 0.05 = one cent and a half
    const half = (baseMinor: number, rounding: ChargedTax['rounding']) =>
      tax({ baseMinor, rate: '0.05', rounding })._unsafeUnwrap();
    expect([half(10, 'half-up'), half(10, 'half-even'), half(10, 'half-down')]).toEqual([1, 0, 0]);
    expect([half(30, 'half-up'), half(30, 'half-even'), half(30, 'half-down')]).toEqual([2, 2, 1]);
  });

  it('charges nothing at rate 0', () => {
    expect(tax({ rate: '0' })._unsafeUnwrap()).toBe(0);
  });

  it('refuses a rate below zero, and what leaves the safe integers', () => {
    expect(tax({ rate: '-0.19' })._unsafeUnwrapErr().code).toBe('billing.rate-negative');
    expect(tax({ baseMinor: 2 ** 53 })._unsafeUnwrapErr().code).toBe('billing.out-of-range');
    expect(tax({ baseMinor: Number.MAX_SAFE_INTEGER, rate: '2' })._unsafeUnwrapErr().code).toBe('billing.out-of-range');
    expect(tax({ quantity: 2 ** 52, rate: '0.123456', level: 'unit' })._unsafeUnwrapErr().code).toBe(
      'billing.out-of-range',
    );
  });
});
