import type { Result } from 'neverthrow';
import type { Flavor } from './flavor.ts';
import { parseText, type TextRefusal } from './text.ts';

/** The buyer's whole order, in every stage of its life. */
export type OrderId = Flavor<string, 'OrderId'>;
/** One line of an order; unique within its order. */
export type LineId = Flavor<string, 'LineId'>;
/** A stock keeping unit: what is counted, stored and shipped. */
export type Sku = Flavor<string, 'Sku'>;
/** A place that can fulfill: warehouse, store, third party, drop-ship vendor. */
export type LocationId = Flavor<string, 'LocationId'>;
/** Where orders come from: own shop, till, marketplace, reseller, bulk file. */
export type ChannelId = Flavor<string, 'ChannelId'>;
/** Who orders. */
export type CustomerId = Flavor<string, 'CustomerId'>;
/** Made by the caller, once for each thing to be done; the same id again is the same thing again. */
export type CommandId = Flavor<string, 'CommandId'>;
/** Work for one location, derived from an order. */
export type FulfillmentOrderId = Flavor<string, 'FulfillmentOrderId'>;
/** What left a location together. */
export type ShipmentId = Flavor<string, 'ShipmentId'>;
/** Goods announced or received back. */
export type ReturnId = Flavor<string, 'ReturnId'>;
/** One payment: an authorisation with its captures and refunds. */
export type PaymentId = Flavor<string, 'PaymentId'>;
/** Money that goes back to the buyer. */
export type RefundId = Flavor<string, 'RefundId'>;
/** A block on named transitions. */
export type HoldId = Flavor<string, 'HoldId'>;
/** One change of an order: an edit, a price reduction. */
export type ChangeId = Flavor<string, 'ChangeId'>;
/** Something the customer was asked. */
export type QuestionId = Flavor<string, 'QuestionId'>;
/** One box. */
export type ParcelId = Flavor<string, 'ParcelId'>;
/** Units set aside until they are posted, released or expired. */
export type ReservationId = Flavor<string, 'ReservationId'>;
/** One seller among several in the same store; first in every key. */
export type TenantId = Flavor<string, 'TenantId'>;

/** Longest id that is let in, in UTF-16 code units. */
export const MAX_ID_LENGTH = 128;

/**
 * Lets an id from outside in: 1 to 128 characters of one line, without control, invisible or direction-changing marks,
 * trimmed and in normal form C. Words such as `__proto__` are ids like any other.
 *
 * @law accepting twice gives the same id as accepting once
 * @errors as `parseText`
 * @example `parseId<Sku>(' 85123A ')` is ok with `'85123A'`
 */
export function parseId<Id extends Flavor<string, string>>(input: unknown): Result<Id, TextRefusal> {
  return parseText(input, { maxLength: MAX_ID_LENGTH, shape: 'id' }).map((text) => text as Id);
}
