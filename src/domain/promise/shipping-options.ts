import { err, ok, type Result } from 'neverthrow';
import { compareText } from '../../kernel/text.ts';
import { type Promised, type PromiseRefusal, planPromise } from './plan.ts';
import type { CarrierService, PromiseLine, PromiseQuestion } from './question.ts';
import { type RateRefusal, type ShippingRate, shippingRate } from './rate.ts';

/** A service with its price. */
export interface PricedService extends CarrierService {
  readonly rate: ShippingRate;
  /** what the carrier asks now for one parcel of this order, if it was asked */
  readonly liveMinor?: number;
}

export interface ShippingOptionsQuestion extends Omit<PromiseQuestion, 'services' | 'lines'> {
  readonly lines: readonly (PromiseLine & { readonly unitWeightGrams: number })[];
  readonly services: readonly PricedService[];
  /** the value of the goods, for services that are free from a value on */
  readonly goodsMinor: number;
}

/** A way of sending the cart: what it costs, when it is there, and the plan behind it. */
export interface ShippingOption {
  readonly serviceId: string;
  readonly priceMinor: number;
  readonly promise: Promised;
}

/**
 * Lists how a cart can be sent: each service that has a plan, with price and date, the cheapest first.
 *
 * @units amounts in minor units of one currency; weights in grams
 * @law every option has a plan, and no service with a plan is left out; each parcel is paid for; the order of the
 * services is irrelevant
 * @errors the first that applies, service by service: those of `planPromise`, then those of `shippingRate`
 * @example standard 4.95 by Wednesday, express 9.95 by Tuesday; a courier that does not go there is not in the list
 */
export function shippingOptions(
  question: ShippingOptionsQuestion,
): Result<readonly ShippingOption[], PromiseRefusal | RateRefusal> {
  const weights = new Map(question.lines.map(({ lineId, unitWeightGrams }) => [lineId, unitWeightGrams]));
  const options: ShippingOption[] = [];
  for (const service of [...question.services].sort((left, right) => compareText(left.serviceId, right.serviceId))) {
    const { serviceId, rate, liveMinor } = service;
    const promise = planPromise({ ...question, services: [service] });
    if (promise.isErr()) return err(promise.error);
    if (promise.value.kind === 'not-promised') continue;
    let priceMinor = 0;
    for (const { lines } of promise.value.shipments) {
      const weightGrams = lines.reduce((sum, { lineId, quantity }) => sum + quantity * (weights.get(lineId) ?? 0), 0);
      const price = shippingRate({ rate, weightGrams, goodsMinor: question.goodsMinor, liveMinor });
      if (price.isErr()) return err(price.error);
      priceMinor += price.value;
    }
    options.push({ serviceId, priceMinor, promise: promise.value });
  }
  return ok(options.sort(byPrice));
}

const byPrice = (left: ShippingOption, right: ShippingOption): number =>
  left.priceMinor - right.priceMinor ||
  compareText(left.promise.window.until, right.promise.window.until) ||
  compareText(left.serviceId, right.serviceId);
