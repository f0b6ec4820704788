import type { CommandId } from '../../kernel/ids.ts';
import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import { holdAgainst } from './blocked.ts';
import type { OrderCommand, UnsignedCommand } from './command.ts';
import { type DecisionFacts, decideOrder } from './decide.ts';
import type { Actor } from './deed.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import { conditionHolds, endsByItself } from './hold-condition.ts';
import type { OrderRefusal } from './refusal.ts';
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
  /** what should have been done and was refused (the actor lacks a scope, say): left to somebody who may */
  readonly refused: readonly RefusedStep[];
  readonly waitingFor: readonly WaitingFor[];
}

/** A step that was refused, and why. */
export interface RefusedStep {
  readonly command: OrderCommand;
  readonly refusal: OrderRefusal;
}

/**
 * Does everything about an order that needs nobody: applies and lifts holds whose conditions say so, takes the announced
 * answer once a deadline has passed, hands over work that nothing stands in the way of.
 *
 * @law a second call at the same moment does nothing; every event is one that `decideOrder` returned; whatever is not
 * done is in `waitingFor`; a step that is refused holds up no other, save a hold that could not be applied: it stops all
 * @example a paid order with a remorse period of 30 minutes: at 29 minutes it waits for the hold, at 30 its work is
 * released
 */
export function advance(state: OrderState, facts: AdvanceFacts): Advanced {
  const events: OrderEvent[] = [];
  const refused: RefusedStep[] = [];
  let current = state;
  let steps: readonly Step[] = [];
  let next = 0;
  for (let done = 0; current.kind === 'placed'; done += 1) {
    if (next === steps.length) {
      steps = nextSteps(current, facts, refused);
      next = 0;
    }
    const step = steps[next];
    if (step === undefined) break;
    next += 1;
    const command = {
      ...step,
      commandId: `${facts.commandId}#${done}`,
      actor: facts.actor,
      now: facts.now,
    } as OrderCommand;
    const decided = decideOrder(command, current, facts);
    if (decided.isErr()) {
      refused.push({ command, refusal: decided.error });
      // a hold that should be there and is not: nothing goes on without it
      if (command.kind === 'apply-hold') break;
      continue;
    }
    for (const event of decided.value) {
      events.push(event);
      current = evolveOrder(current, event);
    }
  }
  return { state: current, events, refused, waitingFor: current.kind === 'placed' ? waitingFor(current) : [] };
}

type Step = UnsignedCommand;

/** The first thing that can be done and was not refused before, or nothing; work is handed over all at once. */
function nextSteps(order: PlacedOrder, facts: AdvanceFacts, refused: readonly RefusedStep[]): readonly Step[] {
  const tried = new Set(refused.map(({ command }) => nameOf(command)));
  const untried = (step: Step | undefined): boolean => step !== undefined && !tried.has(nameOf(step));
  const first =
    holdsToLift(order, facts).find(untried) ?? holdToApply(order, facts) ?? answersToTake(order, facts).find(untried);
  return first === undefined ? workToRelease(order, facts).filter(untried) : [first];
}

/** A step is told by its kind and by what it is about. */
function nameOf(step: Step): string {
  if (step.kind === 'release-hold') return `${step.kind} ${step.holdId}`;
  if (step.kind === 'answer') return `${step.kind} ${step.questionId}`;
  return step.kind === 'release' ? `${step.kind} ${step.fulfillmentOrderId}` : step.kind;
}

function holdsToLift(order: PlacedOrder, facts: AdvanceFacts): readonly Step[] {
  return order.holds
    .filter(({ typeId }) => {
      const condition = facts.holdTypes?.find((type) => type.typeId === typeId)?.appliesWhile;
      return condition !== undefined && endsByItself(condition) && !conditionHolds(condition, order, facts);
    })
    .map(({ holdId }) => ({ kind: 'release-hold', holdId }));
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

function answersToTake({ questions }: PlacedOrder, { now }: AdvanceFacts): readonly Step[] {
  return questions
    .filter(({ answer, deadline }) => answer === undefined && epochMsOf(now) >= epochMsOf(deadline))
    .map(({ questionId, otherwise }) => ({ kind: 'answer', questionId, answer: otherwise }));
}

function workToRelease(order: PlacedOrder, { now, release }: AdvanceFacts): readonly Step[] {
  if (release === 'by-hand') return [];
  return order.fulfillmentOrders
    .filter((work) => isReady(order, work, now))
    .map(({ fulfillmentOrderId }) => ({ kind: 'release', fulfillmentOrderId }));
}

function isReady(order: PlacedOrder, work: FulfillmentOrder, now: Instant): boolean {
  const { releasedAt, closedAt, notBefore, lines, fulfillmentOrderId } = work;
  if (releasedAt !== undefined || closedAt !== undefined || lines.every(({ allocated }) => allocated === 0))
    return false;
  if (notBefore !== undefined && epochMsOf(now) < epochMsOf(notBefore)) return false;
  const lineIds = lines.map(({ lineId }) => lineId);
  return holdAgainst(order, { transition: 'release', fulfillmentOrderId, lineIds }) === undefined;
}
