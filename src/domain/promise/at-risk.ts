import { epochMsOf, type Instant } from '../../kernel/instant.ts';
import type { Milestone } from './milestones.ts';

/** A step that has been taken. */
export interface StepTaken {
  readonly step: Milestone['step'];
  readonly at: Instant;
}

export interface AtRiskQuestion {
  readonly now: Instant;
  readonly milestones: readonly Milestone[];
  readonly taken: readonly StepTaken[];
  /** how long before a milestone the alarm goes; left out: 0 */
  readonly warnMs?: number;
}

/** Where a parcel stands compared with its promise. */
export interface RiskReport {
  /** `late`: a step was missed; `at-risk`: one is due soon; `on-time` otherwise */
  readonly status: 'on-time' | 'at-risk' | 'late';
  readonly missed: readonly Milestone[];
  readonly dueSoon: readonly Milestone[];
}

/**
 * Says whether a promise is in danger: which steps were missed, and which are due soon.
 *
 * @units `warnMs`: milliseconds
 * @law a step at its milestone is missed, and one just before it is not; a step that was taken in time is never missed; a
 * later step taken speaks for the earlier ones
 * @example hand-over before 18:00, alarm an hour before, not taken: at 16:59 on time, at 17:00 at risk, at 18:00 late
 */
export function atRisk({ now, milestones, taken, warnMs = 0 }: AtRiskQuestion): RiskReport {
  const at = epochMsOf(now);
  const missed: Milestone[] = [];
  const dueSoon: Milestone[] = [];
  for (const [index, milestone] of milestones.entries()) {
    const tooLate = epochMsOf(milestone.tooLateAt);
    const steps = milestones.slice(index).map(({ step }) => step);
    const own = taken.filter(({ step }) => step === milestone.step);
    const done = own.length > 0 ? own : taken.filter(({ step }) => steps.includes(step));
    const first = done.reduce((earliest, step) => Math.min(earliest, epochMsOf(step.at)), Number.POSITIVE_INFINITY);
    if (done.length > 0 ? own.length > 0 && first >= tooLate : at >= tooLate) missed.push(milestone);
    else if (done.length === 0 && at >= tooLate - warnMs) dueSoon.push(milestone);
  }
  const status = missed.length > 0 ? 'late' : dueSoon.length > 0 ? 'at-risk' : 'on-time';
  return { status, missed, dueSoon };
}
