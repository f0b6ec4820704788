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
  | { readonly code: 'oms.outcome-unknown' }
  /** it is decided, but not every step after it has been made: ask again with the same command id, or let `advance` do it */
  | { readonly code: 'oms.steps-open' }
  /** the request has no command id, and nobody makes one */
  | { readonly code: 'oms.command-id-missing' }
  /** the store cannot replace what stands in its events */
  | { readonly code: 'oms.cannot-erase' }
  /** the company has not said what it promises: see `OmsPolicies` */
  | { readonly code: 'oms.policy-missing' };

/** How often a decision is made again on fresh state, or a change sent again whose outcome is not known. */
export const TRIES = 8;

/** What a request can be refused for without looking at anything: the words after the room's name. */
const OF_FORM: readonly string[] = [
  'not-a-moment',
  'nothing-asked',
  'quantity-not-whole',
  'amount-not-whole',
  'line-named-twice',
  'not-a-way',
  'expiry-not-later',
];

/** Rooms that look at the state of an order or of the stock. The others look at policies, which can be mended. */
const OF_STATE: readonly string[] = ['order', 'inventory', 'return', 'refund', 'store'];

/**
 * Says whether a refusal is an answer for good, kept under the command id. A request that nobody can mean, or that a
 * policy could not deal with, does not use up its id: mended, it may be sent under the same one.
 *
 * @law never for what the store could not do
 * @example `order.more-than-picked` is kept; `order.quantity-not-whole`, `routing.node-unknown`, `oms.too-busy` are not
 */
export function isLasting({ code }: { readonly code: string }): boolean {
  const dot = code.indexOf('.');
  return OF_STATE.includes(code.slice(0, dot)) && !OF_FORM.includes(code.slice(dot + 1)) && !NOT_ANSWERS.includes(code);
}

/** What a store says about the command itself. */
const NOT_ANSWERS: readonly string[] = [
  'store.command-id-reused',
  'store.command-expired',
  'store.change-malformed',
  'store.too-many-keys',
];
