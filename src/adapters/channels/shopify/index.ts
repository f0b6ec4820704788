/**
 * Translates orders of Shopify into drafts, and what happened to them back into requests of its Admin API.
 *
 * Question it answers: what was ordered in the shop, and what does the shop want to hear back? Leans on the channel
 * room. Sources: Shopify Admin API, REST 2024-07 and GraphQL 2025-07.
 *
 * @module channels/shopify
 */
export { fromShopify } from './from-shopify.ts';
export { type OpenUnits, readOpenUnits } from './fulfillment-orders.ts';
export { type ShopifyCancellationOptions, toShopifyCancellation } from './to-shopify-cancellation.ts';
export { type ShopifyFulfillmentOptions, toShopifyFulfillment } from './to-shopify-fulfillment.ts';
export { toShopifyStock } from './to-shopify-stock.ts';
