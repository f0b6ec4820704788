import { type Condition, holds } from './condition.ts';

/** When whose approval is needed. */
export interface ApprovalRule {
  readonly ruleId: string;
  /** orders that need approval */
  readonly when: Condition;
  /** steps in order: the next begins when the one before is complete */
  readonly tiers: readonly ApprovalTier[];
}

/** One step: one of the roles is enough, or each of them is needed. */
export interface ApprovalTier {
  readonly need: 'any' | 'all';
  readonly roles: readonly string[];
}

/** What somebody has said of the order. */
export interface Approval {
  readonly ruleId: string;
  readonly role: string;
  readonly verdict: 'approved' | 'rejected';
}

/** Where the approval of one rule stands. */
export type ApprovalStatus =
  | { readonly kind: 'not-needed' | 'approved' }
  | { readonly kind: 'pending'; readonly waitingFor: readonly string[] }
  | { readonly kind: 'rejected'; readonly role: string }
  | { readonly kind: 'not-understood' };

/** A rule, what was said, and what the order is like. */
export interface ApprovalQuestion {
  readonly rule: ApprovalRule;
  /** in the order in which they were given */
  readonly given: readonly Approval[];
  readonly facts: unknown;
}

/**
 * Decides whether an order has the approval that a rule asks for. Approvals count for the step that is open when they
 * are given; a rejection by a role of the open step is final.
 *
 * @law approved exactly when every step is complete; an approval of a role that is not asked changes nothing
 * @source commercetools, ApprovalRule and ApproverHierarchy (tiers in order, any or all of the roles)
 * @example above 1,000.00 first `team-lead`, then `finance` and `director`: with the approvals of `team-lead` and
 * `finance` it waits for `director`
 */
export function decideApproval({ rule, given, facts }: ApprovalQuestion): ApprovalStatus {
  const needed = holds(rule.when, facts);
  if (needed === undefined) return { kind: 'not-understood' };
  if (!needed) return { kind: 'not-needed' };
  const said = given.filter(({ ruleId }) => ruleId === rule.ruleId);
  let at = 0;
  for (const { need, roles } of rule.tiers) {
    const waiting = new Set(roles);
    while (waiting.size > 0 && at < said.length) {
      const { role, verdict } = said[at] as Approval;
      at += 1;
      if (!roles.includes(role)) continue;
      if (verdict === 'rejected') return { kind: 'rejected', role };
      if (need === 'any') waiting.clear();
      else waiting.delete(role);
    }
    if (waiting.size > 0) return { kind: 'pending', waitingFor: [...waiting] };
  }
  return { kind: 'approved' };
}
