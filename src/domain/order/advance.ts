import type { CommandId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { holdAgainst } from './blocked.ts';
import type { OrderCommand } from './command.ts';
import { type DecisionFacts, decideOrder } from './decide.ts';
import type { Actor } from './deed.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import { conditionHolds, endsByItself } from './hold-condition.ts';
import type { FulfillmentOrder, OrderState, PlacedOrder } from './state.ts';
import { type WaitingFor, waitingFor } from './waiting-for.ts';

/** What is known when an order is looked at again. */
export interface AdvanceFacts extends DecisionFacts {
  readonly now: Instant;
  /** who is written down as having done it */
  readonly actor: Actor;
  /** names the commands that are carried out: the first is `<commandId>#0`, and so on */
  readonly commandId: CommandId;
  /** what the caller has noticed about the order: `fraud`, `address`, `credit`, ... */
  readonly flags?: readonly string[];
  /** work is handed over as soon as nothing stands in its way, unless somebody does it by hand (waves) */
  readonly release?: 'automatic' | 'by-hand';
}

/** What was done, and what is waited for now. */
export interface Advanced {
  readonly state: OrderState;
  readonly events: readonly OrderEvent[];
  readonly waitingFor: readonly WaitingFor[];
}

/**
 * Does everything about an order that needs nobody: applies and lifts holds whose conditions say so, takes the announced
 * answer once a deadline has passed, hands over work that nothing stands in the way of.
 *
 * @law a second call at the same moment does nothing; every event is one that `decideOrder` returned; whatever is not
 * done is in `waitingFor`
 * @example a paid order with a remorse period of 30 minutes: at 29 minutes it waits for the hold, at 30 its work is
 * released
 */
export function advance(state: OrderState, facts: AdvanceFacts): Advanced {
  const events: OrderEvent[] = [];
  let current = state;
  for (let done = 0; current.kind === 'placed'; done += 1) {
    const step = nextStep(current, facts);
    if (step === undefined) break;
    const command = { ...step, commandId: `${facts.commandId}#${done}`, actor: facts.actor, now: facts.now };
    const decided = decideOrder(command as OrderCommand, current, facts);
    // refused (a scope is missing, say): it is left to somebody who may
    if (decided.isErr()) break;
    for (const event of decided.value) {
      events.push(event);
      current = evolveOrder(current, event);
    }
  }
  return { state: current, events, waitingFor: current.kind === 'placed' ? waitingFor(current) : [] };
}

type Step = OrderCommand extends infer Command
  ? Command extends OrderCommand
    ? Omit<Command, 'commandId' | 'actor' | 'now'>
    : never
  : never;

/** The first thing that can be done, or nothing. */
function nextStep(order: PlacedOrder, facts: AdvanceFacts): Step | undefined {
  return (
    holdToLift(order, facts) ?? holdToApply(order, facts) ?? answerToTake(order, facts) ?? workToRelease(order, facts)
  );
}

function holdToLift(order: PlacedOrder, facts: AdvanceFacts): Step | undefined {
  const over = order.holds.find(({ typeId }) => {
    const condition = facts.holdTypes?.find((type) => type.typeId === typeId)?.appliesWhile;
    return condition !== undefined && endsByItself(condition) && !conditionHolds(condition, order, facts);
  });
  return over === undefined ? undefined : { kind: 'release-hold', holdId: over.holdId };
}

function holdToApply(order: PlacedOrder, facts: AdvanceFacts): Step | undefined {
  const nothingLeft = order.lines.every(({ ordered, cancelled, shipped }) => ordered === cancelled + shipped);
  if (nothingLeft) return undefined;
  const due = facts.holdTypes?.find(({ typeId, appliesWhile }) => {
    if (appliesWhile === undefined || order.holds.some((hold) => hold.typeId === typeId)) return false;
    // what somebody has looked at once is not held again for the same reason
    if (!endsByItself(appliesWhile) && order.liftedHoldTypes.includes(typeId)) return false;
    return conditionHolds(appliesWhile, order, facts);
  });
  if (due === undefined) return undefined;
  const { typeId, reason } = due;
  return { kind: 'apply-hold', holdId: `${typeId}/${facts.commandId}`, typeId, reason };
}

function answerToTake({ questions }: PlacedOrder, { now }: AdvanceFacts): Step | undefined {
  const late = questions.find(({ answer, deadline }) => answer === undefined && epochMsOf(now) >= epochMsOf(deadline));
  return late === undefined ? undefined : { kind: 'answer', questionId: late.questionId, answer: late.otherwise };
}

function workToRelease(order: PlacedOrder, { now, release }: AdvanceFacts): Step | undefined {
  if (release === 'by-hand') return undefined;
  const ready = order.fulfillmentOrders.find((work) => isReady(order, work, now));
  return ready === undefined ? undefined : { kind: 'release', fulfillmentOrderId: ready.fulfillmentOrderId };
}

function isReady(order: PlacedOrder, work: FulfillmentOrder, now: Instant): boolean {
  const { releasedAt, closedAt, notBefore, lines, fulfillmentOrderId } = work;
  if (releasedAt !== undefined || closedAt !== undefined || lines.every(({ allocated }) => allocated === 0))
    return false;
  if (notBefore !== undefined && epochMsOf(now) < epochMsOf(notBefore)) return false;
  const lineIds = lines.map(({ lineId }) => lineId);
  return holdAgainst(order, { transition: 'release', fulfillmentOrderId, lineIds }) === undefined;
}
