import type { Result } from 'neverthrow';
import type { LocationGroup } from '../domain/inventory/index.ts';
import type { DecisionFacts, PlacedOrder } from '../domain/order/index.ts';
import type { ReturnPolicy } from '../domain/returns/index.ts';
import type { CommandId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import type { AllocationPolicy } from './allocation-policy.ts';
import type { Asked } from './oms.ts';
import type { Desk } from './order-work.ts';
import type { Clock, IdSource, Store } from './ports.ts';
import type { OmsRefusal } from './refusal.ts';

/** What the use cases stand on: one store for everything, or one for orders and one for stock. */
export type OmsPorts = OmsParts & ({ readonly store: Store } | { readonly orders: Store; readonly stock: Store });

interface OmsParts {
  readonly clock: Clock;
  readonly policies: OmsPolicies;
  /** makes command ids for callers that hand in none */
  readonly ids?: IdSource;
  readonly lookups?: OmsLookups;
}

/** What the company decides. */
export interface OmsPolicies {
  readonly allocation: AllocationPolicy;
  readonly returns?: ReturnPolicy;
  /** who may do what, the kinds of holds, and how far prices may be reduced; left out, everybody may do everything */
  readonly orders?: DecisionFacts;
  /** locations that share promises */
  readonly groups?: readonly LocationGroup[];
  /** how long units are held for a decision that is made in steps, in milliseconds; left out: ten minutes */
  readonly holdMs?: number;
}

/** What has to be asked elsewhere, for one order; where it is there, it counts instead of the policy. */
export interface OmsLookups extends Partial<Pick<AllocationPolicy, 'network' | 'arrivals' | 'items'>> {
  readonly returnPolicy?: (order: PlacedOrder, now: Instant) => ReturnPolicy | Promise<ReturnPolicy>;
}

/** What every use case is made of. */
export interface Bench {
  readonly desk: Desk;
  readonly policies: OmsPolicies;
  readonly lookups: OmsLookups;
  readonly stamp: (asked: Asked) => Result<Stamp, OmsRefusal>;
}

/** Under which id, since when, and at what moment. */
export interface Stamp {
  readonly commandId: CommandId;
  readonly issuedAt: Instant;
  readonly now: Instant;
}

/** What the company has laid down about orders, if anything. */
export const rulesOf = ({ policies }: Pick<Bench, 'policies'>): { readonly rules?: DecisionFacts } =>
  policies.orders === undefined ? {} : { rules: policies.orders };
