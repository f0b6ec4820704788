import { canonicalJson } from '../../kernel/canonical-json.ts';
import { fingerprint } from '../../kernel/fingerprint.ts';
import type { CommandId } from '../../kernel/ids.ts';
import { epochMsOf } from '../../kernel/instant.ts';
import { compareText } from '../../kernel/text.ts';
import type { OrderCommand } from './command.ts';
import { type DecisionFacts, decideOrder } from './decide.ts';
import type { OrderEvent } from './event.ts';
import { evolveOrder } from './evolve.ts';
import type { OrderRefusal } from './refusal.ts';
import type { OrderState } from './state.ts';

/**
 * Something that a warehouse, a carrier or a channel tells of an order, as a command. Its `commandId` is the sender's own
 * id of the message: the same id is the same message.
 */
export interface OutsideMessage {
  readonly command: OrderCommand;
  /** where the sender counts its messages (from 1, without holes): its place in that count */
  readonly place?: { readonly sender: string; readonly number: number };
}

/** What has come in for one order. Plain JSON, kept beside its events. */
export interface OrderInbox {
  /** messages that were dealt with, each with a fingerprint of what it said */
  readonly handled: readonly { readonly messageId: CommandId; readonly fingerprint: string }[];
  /** the number that each counting sender's next message has */
  readonly next: readonly { readonly sender: string; readonly number: number }[];
  /** messages that came too early */
  readonly waiting: readonly OutsideMessage[];
}

/** Nothing has come in yet. */
export const emptyInbox: OrderInbox = { handled: [], next: [], waiting: [] };

/** What became of a message. */
export type MessageOutcome =
  | { readonly messageId: CommandId; readonly kind: 'done' | 'duplicate' | 'id-reused' | 'too-many-waiting' }
  | { readonly messageId: CommandId; readonly kind: 'waits' | 'refused'; readonly refusal?: OrderRefusal };

/** An order, what came in before, and what comes in now. */
export interface Incoming {
  readonly state: OrderState;
  readonly inbox: OrderInbox;
  readonly messages: readonly OutsideMessage[];
  readonly facts?: DecisionFacts;
}

/** The order and its inbox afterwards. */
export interface Received {
  readonly state: OrderState;
  readonly inbox: OrderInbox;
  readonly events: readonly OrderEvent[];
  readonly outcomes: readonly MessageOutcome[];
}

/** Most messages that wait for one order. */
const MOST_WAITING = 1000;

/** Refusals that mean: not yet. What is missing may come with another message. */
const NOT_YET: readonly OrderRefusal['code'][] = [
  'order.unknown',
  'order.work-unknown',
  'order.not-released',
  'order.too-early',
  'order.on-hold',
  'order.parcel-unknown',
  'order.shipment-unknown',
  'order.return-unknown',
  'order.payment-unknown',
  'order.hold-unknown',
  'order.change-unknown',
  'order.question-unknown',
  'order.line-unknown',
  'order.more-than-waiting',
  'order.more-than-allocated',
  'order.more-than-picked',
  'order.more-than-on-the-way',
  'order.more-than-returnable',
  'order.more-than-announced',
  'order.payment-too-small',
];

/**
 * Takes messages from outside in: each once, in the order in which they make sense. A message that was dealt with before
 * does nothing; one that comes too early (its number is not next, or what it speaks of is not there yet) waits and is
 * tried again as soon as something else has happened.
 *
 * @law however messages that were fit to be carried out in some order are delivered (twice, late, in any order), the
 * order ends up the same; a counting sender's messages take effect in the order of their numbers, and one that waits
 * holds up those after it; the same id for something else does nothing
 * @example "delivered" arrives before "shipped": it waits; "shipped" arrives, and both are done; "shipped" arrives again:
 * a duplicate
 */
export function receiveMessages({ state, inbox, messages, facts = {} }: Incoming): Received {
  const tray = new Tray(inbox);
  const outcomes = new Map<OutsideMessage, MessageOutcome>();
  const turnedAway: MessageOutcome[] = [];
  for (const message of messages) {
    const kind = tray.put(message);
    if (kind !== undefined) turnedAway.push({ messageId: message.command.commandId, kind });
  }
  const events: OrderEvent[] = [];
  let current = state;
  const deliver = (message: OutsideMessage): boolean => {
    const decided = decideOrder(message.command, current, facts);
    const messageId = message.command.commandId;
    if (decided.isErr()) {
      const kind = NOT_YET.includes(decided.error.code) ? 'waits' : 'refused';
      outcomes.set(message, { messageId, kind, refusal: decided.error });
      return kind === 'refused';
    }
    for (const event of decided.value) {
      events.push(event);
      current = evolveOrder(current, event);
    }
    outcomes.set(message, { messageId, kind: 'done' });
    return true;
  };
  for (let next = tray.firstDone(deliver); next; next = tray.firstDone(deliver));
  for (const message of tray.dropPast()) {
    outcomes.set(message, { messageId: message.command.commandId, kind: 'duplicate' });
  }
  for (const message of tray.early()) {
    outcomes.set(message, { messageId: message.command.commandId, kind: 'waits' });
  }
  return { state: current, inbox: tray.inbox(), events, outcomes: [...turnedAway, ...outcomes.values()] };
}

/** An inbox while messages are taken out of it. */
class Tray {
  private readonly handled: Map<CommandId, string>;
  private readonly next: Map<string, number>;
  private waiting: readonly OutsideMessage[];

  constructor({ handled, next, waiting }: OrderInbox) {
    this.handled = new Map(handled.map((own) => [own.messageId, own.fingerprint]));
    this.next = new Map(next.map(({ sender, number }) => [sender, number]));
    this.waiting = waiting;
  }

  /** Puts a message to those that wait, unless there is a reason not to. */
  put(message: OutsideMessage): 'duplicate' | 'id-reused' | 'too-many-waiting' | undefined {
    const { commandId } = message.command;
    const twin = this.waiting.find(({ command }) => command.commandId === commandId);
    const before = twin === undefined ? this.handled.get(commandId) : printOf(twin);
    if (before !== undefined) return before === printOf(message) ? 'duplicate' : 'id-reused';
    if (this.isPast(message)) return 'duplicate';
    if (this.waiting.length >= MOST_WAITING) return 'too-many-waiting';
    this.waiting = [...this.waiting, message].sort(byMomentThenId);
    return undefined;
  }

  /** Delivers the first message whose turn it is and that can be dealt with; says whether there was one. */
  firstDone(deliver: (message: OutsideMessage) => boolean): boolean {
    const done = this.waiting.find((message) => this.isNext(message) && deliver(message));
    if (done === undefined) return false;
    this.waiting = this.waiting.filter((message) => message !== done);
    this.handled.set(done.command.commandId, printOf(done));
    if (done.place !== undefined) this.next.set(done.place.sender, done.place.number + 1);
    return true;
  }

  private isNext({ place }: OutsideMessage): boolean {
    return place === undefined || place.number === (this.next.get(place.sender) ?? 1);
  }

  private isPast({ place }: OutsideMessage): boolean {
    return place !== undefined && place.number < (this.next.get(place.sender) ?? 1);
  }

  /** Takes out messages whose number another one had. */
  dropPast(): readonly OutsideMessage[] {
    const past = this.waiting.filter((message) => this.isPast(message));
    this.waiting = this.waiting.filter((message) => !this.isPast(message));
    return past;
  }

  /** Messages whose turn it is not. */
  early(): readonly OutsideMessage[] {
    return this.waiting.filter((message) => !this.isNext(message));
  }

  inbox(): OrderInbox {
    return {
      handled: [...this.handled].map(([messageId, print]) => ({ messageId, fingerprint: print })),
      next: [...this.next].map(([sender, number]) => ({ sender, number })),
      waiting: this.waiting,
    };
  }
}

/** Of what a message says; when it was sent does not count, for a message that is sent again is sent later. */
const printOf = ({ command, place }: OutsideMessage): string =>
  fingerprint(canonicalJson({ command: { ...command, now: '' }, place }));

const byMomentThenId = ({ command: left }: OutsideMessage, { command: right }: OutsideMessage): number =>
  epochMsOf(left.now) - epochMsOf(right.now) || compareText(left.commandId, right.commandId);
