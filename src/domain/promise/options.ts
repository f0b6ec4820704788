import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../kernel/calendar-day.ts';
import type { LocationId, Sku } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import { compareText } from '../../kernel/text.ts';
import type { DatedUnits } from '../inventory/index.ts';
import type { NoShipmentReason, PromiseQuestion, PromiseSupply } from './question.ts';
import { planShipment } from './shipment.ts';
import type { PromiseOption } from './split.ts';
import { readTrip, type Trip, type TripRefusal } from './trip.ts';

/** Why nothing is sent from a location with a service. */
export interface NoOption {
  readonly locationId: LocationId;
  readonly serviceId: string;
  readonly reason: NoShipmentReason;
}

/** Every parcel that could be sent: by location, service, and the day from which more units are there. */
export interface PromiseOptions {
  readonly options: readonly PromiseOption[];
  readonly reasons: readonly NoOption[];
}

/**
 * Lists every parcel that could be sent, and why others could not.
 *
 * @errors those of `readTrip`, location by location and service by service in the order of their ids
 * @example two services from one location that has 1 unit today and 3 from Friday on: four parcels
 */
export function promiseOptions(question: PromiseQuestion, now: Instant): Result<PromiseOptions, TripRefusal> {
  const options: PromiseOption[] = [];
  const reasons: NoOption[] = [];
  const wanted = new Set(question.lines.map(({ sku }) => sku));
  const services = [...question.services].sort((left, right) => compareText(left.serviceId, right.serviceId));
  for (const origin of [...question.origins].sort((left, right) => compareText(left.locationId, right.locationId))) {
    const supply = question.supply.filter(({ locationId, sku }) => locationId === origin.locationId && wanted.has(sku));
    for (const service of services) {
      const trip = readTrip({ origin, service, destination: question.destination, now });
      if (trip.isErr()) return err(trip.error);
      const found = trip.value === undefined ? 'no-lane' : parcelsOf(trip.value, supply);
      if (typeof found !== 'string') for (const option of found) options.push(option);
      const reason = typeof found === 'string' ? found : 'not-enough-stock';
      reasons.push({ locationId: origin.locationId, serviceId: service.serviceId, reason });
    }
  }
  return ok({ options, reasons });
}

function parcelsOf(trip: Trip, supply: readonly PromiseSupply[]): readonly PromiseOption[] | NoShipmentReason {
  const there = supply.flatMap(({ curve }) => curve).filter(({ quantity }) => quantity > 0);
  let reason: NoShipmentReason = 'not-enough-stock';
  const parcels = daysOf(there).flatMap((unitsThere) => {
    const plan = planShipment(trip, unitsThere);
    if (typeof plan === 'string') reason = plan;
    return typeof plan === 'string' ? [] : [{ plan, unitsThere, units: unitsOn(supply, unitsThere) }];
  });
  return parcels.length === 0 ? reason : parcels;
}

/** The days of some steps, each once, in their order. */
export const daysOf = (steps: readonly DatedUnits[]): readonly CalendarDay[] =>
  [...new Set(steps.map(({ day }) => day))].sort(compareText);

/** What there is of each SKU on a day. */
export const unitsOn = (supply: readonly PromiseSupply[], day: CalendarDay): ReadonlyMap<Sku, number> =>
  new Map(supply.map(({ sku, curve }) => [sku, unitsFrom(curve, day)]));

/** What a curve says for a day. */
export const unitsFrom = (curve: readonly DatedUnits[], day: CalendarDay): Quantity =>
  curve.filter((step) => step.day <= day).at(-1)?.quantity ?? 0;
