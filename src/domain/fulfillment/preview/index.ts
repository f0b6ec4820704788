/**
 * Question it answers: what would happen to order, stock, money and messages if this were done?
 *
 * Laws: a dry run changes nothing, and carrying the command out makes exactly the events that were shown. Leans on the
 * order and inventory rooms.
 *
 * @module fulfillment/preview
 */
export * from './messages-of.ts';
export * from './preview-order-command.ts';
