import type { Instant } from '../kernel/instant.ts';

export type * from './change.ts';
export type * from './commit-failure.ts';
export type * from './store.ts';

/** Tells the time. The only clock there is; tests hand in a clock of their own. */
export interface Clock {
  readonly now: () => Instant;
}

/** Makes ids that were never used before. */
export interface IdSource {
  readonly next: (kind: 'command' | 'fulfillment-order' | 'shipment' | 'return' | 'refund') => string;
}
