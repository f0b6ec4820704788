/**
 * Translates orders of bol into drafts, and what happened to them back into requests of its Retailer API.
 *
 * Question it answers: what was ordered on the marketplace, and what does it want to hear back? Leans on the channel
 * room. Sources: bol Retailer API v10.
 *
 * @module channels/bol
 */
export { fromBol } from './from-bol.ts';
export { toBolCancellation } from './to-bol-cancellation.ts';
export { type BolShipmentOptions, toBolShipment } from './to-bol-shipment.ts';
export { toBolStock } from './to-bol-stock.ts';
