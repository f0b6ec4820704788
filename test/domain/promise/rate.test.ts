import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RateQuestion, type ShippingRate, shippingRate } from '../../../src/domain/promise/index.ts';

/** 8.00 up to 5 kg, 0.75 for each kg more. */
const table: ShippingRate = { baseMinor: 800, upToGrams: 5000, extraMinor: 75 };
const price = (weightGrams: number, rate: Partial<ShippingRate> = {}, more: Partial<RateQuestion> = {}) =>
  shippingRate({ rate: { ...table, ...rate }, weightGrams, goodsMinor: 1000, ...more })._unsafeUnwrap();

describe('the price of a parcel', () => {
  it('is the base up to the threshold, and the factor for what is beyond', () => {
    expect(price(10_000)).toBe(1175); // the documented example: 8 + 0.75 x 5 = 11.75
    expect([price(0), price(5000), price(5001), price(6000)]).toEqual([800, 800, 800, 875]);
    expect([price(5006), price(5007)]).toEqual([800, 801]); // 0.45 and 0.525 cents
    expect(price(10_000, { perGrams: 500 })).toBe(1550);
  });

  it('has its mark-up, rounded once', () => {
    expect(price(10_000, { markUpPercent: 10 })).toBe(1293); // 1292.5
    expect(price(0, { baseMinor: 333, markUpPercent: 15 })).toBe(383); // 382.95
  });

  it('is what the carrier asks, when it was asked', () => {
    expect(price(10_000, {}, { liveMinor: 999 })).toBe(999);
    expect(price(10_000, { markUpPercent: 10 }, { liveMinor: 999 })).toBe(1099); // 1098.9
  });

  it('is nothing from a value of goods on', () => {
    expect(price(10_000, { freeFromMinor: 1000 })).toBe(0);
    expect(price(10_000, { freeFromMinor: 1001 })).toBe(1175);
    expect(price(10_000, { freeFromMinor: 1000 }, { liveMinor: 999 })).toBe(0);
  });

  it('never falls with the weight', () => {
    fc.assert(
      fc.property(fc.nat(50_000), fc.nat(5000), fc.nat(100), (weight, more, markUpPercent) => {
        expect(price(weight + more, { markUpPercent })).toBeGreaterThanOrEqual(price(weight, { markUpPercent }));
      }),
    );
  });

  it('is refused for what is not whole', () => {
    const code = (more: object) =>
      shippingRate({ rate: table, weightGrams: 1, goodsMinor: 1, ...more })._unsafeUnwrapErr().code;
    for (const bad of [{ weightGrams: -1 }, { goodsMinor: 0.5 }, { liveMinor: Number.NaN }])
      expect(code(bad)).toBe('promise.rate-not-whole');
    for (const bad of [
      { baseMinor: 0.5 },
      { upToGrams: -1 },
      { extraMinor: 0.1 },
      { perGrams: 0 },
      { perGrams: 0.5 },
      { markUpPercent: -1 },
      { freeFromMinor: 0.5 },
    ]) {
      expect(code({ rate: { ...table, ...bad } })).toBe('promise.rate-not-whole');
    }
    expect(code({ weightGrams: 9e15, rate: { ...table, extraMinor: 9e9 } })).toBe('promise.rate-not-whole');
  });
});
