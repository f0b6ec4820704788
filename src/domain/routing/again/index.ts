/**
 * Work that was routed before: planned anew, turned down, or on offer to several stores.
 *
 * Question it answers: what happens to it now?
 *
 * @module routing/again
 */
export * from './decide-again.ts';
export * from './reevaluate.ts';
export * from './settle-claim.ts';
