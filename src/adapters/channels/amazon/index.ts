/**
 * Translates orders of Amazon into drafts, and what happened to them back into requests of the Selling Partner API.
 *
 * Question it answers: what was ordered on the marketplace, and what does it want to hear back? Leans on the channel
 * room. Sources: Selling Partner API, Orders v0 and 2026-01-01.
 *
 * @module channels/amazon
 */
export type { AmazonOptions } from './amazon-options.ts';
export { fromAmazon } from './from-amazon.ts';
export { type AmazonCancellationOptions, type AmazonFeed, toAmazonCancellation } from './to-amazon-cancellation.ts';
export { type AmazonShipmentOptions, toAmazonShipment } from './to-amazon-shipment.ts';
export { type AmazonStockOptions, toAmazonStock } from './to-amazon-stock.ts';
