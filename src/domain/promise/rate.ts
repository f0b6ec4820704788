import { err, ok, type Result } from 'neverthrow';
import { multiplyRatio } from '../../kernel/rounding.ts';

/** What a service costs by weight: a base up to a weight, and more for every unit of weight beyond it. */
export interface ShippingRate {
  readonly baseMinor: number;
  readonly upToGrams: number;
  readonly extraMinor: number;
  /** so many grams cost `extraMinor`; left out: 1000 */
  readonly perGrams?: number;
  /** added to the whole, in percent; left out: 0 */
  readonly markUpPercent?: number;
  /** goods of this value or more are sent for nothing */
  readonly freeFromMinor?: number;
}

export interface RateQuestion {
  readonly rate: ShippingRate;
  readonly weightGrams: number;
  readonly goodsMinor: number;
  /** what the carrier asks now; left out, the table counts */
  readonly liveMinor?: number | undefined;
}

export interface RateRefusal {
  readonly code: 'promise.rate-not-whole';
}

/**
 * Prices a parcel: nothing from a value of goods on, else what the carrier asks now, else by the table; with the mark-up.
 *
 * @units amounts in minor units of one currency; weights in grams; rounded once, half up
 * @errors `promise.rate-not-whole`
 * @source rates with weight threshold and factor: Microsoft Intelligent Order Management, shipping rate factors
 * @example base 8.00 up to 5 kg and 0.75 for each kg more: 10 kg are 11.75 (800 + 5 x 75 = 1175)
 */
export function shippingRate({ rate, weightGrams, goodsMinor, liveMinor }: RateQuestion): Result<number, RateRefusal> {
  const { baseMinor, upToGrams, extraMinor, perGrams = 1000, markUpPercent = 0, freeFromMinor } = rate;
  const extraGrams = Math.max(0, weightGrams - upToGrams);
  const numbers = [baseMinor, upToGrams, extraMinor, markUpPercent, weightGrams, goodsMinor, freeFromMinor, liveMinor];
  const whole = numbers.every((number = 0) => Number.isSafeInteger(number) && number >= 0) && perGrams >= 1;
  if (!whole) return err({ code: 'promise.rate-not-whole' });
  if (freeFromMinor !== undefined && goodsMinor >= freeFromMinor) return ok(0);
  const [amount, per] =
    liveMinor === undefined ? [baseMinor * perGrams + extraMinor * extraGrams, perGrams] : [liveMinor, 1];
  const numerator = 100 + markUpPercent;
  return multiplyRatio({ amount, numerator, denominator: per * 100, rounding: 'half-up' }).mapErr(() => ({
    code: 'promise.rate-not-whole' as const,
  }));
}
