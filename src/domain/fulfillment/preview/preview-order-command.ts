import { err, ok, type Result } from 'neverthrow';
import type { StockMovement } from '../../inventory/index.ts';
import {
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  moneyOf,
  type OrderCommand,
  type OrderEvent,
  type OrderMoney,
  type OrderRefusal,
  type OrderState,
} from '../../order/index.ts';
import { stockMovementsOf } from '../stock-movements-of.ts';
import { messagesOf, type OrderMessage } from './messages-of.ts';

/** What would be asked of an order, and what is known beside it. */
export interface PreviewQuestion {
  /** one command, or several that are meant together (staging a change and confirming it) */
  readonly command: OrderCommand | readonly OrderCommand[];
  readonly order: OrderState;
  readonly facts?: DecisionFacts;
}

/** What would happen. Nothing has. */
export interface OrderPreview {
  readonly events: readonly OrderEvent[];
  readonly before: OrderState;
  readonly after: OrderState;
  readonly stock: readonly StockMovement[];
  /** left out before the order is placed */
  readonly moneyBefore?: OrderMoney;
  readonly moneyAfter?: OrderMoney;
  /** who would be told what */
  readonly messages: readonly OrderMessage[];
}

/**
 * Shows what a command would do, without doing it: events, the order before and after, stock that would move, money, and
 * who would be told what.
 *
 * @units money: minor units of the order's currency; stock: whole base units
 * @law a dry run: the order handed in is not changed; the same command carried out right after makes exactly these events,
 * unless the store then has too little stock, which a dry run does not look at
 * @errors those of `decideOrder`: of several commands the refusal of the first that is refused
 * @example cancelling 6 units of 10 that are allocated: one `units-cancelled`, 6 units back on the shelf, 6.00 less owed, a
 * message to the customer and one to the location
 */
export function previewOrderCommand({
  command,
  order,
  facts = {},
}: PreviewQuestion): Result<OrderPreview, OrderRefusal> {
  const commands = isList(command) ? command : [command];
  const events: OrderEvent[] = [];
  const stock: StockMovement[] = [];
  const messages: OrderMessage[] = [];
  let after = order;
  for (const asked of commands) {
    const decided = decideOrder(asked, after, facts);
    if (decided.isErr()) return err(decided.error);
    for (const event of decided.value) {
      events.push(event);
      after = evolveOrder(after, event);
      for (const movement of stockMovementsOf(event, asked.commandId)) stock.push(movement);
      if (after.kind === 'placed') for (const message of messagesOf(event, after.content)) messages.push(message);
    }
  }
  const money = {
    ...(order.kind === 'placed' ? { moneyBefore: moneyOf(order) } : {}),
    ...(after.kind === 'placed' ? { moneyAfter: moneyOf(after) } : {}),
  };
  return ok({ events, before: order, after, stock, ...money, messages });
}

const isList = (command: PreviewQuestion['command']): command is readonly OrderCommand[] => Array.isArray(command);
