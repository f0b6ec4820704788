import type { LocationId } from '../../../kernel/ids.ts';
import { epochMsOf, type Instant, instantOfEpochMs } from '../../../kernel/instant.ts';
import { compareText } from '../../../kernel/text.ts';

/** Work that several stores may take: who has answered, and how. */
export interface ClaimQuestion {
  readonly offeredTo: readonly LocationId[];
  readonly offeredAt: Instant;
  /** after so long nobody may take it any more */
  readonly claimMinutes: number;
  readonly answers: readonly ClaimAnswer[];
  readonly now: Instant;
}

export interface ClaimAnswer {
  readonly locationId: LocationId;
  readonly at: Instant;
  readonly takes: boolean;
}

/** Who has the work; or until when it is on offer; or that it has to be routed again, without those who refused. */
export type ClaimDecision =
  | { readonly kind: 'claimed'; readonly locationId: LocationId }
  | { readonly kind: 'on-offer'; readonly to: readonly LocationId[]; readonly until: Instant }
  | { readonly kind: 'route-again'; readonly refusedBy: readonly LocationId[]; readonly silent: readonly LocationId[] };

const MINUTE_MS = 60_000;

/**
 * Decides who gets work that was offered to several stores: the first that takes it in time. When all have refused, or
 * time is over, it is routed again.
 *
 * @units minutes, from 0; an answer at the very end is in time
 * @law one store at most; of two at the same moment the one whose id comes first; who refused cannot take it later, or at
 * the same moment; answers of stores that were not asked, or were not asked yet, do not count
 * @example offered to Berlin and Cologne at 10:00 for 15 minutes; Cologne takes it at 10:04, Berlin at 10:05: Cologne's
 */
export function settleClaim({ offeredTo, offeredAt, claimMinutes, answers, now }: ClaimQuestion): ClaimDecision {
  const untilMs = epochMsOf(offeredAt) + claimMinutes * MINUTE_MS;
  const inTime = (atMs: number): boolean => atMs >= epochMsOf(offeredAt) && atMs <= Math.min(untilMs, epochMsOf(now));
  const counted = [...answers]
    .filter(({ locationId, at }) => offeredTo.includes(locationId) && inTime(epochMsOf(at)))
    .sort(
      (a, b) =>
        epochMsOf(a.at) - epochMsOf(b.at) ||
        compareText(a.locationId, b.locationId) ||
        Number(a.takes) - Number(b.takes),
    );
  const first = counted.filter(({ locationId }, k) => counted.findIndex((one) => one.locationId === locationId) === k);
  const winner = first.find(({ takes }) => takes);
  if (winner !== undefined) return { kind: 'claimed', locationId: winner.locationId };
  const refusedBy = first.map(({ locationId }) => locationId).sort(compareText);
  const silent = offeredTo.filter((locationId) => !refusedBy.includes(locationId)).sort(compareText);
  return silent.length > 0 && epochMsOf(now) <= untilMs
    ? { kind: 'on-offer', to: silent, until: instantOfEpochMs(untilMs) }
    : { kind: 'route-again', refusedBy, silent };
}
