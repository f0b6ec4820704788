import { err, ok, type Result } from 'neverthrow';
import type { LineId, Sku } from '../../kernel/ids.ts';
import { epochMsOf, type Instant, instantOfEpochMs, parseInstant } from '../../kernel/instant.ts';
import type { Quantity } from '../../kernel/quantity.ts';
import type { LineQuantities, PlacedOrder, Shipment } from '../order/index.ts';

/** What the shop promises about returns, as plain data. */
export interface ReturnPolicy {
  /** days after delivery in which units may come back */
  readonly windowDays: number;
  /** where no delivery was reported: days from hand-over to the carrier that count as transit */
  readonly transitDays: number;
  readonly finalSaleSkus: readonly Sku[];
  /** reasons that a person must look at */
  readonly reviewReasons: readonly string[];
}

/** What the customer wants to send back. */
export interface ReturnRequest {
  readonly lines: readonly { readonly lineId: LineId; readonly quantity: Quantity; readonly reason: string }[];
}

/** The answer for one line of the request. */
export interface EvaluatedLine {
  readonly lineId: LineId;
  readonly quantity: Quantity;
  readonly outcome: 'accepted' | 'refused' | 'review';
  readonly why: ReturnReasonCode;
  /** the last moment for this line; where nothing was shipped there is none */
  readonly until?: Instant;
}

export type ReturnReasonCode =
  | 'return.in-time'
  | 'return.line-unknown'
  | 'return.quantity-not-whole'
  | 'return.more-than-shipped'
  | 'return.final-sale'
  | 'return.window-closed'
  | 'return.reason-needs-review';

/** Why the request was not looked at. */
export interface ReturnRefusal {
  readonly code: 'return.nothing-asked' | 'return.line-named-twice' | 'return.not-a-moment';
}

const DAY_MS = 86_400_000;

/**
 * Says for each line whether it may come back, why, and until when.
 *
 * @units quantities: whole base units; windows: days of 24 hours after the last delivery of the line
 * @law every line of the request gets one answer; never more units are accepted than were shipped and have not come
 * back; the last moment belongs to the window
 * @errors the first that applies: `return.nothing-asked`, `return.not-a-moment`, `return.line-named-twice`. Within a
 * line the first that applies decides: `return.line-unknown`, `return.quantity-not-whole`, `return.more-than-shipped`,
 * `return.final-sale`, `return.window-closed`, `return.reason-needs-review`, `return.in-time`
 * @example delivered on 1 June at 10:00Z with a window of 14 days: asked on 15 June at 10:00Z it is accepted, a
 * millisecond later it is refused with `return.window-closed`
 */
export function evaluateReturn(question: {
  readonly request: ReturnRequest;
  readonly order: PlacedOrder;
  readonly policy: ReturnPolicy;
  readonly now: Instant;
}): Result<readonly EvaluatedLine[], ReturnRefusal> {
  const { request, order, policy, now } = question;
  if (request.lines.length === 0) return err({ code: 'return.nothing-asked' });
  const nowMs = epochMsOf(now);
  if (parseInstant(now).isErr()) return err({ code: 'return.not-a-moment' });
  if (new Set(request.lines.map(({ lineId }) => lineId)).size < request.lines.length) {
    return err({ code: 'return.line-named-twice' });
  }
  const byLine = new Map(order.lines.map((line) => [line.lineId, line]));
  const answers = request.lines.map((asked): EvaluatedLine => {
    const { lineId, quantity, reason } = asked;
    const line = byLine.get(lineId);
    if (line === undefined) return { lineId, quantity, outcome: 'refused', why: 'return.line-unknown' };
    const untilMs = lastMomentMs(line, order.shipments, policy);
    const answered = judge({ line, quantity, reason, nowMs, untilMs }, policy);
    const until = untilMs === undefined ? {} : { until: instantOfEpochMs(untilMs) };
    return { lineId, quantity, ...answered, ...until };
  });
  return ok(answers);
}

interface Asked {
  readonly line: LineQuantities;
  readonly quantity: Quantity;
  readonly reason: string;
  readonly nowMs: number;
  readonly untilMs: number | undefined;
}

function judge(asked: Asked, policy: ReturnPolicy): Pick<EvaluatedLine, 'outcome' | 'why'> {
  const { line, quantity, reason, nowMs, untilMs } = asked;
  const refuse = (why: ReturnReasonCode) => ({ outcome: 'refused', why }) as const;
  if (!Number.isSafeInteger(quantity) || quantity <= 0) return refuse('return.quantity-not-whole');
  if (quantity > line.shipped - line.returning - line.returned) return refuse('return.more-than-shipped');
  if (policy.finalSaleSkus.includes(line.sku)) return refuse('return.final-sale');
  if (untilMs === undefined || nowMs > untilMs) return refuse('return.window-closed');
  if (policy.reviewReasons.includes(reason)) return { outcome: 'review', why: 'return.reason-needs-review' };
  return { outcome: 'accepted', why: 'return.in-time' };
}

/** The window of a line opens anew with each of its shipments: the last one counts (2011/83/EU Art. 9(2)). */
function lastMomentMs(
  line: LineQuantities,
  shipments: readonly Shipment[],
  { windowDays, transitDays }: ReturnPolicy,
): number | undefined {
  const arrivals = shipments
    .filter(({ lines }) => lines.some(({ lineId }) => lineId === line.lineId))
    .map(({ shippedAt, deliveredAt }) =>
      deliveredAt === undefined ? epochMsOf(shippedAt) + transitDays * DAY_MS : epochMsOf(deliveredAt),
    );
  if (arrivals.length === 0) return undefined;
  return arrivals.reduce((latest, next) => Math.max(latest, next)) + windowDays * DAY_MS;
}
