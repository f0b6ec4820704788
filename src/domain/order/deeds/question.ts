import { err, ok, type Result } from 'neverthrow';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parseCalendarDay } from '../../../kernel/calendar-day.ts';
import type { LineId, QuestionId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, parseInstant } from '../../../kernel/instant.ts';
import { type CommandBase, type EventBase, stampOf } from '../deed.ts';
import { withLines } from '../line-changes.ts';
import type { OrderRefusal } from '../refusal.ts';
import type { Answer, LineQuantities, LineUnits, PlacedOrder, Question } from '../state.ts';
import { takeUnits } from '../units.ts';
import type { UnitsBackordered } from './allocate.ts';
import { type CancelUnits, decideCancellation, type UnitsCancelled } from './cancel.ts';

/** Asks the customer something about waiting units, with what happens when no answer comes. */
export interface AskCustomer extends CommandBase {
  readonly kind: 'ask-customer';
  readonly questionId: QuestionId;
  readonly topic: Question['topic'];
  readonly lines: readonly LineUnits[];
  readonly options: readonly Answer[];
  readonly deadline: Instant;
  readonly otherwise: Answer;
}

export interface CustomerAsked extends EventBase {
  readonly kind: 'customer-asked';
  readonly questionId: QuestionId;
  readonly topic: Question['topic'];
  readonly lines: readonly LineUnits[];
  readonly options: readonly Answer[];
  readonly deadline: Instant;
  readonly otherwise: Answer;
}

/** The customer's answer; or, once the deadline has passed, the answer that was announced for that case. */
export interface AnswerQuestion extends CommandBase {
  readonly kind: 'answer';
  readonly questionId: QuestionId;
  readonly answer: Answer;
}

export interface QuestionAnswered extends EventBase {
  readonly kind: 'question-answered';
  readonly questionId: QuestionId;
  readonly answer: Answer;
}

/** Tells when back-ordered units are expected from now on. */
export interface RedateBackorder extends CommandBase {
  readonly kind: 'redate';
  readonly lines: readonly { readonly lineId: LineId; readonly expectedDay: CalendarDay }[];
}

export interface BackorderRedated extends EventBase {
  readonly kind: 'backorder-redated';
  readonly lines: readonly { readonly lineId: LineId; readonly expectedDay: CalendarDay }[];
}

/** Writes something down for those who look at the order later. */
export interface AddNote extends CommandBase {
  readonly kind: 'add-note';
  readonly text: string;
}

export interface NoteAdded extends EventBase {
  readonly kind: 'note-added';
  readonly text: string;
}

/**
 * Asks the customer something.
 *
 * @errors the first that applies: `order.question-exists`, `order.not-a-moment` (the deadline), `order.deadline-passed`,
 * `order.not-an-option` (`otherwise` is no option), then those of the units; more than waits is `order.more-than-waiting`
 * @example 6 of 10 units are short: wait, or ship 4 and cancel 6? Without an answer within 48 hours: wait
 */
export function decideQuestion(
  command: AskCustomer,
  order: PlacedOrder,
): Result<readonly CustomerAsked[], OrderRefusal> {
  const { questionId, topic, lines, options, deadline, otherwise } = command;
  if (order.questions.some((question) => question.questionId === questionId))
    return err({ code: 'order.question-exists' });
  const until = parseInstant(deadline);
  if (until.isErr()) return err({ code: 'order.not-a-moment' });
  if (epochMsOf(until.value) <= epochMsOf(command.now)) return err({ code: 'order.deadline-passed' });
  if (!options.includes(otherwise)) return err({ code: 'order.not-an-option' });
  const possible = (line: PlacedOrder['lines'][number]): number => line.unallocated + line.backordered;
  return takeUnits(lines, { among: order.lines, possible, code: 'order.more-than-waiting' }).map(() => {
    const units = lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const asked = { questionId, topic, lines: units, options, deadline: until.value, otherwise };
    return [{ kind: 'customer-asked', ...stampOf(command), ...asked }];
  });
}

/**
 * Takes an answer and does what it says: `wait` back-orders the units, `ship-and-cancel-rest` cancels them, `cancel`
 * cancels everything that can still be cancelled, `substitute` leaves them to an edit. From the deadline on only the
 * announced answer counts.
 *
 * @errors the first that applies: `order.question-unknown`, `order.question-answered`, `order.not-an-option`,
 * `order.deadline-passed` (another answer than the announced one), `order.on-hold` (a cancellation that a hold forbids:
 * the question stays open)
 * @example asked until Friday 10:00; `cancel` at 09:59 counts, at 10:00 it is refused and `wait`, as announced, counts
 */
export function decideAnswer(
  command: AnswerQuestion,
  order: PlacedOrder,
): Result<readonly (QuestionAnswered | UnitsBackordered | UnitsCancelled)[], OrderRefusal> {
  const { questionId, answer } = command;
  const question = order.questions.find((known) => known.questionId === questionId);
  if (question === undefined) return err({ code: 'order.question-unknown' });
  if (question.answer !== undefined) return err({ code: 'order.question-answered' });
  if (!question.options.includes(answer)) return err({ code: 'order.not-an-option' });
  const late = epochMsOf(command.now) >= epochMsOf(question.deadline);
  if (late && answer !== question.otherwise) return err({ code: 'order.deadline-passed' });
  return consequences(command, order, question).map((events) => [
    { kind: 'question-answered', ...stampOf(command), questionId, answer },
    ...events,
  ]);
}

/** What an answer makes happen; units that were decided meanwhile are left alone. */
function consequences(
  command: AnswerQuestion,
  order: PlacedOrder,
  question: Question,
): Result<readonly (UnitsBackordered | UnitsCancelled)[], OrderRefusal> {
  const stillThere = (of: (line: LineQuantities) => number): readonly LineUnits[] => {
    const units = new Map(order.lines.map((line) => [line.lineId, of(line)]));
    return question.lines
      .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, units.get(lineId) ?? 0) }))
      .filter(({ quantity }) => quantity > 0);
  };
  const cancel = (lines: CancelUnits['lines']): Result<readonly UnitsCancelled[], OrderRefusal> => {
    const asked: CancelUnits = { ...command, kind: 'cancel', lines, initiator: 'customer', reason: question.topic };
    return decideCancellation(asked, order).orElse((refusal) => (isNothing(refusal) ? ok([]) : err(refusal)));
  };
  switch (command.answer) {
    case 'wait': {
      const lines = stillThere(({ unallocated }) => unallocated);
      return ok(lines.length === 0 ? [] : [{ kind: 'units-backordered', ...stampOf(command), lines }]);
    }
    case 'ship-and-cancel-rest':
      return cancel(stillThere(({ unallocated, backordered }) => unallocated + backordered));
    case 'cancel':
      return cancel('all');
    case 'substitute':
      return ok([]);
  }
}

/** All of it was decided meanwhile: nothing is left to cancel. */
const isNothing = ({ code }: OrderRefusal): boolean => code === 'order.nothing-asked';

/**
 * Notes when back-ordered units are expected from now on.
 *
 * @errors the first that applies: `order.not-a-day` (of any line), then those of the units; a line of which nothing is
 * back-ordered is `order.more-than-waiting`
 * @example 5 units were expected on 2 December; the supplier is late: 9 December
 */
export function decideRedate(
  command: RedateBackorder,
  order: PlacedOrder,
): Result<readonly BackorderRedated[], OrderRefusal> {
  const { lines } = command;
  if (lines.some(({ expectedDay }) => parseCalendarDay(expectedDay).isErr())) return err({ code: 'order.not-a-day' });
  const units = lines.map(({ lineId }) => ({ lineId, quantity: 1 }));
  const possible = ({ backordered }: PlacedOrder['lines'][number]): number => backordered;
  return takeUnits(units, { among: order.lines, possible, code: 'order.more-than-waiting' }).map(() => [
    {
      kind: 'backorder-redated',
      ...stampOf(command),
      lines: lines.map(({ lineId, expectedDay }) => ({ lineId, expectedDay })),
    },
  ]);
}

/**
 * Writes a note down.
 *
 * @errors `order.text-missing`
 * @example `customer called, will be at home on Friday` stands in the timeline from then on
 */
export function decideNote(command: AddNote): Result<readonly NoteAdded[], OrderRefusal> {
  const text = command.text.trim();
  return text === '' ? err({ code: 'order.text-missing' }) : ok([{ kind: 'note-added', ...stampOf(command), text }]);
}

/** A question is open. */
export function asked(order: PlacedOrder, event: CustomerAsked): PlacedOrder {
  const { questionId, topic, lines, options, deadline, otherwise } = event;
  return { ...order, questions: [...order.questions, { questionId, topic, lines, options, deadline, otherwise }] };
}

/** A question is answered. */
export function answered(order: PlacedOrder, { questionId, answer }: QuestionAnswered): PlacedOrder {
  const questions = order.questions.map((question) =>
    question.questionId === questionId ? { ...question, answer } : question,
  );
  return { ...order, questions };
}

/** Units are expected on another day. */
export function redated(order: PlacedOrder, { lines }: BackorderRedated): PlacedOrder {
  return withLines(order, lines, (line, { expectedDay }) => ({ ...line, expectedDay }));
}
