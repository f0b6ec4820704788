import type { LocationId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '../../../kernel/instant.ts';

/** Work on an order that did not get anywhere: locations turned it down, or no location could be found. */
export interface AgainQuestion {
  readonly attempts: readonly RoutingAttempt[];
  readonly now: Instant;
  /** when stock that the order asks for last came in */
  readonly stockArrivedAt?: Instant;
  readonly policy: AgainPolicy;
}

/** One try: at a location that turned it down, or without finding one. */
export interface RoutingAttempt {
  readonly at: Instant;
  readonly rejectedBy?: LocationId;
}

export interface AgainPolicy {
  /** so many rejections, and a person looks at it */
  readonly mostRejections: number;
  /** a location that turned it down is not asked again for so many days */
  readonly excludeDays: number;
  /** what could not be placed is tried again after so many minutes, or as soon as stock arrives */
  readonly everyMinutes: number;
  /** so long after the first try it is unfillable */
  readonly giveUpHours: number;
}

/** What happens next to the order. */
export type AgainDecision =
  | {
      readonly kind: 'route';
      /** locations that are not asked, and since when: `rejectedAt` for the fence `rejected` */
      readonly rejectedAt: readonly { readonly locationId: LocationId; readonly at: Instant }[];
    }
  | { readonly kind: 'wait'; readonly until: Instant }
  | { readonly kind: 'unfillable' }
  | { readonly kind: 'ask-a-person' };

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * Decides what happens to an order that could not be placed or was turned down: it is routed again, it waits, it goes to
 * a person, or it is unfillable.
 *
 * @units minutes, hours and days, from 0
 * @law the first that applies: `ask-a-person`, `unfillable`, `route` when the last try was turned down, when stock has
 * arrived since or when it has waited long enough; else `wait`. It never waits beyond the moment at which it is given up,
 * nor until a moment that is none. Of tries at the same moment, one that was turned down counts as the last
 * @source Fluent Commerce gives up after 8 hours; Microsoft IOM and DOM exclude a location for days after it rejects
 * @example tried at 10:00, every 30 minutes, given up after 8 hours: at 10:10 it waits until 10:30, at 18:00 it is
 * unfillable
 */
export function decideAgain({ attempts, now, stockArrivedAt, policy }: AgainQuestion): AgainDecision {
  const nowMs = epochMsOf(now);
  const { mostRejections, excludeDays, everyMinutes, giveUpHours } = policy;
  const turnedDown = ({ rejectedBy }: RoutingAttempt): number => (rejectedBy === undefined ? 0 : 1);
  const sorted = [...attempts].sort((a, b) => epochMsOf(a.at) - epochMsOf(b.at) || turnedDown(a) - turnedDown(b));
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const latest = new Map(
    sorted.flatMap(({ rejectedBy, at }) => (rejectedBy === undefined ? [] : [[rejectedBy, at] as const])),
  );
  const rejectedAt = [...latest]
    .map(([locationId, at]) => ({ locationId, at }))
    .filter(({ at }) => nowMs - epochMsOf(at) < excludeDays * DAY_MS);
  if (first === undefined || last === undefined) return { kind: 'route', rejectedAt };
  if (sorted.reduce((sum, attempt) => sum + turnedDown(attempt), 0) >= mostRejections) return { kind: 'ask-a-person' };
  const endMs = epochMsOf(first.at) + giveUpHours * HOUR_MS;
  if (nowMs >= endMs) return { kind: 'unfillable' };
  const nextMs = Math.min(endMs, epochMsOf(last.at) + everyMinutes * MINUTE_MS);
  const arrivedMs = stockArrivedAt === undefined ? Number.NaN : epochMsOf(stockArrivedAt);
  const arrived = arrivedMs > epochMsOf(last.at) && arrivedMs <= nowMs;
  return last.rejectedBy !== undefined || arrived || !(nowMs < nextMs)
    ? { kind: 'route', rejectedAt }
    : { kind: 'wait', until: instantOfEpochMs(nextMs) };
}
