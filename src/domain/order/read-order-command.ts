import { err, ok, type Result } from 'neverthrow';
import type { OrderCommand, OrderCommandKind } from './command.ts';
import { COMMAND_SHAPES } from './command-shapes.ts';

/** Any command that can come from outside as JSON: all but `place`, which takes what only `cleanOrder` makes. */
export type ReadableCommand = Exclude<OrderCommand, { readonly kind: 'place' }>;

/** Why something is no command. */
export type OrderCommandRefusal =
  | { readonly code: 'order.command-unknown' }
  | { readonly code: 'order.command-malformed'; readonly path: string };

/**
 * Reads a command that came in as JSON: the body of a request, a message of a warehouse.
 *
 * @law whatever comes in, the answer is a command that `decideOrder` can decide, or a refusal; nothing that came in is told
 * in a refusal but where it is wrong
 * @errors the first that applies: `order.command-malformed` (no record, or `path` is missing or not what it should be),
 * `order.command-unknown` (of no kind that there is, or `place`)
 * @example `{ kind: 'pick', lines: 4, ... }` is refused with `order.command-malformed` at `/lines`
 */
export function readOrderCommand(input: unknown): Result<ReadableCommand, OrderCommandRefusal> {
  if (typeof input !== 'object' || input === null) return err({ code: 'order.command-malformed', path: '' });
  const { kind } = input as { readonly kind?: unknown };
  if (typeof kind !== 'string') return err({ code: 'order.command-malformed', path: '/kind' });
  if (!Object.hasOwn(COMMAND_SHAPES, kind)) return err({ code: 'order.command-unknown' });
  const path = COMMAND_SHAPES[kind as Exclude<OrderCommandKind, 'place'>](input, '');
  return path === undefined ? ok(input as ReadableCommand) : err({ code: 'order.command-malformed', path });
}
