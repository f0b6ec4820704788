/**
 * Question it answers: how much may each sales channel sell, so that all of them may sell at the same time?
 *
 * A door of its own beside `inventory`, because who keeps stock need not publish it. Laws: L4 over channels (what all of
 * them could sell at once never exceeds what may be sold). Leans on the kernel only. Sources: virtual catalogues (Fluent
 * Commerce), ring-fencing (Microsoft Intelligent Order Management), see docs/glossary.md.
 *
 * @module inventory/channels
 */
export * from './channel-stock.ts';
export * from './quota.ts';
