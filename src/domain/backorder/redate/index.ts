/**
 * Question it answers: what do those hear who wait, when deliveries move?
 *
 * Laws: each arriving unit is promised once; no unit waits past its latest day unless the policy says so; nothing moved,
 * nothing changed. Leans on the order room for its commands; promises come from `planPromise` as a function.
 *
 * @module backorder/redate
 */
export * from './commands-of-redating.ts';
export * from './redate-backorders.ts';
