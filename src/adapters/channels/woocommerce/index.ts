/**
 * Translates orders of WooCommerce into drafts, and what happened to them back into requests of its REST API.
 *
 * Question it answers: what was ordered in the shop, and what does the shop want to hear back? Leans on the channel
 * room. Sources: WooCommerce REST API v3.
 *
 * @module channels/woocommerce
 */
export { fromWooCommerce } from './from-woocommerce.ts';
export { toWooCommerceCancellation } from './to-woocommerce-cancellation.ts';
export { toWooCommerceShipment } from './to-woocommerce-shipment.ts';
export { toWooCommerceStock, type WooStockOptions } from './to-woocommerce-stock.ts';
export type { WooOptions } from './woo-order.ts';
