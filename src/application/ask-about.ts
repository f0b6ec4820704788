import { ok, type Result } from 'neverthrow';
import type { CustomerQuestion, DecidedLine } from '../domain/backorder/index.ts';
import {
  decideOrder,
  evolveOrder,
  type LineUnits,
  type OrderEvent,
  type OrderRefusal,
  type PlacedOrder,
} from '../domain/order/index.ts';
import { replay } from '../kernel/decider.ts';
import { epochMsOf, instantOfEpochMs } from '../kernel/instant.ts';
import type { SubstituteFacts } from './substitute-units.ts';

/** What was decided about an order, and what the customer is to be asked about it, if anything. */
export interface AskFacts extends SubstituteFacts {
  readonly events: readonly OrderEvent[];
  readonly lines: readonly DecidedLine[];
  readonly question: CustomerQuestion | undefined;
}

const HOUR_MS = 3_600_000;

/**
 * Asks the customer about the units that wait after a decision, where the policy says so: about each line once.
 *
 * @units hours from the moment of the decision until the deadline
 * @law nothing to ask, no event; a line that was asked about before is not asked about again
 * @errors those of asking the customer
 * @example 4 of 10 ship, the policy asks within 48 hours: one `customer-asked` about 6 units
 */
export function askAbout(
  before: PlacedOrder,
  { request, rules: { permissions: _, ...rules } = {}, events, lines, question }: AskFacts,
): Result<readonly OrderEvent[], OrderRefusal> {
  if (question === undefined) return ok([]);
  const order = replay(evolveOrder, before, events) as PlacedOrder;
  const asked = new Set(order.questions.flatMap((own) => own.lines.map(({ lineId }) => lineId)));
  const about = unitsThatWait(order, lines).filter(({ lineId }) => !asked.has(lineId));
  if (about.length === 0) return ok([]);
  const { options, hours, otherwise } = question;
  const questionId = `${request.commandId}/question`;
  const deadline = instantOfEpochMs(epochMsOf(request.now) + hours * HOUR_MS);
  const topic = 'partial-shipment';
  const command = {
    kind: 'ask-customer',
    ...request,
    questionId,
    topic,
    lines: about,
    options,
    deadline,
    otherwise,
  } as const;
  return decideOrder(command, order, rules);
}

/** Of the lines that were decided: what waits by now. */
function unitsThatWait({ lines }: PlacedOrder, decided: readonly DecidedLine[]): readonly LineUnits[] {
  const about = new Set(decided.map(({ lineId }) => lineId));
  return lines
    .filter(({ lineId, unallocated, backordered }) => about.has(lineId) && unallocated + backordered > 0)
    .map(({ lineId, unallocated, backordered }) => ({ lineId, quantity: unallocated + backordered }));
}
