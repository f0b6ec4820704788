import type { OrderEvent } from '../domain/order/index.ts';
import type { Json } from '../kernel/finding.ts';
import { fingerprint } from '../kernel/fingerprint.ts';
import type { CommandId, OrderId } from '../kernel/ids.ts';
import type { Instant } from '../kernel/instant.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { Change } from './ports.ts';

/** What is kept under a command id: what it came to, for good. */
export type CommandOutcome<Answer, Refusal> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly inSteps?: true }
  /** this try led nowhere, and nobody goes on with it: the command goes on under the next id */
  | { readonly kind: 'abandoned' };

/** Which events of an order a command has written; the events themselves stand with the order. */
export interface OrderRecord {
  readonly orderId: OrderId;
  readonly fromVersion: number;
  readonly version: number;
  /** of the events: tells whether they are those that the asker has decided himself */
  readonly print: string;
  /** the stock follows in steps of its own */
  readonly inSteps?: true;
  readonly more?: Json;
}

/** Tells events from others. */
export const printOf = (events: readonly OrderEvent[]): string => fingerprint(JSON.stringify(events));

/** What is kept of a decision about an order. */
export function recordOf(decided: {
  readonly orderId: OrderId;
  readonly fromVersion: number;
  readonly events: readonly OrderEvent[];
  readonly inSteps?: true;
  readonly more?: Json;
}): OrderRecord {
  const { orderId, fromVersion, events, inSteps, more } = decided;
  return {
    orderId,
    fromVersion,
    version: fromVersion + events.length,
    print: printOf(events),
    ...(inSteps === undefined ? {} : { inSteps }),
    ...(more === undefined ? {} : { more }),
  };
}

/** Who asks, under which id, and when: the part of a change that is the same for all steps of a command. */
export interface CommandStamp {
  readonly commandId: CommandId;
  readonly issuedAt: Instant;
  readonly at: Instant;
}

/** A change that writes nothing but an outcome, unless there is more to it. */
export function outcomeChange(
  { commandId, issuedAt, at }: CommandStamp,
  outcome: CommandOutcome<unknown, unknown>,
  more: Partial<Change> = {},
): Change {
  return {
    commandId,
    fingerprint: fingerprintOf({ step: commandId }),
    issuedAt,
    at,
    streams: [],
    movements: [],
    outbox: [],
    ...more,
    answer: outcome as unknown as Json,
  };
}

/** The id under which a command is tried, beginning with its own. */
export function attemptId(commandId: CommandId, attempt: number): CommandId {
  return attempt === 0 ? commandId : `${commandId}/try/${attempt}`;
}

/** The events that a command has written. */
export function eventsOf(all: readonly OrderEvent[], { fromVersion, version }: OrderRecord): readonly OrderEvent[] {
  return all.slice(fromVersion, version);
}
