/**
 * Question it answers: what is where, whose is it, and how much may be sold?
 *
 * Laws: L1 to L14. Leans on the kernel only. Sources: double-entry bookkeeping; the inventory states of Shopify,
 * Salesforce Omnichannel Inventory and IBM, see docs/glossary.md.
 *
 * @module inventory
 */
export * from './movement.ts';
