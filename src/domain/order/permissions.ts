import type { OrderCommand, OrderCommandKind } from './command.ts';

/** Which scope a command needs, in the words of the caller's own permissions; a command that is left out needs none. */
export type Permissions = Readonly<Partial<Record<OrderCommandKind, string>>>;

/**
 * Says whether the actor of a command has the scope that the command needs.
 *
 * @law a pure policy: no permissions given, nothing forbidden; one missing scope forbids exactly the commands that need it
 * @example with `{ cancel: 'orders.cancel' }`, an actor without that scope may do everything but cancel
 */
export function mayAct({ kind, actor }: OrderCommand, permissions: Permissions | undefined): boolean {
  const scope = permissions?.[kind];
  return scope === undefined || (actor.scopes?.includes(scope) ?? false);
}
