import type { OrderId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import type { Answer, CommandBase, LineUnits, OrderCommand } from '../../order/index.ts';
import type { RedatedUnits } from './redate-backorders.ts';

/** In whose name orders are told what has become of their waiting units. */
export interface RedatingStamp extends CommandBase {
  /** until when customers may answer who are asked, and what happens when they do not; cancelling unless said otherwise */
  readonly deadline: Instant;
  readonly otherwise?: Answer;
}

/** What is to be done with one order. */
export interface OrderTask {
  readonly orderId: OrderId;
  readonly command: OrderCommand;
}

/**
 * Says what to do with orders whose waiting units were promised anew: units that come too late are cancelled or asked
 * about, as the policy says; the others are told their new day. Each command is one that `decideOrder` takes.
 *
 * @law nothing moved, nothing to do; the same redating makes the same command ids
 * @example 5 units come on 9 December and may wait until the 7th: one `cancel` of 5 units; until the 9th: one `redate`
 */
export function commandsOfRedating(redated: readonly RedatedUnits[], stamp: RedatingStamp): readonly OrderTask[] {
  const { deadline, otherwise = 'cancel', ...by } = stamp;
  const orders = new Map<OrderId, RedatedUnits[]>();
  for (const units of redated) orders.set(units.orderId, [...(orders.get(units.orderId) ?? []), units]);
  return [...orders].flatMap(([orderId, own]) => {
    const commandId = `${by.commandId}/${orderId}`;
    const late = (policy: RedatedUnits['policy']): readonly LineUnits[] =>
      own
        .filter((units) => units.policy === policy && units.tooLate > 0)
        .map(({ lineId, tooLate: quantity }) => ({ lineId, quantity }));
    const asked = { questionId: commandId, topic: 'delay', options: OPTIONS, deadline, otherwise } as const;
    const lines = own.flatMap(({ lineId, outcome, waits, promisedDay: expectedDay }) =>
      outcome === 'kept' || expectedDay === undefined || waits === 0 ? [] : [{ lineId, expectedDay }],
    );
    const all: readonly OrderCommand[] = [
      {
        ...by,
        commandId: `${commandId}/cancel`,
        kind: 'cancel',
        lines: late('cancel'),
        initiator: 'seller',
        reason: 'too-late',
      },
      { ...by, commandId: `${commandId}/ask`, kind: 'ask-customer', lines: late('ask'), ...asked },
      { ...by, commandId: `${commandId}/redate`, kind: 'redate', lines },
    ];
    return all
      .filter((command) => 'lines' in command && command.lines?.length)
      .map((command) => ({ orderId, command }));
  });
}

const OPTIONS: readonly Answer[] = ['wait', 'ship-and-cancel-rest', 'cancel'];
