import type { Instant } from '../../kernel/instant.ts';
import type { Actor, Transition } from './deed.ts';

/**
 * A kind of hold, as the company has it in its list: plain data. The field's usual reasons are in `COMMON_HOLD_TYPES`.
 */
export interface HoldType {
  readonly typeId: string;
  readonly reason: HoldReason;
  readonly blocks: readonly Transition[];
  /** applied by itself while this holds; left out, only somebody applies it */
  readonly appliesWhile?: HoldCondition;
  /** left out: everybody */
  readonly mayApply?: readonly Actor['kind'][];
  /** left out: everybody */
  readonly mayRelease?: readonly Actor['kind'][];
  /** somebody should have looked at it within so many hours */
  readonly reviewWithinHours?: number;
}

/** Why orders are held, in the words of the field. */
export type HoldReason =
  | 'awaiting-payment'
  | 'fraud-review'
  | 'address'
  | 'awaiting-return'
  | 'release-day'
  | 'upsell-window'
  | 'credit'
  | 'remorse-period'
  | 'out-of-stock'
  | 'other';

/** When a hold applies by itself. */
export type HoldCondition =
  /** captured and authorised money does not cover what is owed; lifted by itself when it does */
  | { readonly kind: 'payment-not-covered' }
  /** less than so many minutes have passed since the order was placed; lifted by itself then */
  | { readonly kind: 'younger-than'; readonly minutes: number }
  /** the moment has not come yet; lifted by itself then */
  | { readonly kind: 'before'; readonly at: Instant }
  /** the order comes to more than this; lifted by somebody, once and for all */
  | { readonly kind: 'total-above'; readonly amountMinor: number }
  /** the caller says so (a fraud score, a bad address, an account over its limit); lifted by somebody, once and for all */
  | { readonly kind: 'flagged'; readonly flag: string };

/** The holds that shops know, ready to be changed: waiting for money, a grace period to change one's mind, reviews. */
export const COMMON_HOLD_TYPES: readonly HoldType[] = [
  {
    typeId: 'awaiting-payment',
    reason: 'awaiting-payment',
    blocks: ['release', 'pick', 'ship'],
    appliesWhile: { kind: 'payment-not-covered' },
  },
  {
    typeId: 'remorse-period',
    reason: 'remorse-period',
    blocks: ['release', 'pick', 'ship'],
    appliesWhile: { kind: 'younger-than', minutes: 30 },
  },
  {
    typeId: 'fraud-review',
    reason: 'fraud-review',
    blocks: ['allocate', 'release', 'pick', 'ship'],
    appliesWhile: { kind: 'flagged', flag: 'fraud' },
    mayRelease: ['staff', 'system'],
    reviewWithinHours: 24,
  },
  {
    typeId: 'address',
    reason: 'address',
    blocks: ['release', 'pick', 'ship'],
    appliesWhile: { kind: 'flagged', flag: 'address' },
    reviewWithinHours: 48,
  },
  {
    typeId: 'credit',
    reason: 'credit',
    blocks: ['release', 'pick', 'ship'],
    appliesWhile: { kind: 'flagged', flag: 'credit' },
    mayRelease: ['staff', 'system'],
    reviewWithinHours: 24,
  },
];
