import type { CommitFailure } from './ports.ts';

/** Why a use case did nothing, for reasons that lie in the store. */
export type OmsRefusal =
  | Extract<CommitFailure, { kind: 'refused' }>
  /** others changed the same things faster, several times in a row; nothing was changed */
  | { readonly code: 'oms.too-busy' }
  /** the store could not be asked; nothing was changed */
  | { readonly code: 'oms.store-unavailable' }
  /** what the store holds does not add up; nothing was changed */
  | { readonly code: 'oms.store-inconsistent' }
  /** the change may be there or not: ask again with the same command id */
  | { readonly code: 'oms.outcome-unknown' };

/** How often a decision is made again on fresh state, or a change sent again whose outcome is not known. */
export const TRIES = 8;
