import type { CommandId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/instant.ts';

/** Who wants something done. */
export interface Actor {
  readonly kind: 'customer' | 'staff' | 'channel' | 'system';
  readonly actorId: string;
  /** what the actor may do, in the words of the caller's own permissions; looked at only where permissions are given */
  readonly scopes?: readonly string[];
}

/** What every command carries: its id, made by the caller once (the same id again is the same command again). */
export interface CommandBase {
  readonly commandId: CommandId;
  readonly actor: Actor;
  readonly now: Instant;
}

/** What every event carries. */
export interface EventBase {
  readonly at: Instant;
  readonly by: Actor;
}

/** The stamp that the events of a command bear. */
export function stampOf({ now, actor }: CommandBase): EventBase {
  return { at: now, by: actor };
}

/** The things about an order that a hold can block. */
export type Transition = 'allocate' | 'release' | 'pick' | 'ship' | 'cancel' | 'change' | 'refund';
