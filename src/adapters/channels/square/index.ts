/**
 * Translates receipts and orders of Square into drafts, and what happened to them back into requests of its API.
 *
 * Question it answers: what was sold at the till, and what does the till want to hear back? Leans on the channel room.
 * Sources: Square Orders API, Inventory API.
 *
 * @module channels/square
 */
export { fromSquare, type SquareOptions } from './from-square.ts';
export { type SquareOrderOptions, toSquareCancellation, toSquareShipment } from './to-square-order.ts';
export { toSquareStock } from './to-square-stock.ts';
