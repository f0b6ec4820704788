import type { OrderEvent } from '../../domain/order/index.ts';
import type { Json } from '../../kernel/finding.ts';
import type { CommandId, OrderId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';
import { movementsOf } from '../movements-of.ts';
import type { CommandStamp } from '../record.ts';
import type { Store } from '../store.ts';
import { type Chunk, chunksOf } from './chunks-of.ts';

/**
 * A decision about an order whose stock follows in steps of its own: because it is more than one commit can write, or
 * because stock and orders are kept in different stores. Plain JSON, kept before the first step, so that whoever comes
 * next goes on with the same decision.
 */
export interface StepPlan {
  /** of this try; every step has an id of its own that begins with it */
  readonly id: CommandId;
  /** of the command; movements are named after it */
  readonly commandId: CommandId;
  readonly fingerprint: string;
  readonly issuedAt: Instant;
  readonly at: Instant;
  readonly orderId: OrderId;
  readonly fromVersion: number;
  readonly events: readonly OrderEvent[];
  readonly more?: Json;
  /** until then the units are held for it, unless it has been decided */
  readonly holdUntil: Instant;
}

/** What a message about open steps says. */
export interface StepsMessage {
  readonly commandId: CommandId;
  readonly id: CommandId;
  readonly orderId: OrderId;
}

/** A plan was made: its units may be held. */
export const PLAN_TOPIC = 'oms.plan';
/** An order was changed: its stock follows. */
export const STEPS_TOPIC = 'oms.steps';

/** Orders and stock may stand in one store or in two. */
export interface Stores {
  readonly orders: Store;
  readonly stock: Store;
}

/** The pieces of a decision. */
export function chunksFor(
  { stock }: Stores,
  { events, commandId }: Pick<StepPlan, 'events' | 'commandId'>,
): readonly Chunk[] {
  return chunksOf(movementsOf(events, commandId), stock.capabilities.maxKeysPerCommit);
}

/** The stamp of one step. */
export function stepStamp({ id, issuedAt, at }: Pick<StepPlan, 'id' | 'issuedAt' | 'at'>, step: string): CommandStamp {
  return { commandId: `${id}/${step}`, issuedAt, at };
}

export const claimId = (id: CommandId, chunk: number): string => `${id}/${chunk}`;
