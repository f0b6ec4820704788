import type { OrderId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import { shipmentName, workName } from './line-changes.ts';
import { findIn } from './place-in.ts';
import type { PlacedOrder } from './state.ts';
import { type WaitingFor, waitingFor } from './waiting-for.ts';

/** Who has work to do; management sees what is overdue, whoever it waits for. */
export type WorkRole = 'sales' | 'warehouse' | 'finance' | 'service' | 'management';

/** Whom an order can wait for outside the house. */
export type OutsideParty = 'customer' | 'carrier' | 'supplier';

/** One thing that waits for somebody. */
export interface WorkTask {
  readonly orderId: OrderId;
  readonly waitsFor: Exclude<WorkRole, 'management'> | OutsideParty;
  readonly task: WaitingFor;
  /** since when it waits, as far as the order tells: else since it was placed */
  readonly since: Instant;
  /** until when it should be done, where something says so */
  readonly due?: Instant;
  readonly overdue: boolean;
}

/** Whose queue, and when it is looked at. */
export interface QueueQuestion {
  readonly role: WorkRole | OutsideParty;
  readonly now: Instant;
}

/**
 * Lists what waits for somebody, the oldest first. What waits for a party outside is in that party's queue until it is
 * overdue: then it is service's too.
 *
 * @law every order that is not closed is in a queue; a closed one in none; the order of the orders does not matter
 * @example 4 units to be released since Monday, 2 since Tuesday: both in the warehouse's queue, Monday's first
 */
export function workQueue(orders: readonly PlacedOrder[], { role, now }: QueueQuestion): readonly WorkTask[] {
  return orders
    .flatMap((order) => waitingFor(order).map((task) => taskOf(order, task, now)))
    .filter((task) => isFor(role, task))
    .sort((a, b) => epochMsOf(a.since) - epochMsOf(b.since) || compareText(a.orderId, b.orderId) || compareTasks(a, b));
}

/** Of one order and moment: by kind, as they are listed. */
const compareTasks = (a: WorkTask, b: WorkTask): number => compareText(a.task.kind, b.task.kind);

function isFor(role: QueueQuestion['role'], { waitsFor, overdue }: WorkTask): boolean {
  if (role === 'management') return overdue;
  const outside = waitsFor === 'customer' || waitsFor === 'carrier' || waitsFor === 'supplier';
  return waitsFor === role || (role === 'service' && outside && overdue);
}

function taskOf(order: PlacedOrder, task: WaitingFor, now: Instant): WorkTask {
  const due = dueOf(order, task);
  return {
    orderId: order.content.orderId,
    waitsFor: whoDoes(task),
    task,
    since: sinceOf(order, task),
    ...(due === undefined ? {} : { due }),
    overdue: due !== undefined && epochMsOf(now) >= epochMsOf(due),
  };
}

function whoDoes(task: WaitingFor): WorkTask['waitsFor'] {
  switch (task.kind) {
    case 'allocation':
      return 'sales';
    case 'stock':
      return 'supplier';
    case 'answer':
    case 'return':
      return 'customer';
    case 'carrier':
      return 'carrier';
    case 'moment':
    case 'release':
    case 'location':
      return 'warehouse';
    case 'payment':
    case 'refund':
      return 'finance';
    case 'hold':
      return FINANCE.includes(task.reason) ? 'finance' : 'service';
    default:
      return 'service';
  }
}

/** Holds that are about money. */
const FINANCE: readonly string[] = ['awaiting-payment', 'credit'];

function sinceOf({ content, holds, fulfillmentOrders, shipments }: PlacedOrder, task: WaitingFor): Instant {
  switch (task.kind) {
    case 'hold':
      return holds.find(({ holdId }) => holdId === task.holdId)?.since ?? content.placedAt;
    case 'location': {
      const work = findIn(fulfillmentOrders, task.fulfillmentOrderId, workName);
      return work?.releasedAt ?? content.placedAt;
    }
    case 'carrier':
      return findIn(shipments, task.shipmentId, shipmentName)?.shippedAt ?? content.placedAt;
    default:
      return content.placedAt;
  }
}

/** Work in the house is due when the order must be sent; what a carrier has, when it must be there. */
function dueOf({ content }: PlacedOrder, task: WaitingFor): Instant | undefined {
  switch (task.kind) {
    case 'hold':
      return task.reviewBy;
    case 'answer':
      return task.until;
    case 'stock':
      return task.expectedDay === undefined ? content.shipBy : `${task.expectedDay}T23:59:59.999Z`;
    case 'allocation':
    case 'moment':
    case 'release':
    case 'location':
      return content.shipBy;
    case 'carrier':
      return content.deliverBy;
    default:
      return undefined;
  }
}
