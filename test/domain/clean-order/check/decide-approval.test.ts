import { describe, expect, it } from 'vitest';
import { type ApprovalRule, decideApproval } from '../../../../src/domain/clean-order/index.ts';

const rule: ApprovalRule = {
  ruleId: 'R',
  when: { kind: 'compare', field: 'total', operator: '>', value: 1000 },
  tiers: [
    { need: 'any', roles: ['lead', 'deputy'] },
    { need: 'all', roles: ['finance', 'director'] },
  ],
};
const status = (said: string, total = 1001) =>
  decideApproval({
    rule,
    facts: { total },
    given: said
      .split(' ')
      .filter(Boolean)
      .map((one) => {
        const [role = '', no] = one.split('!');
        return { ruleId: 'R', role, verdict: no === undefined ? 'approved' : 'rejected' };
      }),
  });

describe('decideApproval', () => {
  it('asks nobody where the rule does not apply', () => {
    expect(status('', 1000)).toEqual({ kind: 'not-needed' });
  });

  it.each([
    ['', { kind: 'pending', waitingFor: ['lead', 'deputy'] }],
    ['deputy', { kind: 'pending', waitingFor: ['finance', 'director'] }],
    ['lead finance', { kind: 'pending', waitingFor: ['director'] }],
    ['lead finance director', { kind: 'approved' }],
    ['lead director finance', { kind: 'approved' }],
    ['finance director lead', { kind: 'pending', waitingFor: ['finance', 'director'] }],
    ['lead lead finance finance', { kind: 'pending', waitingFor: ['director'] }],
    ['stranger lead finance stranger director', { kind: 'approved' }],
    ['lead!no', { kind: 'rejected', role: 'lead' }],
    ['lead finance director!no', { kind: 'rejected', role: 'director' }],
    ['director!no lead finance director', { kind: 'approved' }],
  ])('after "%s"', (said, expected) => {
    expect(status(said)).toEqual(expected);
  });

  it('does not count what was said about another rule', () => {
    const given = [{ ruleId: 'other', role: 'lead', verdict: 'approved' as const }];
    expect(decideApproval({ rule, given, facts: { total: 2000 } })).toMatchObject({ kind: 'pending' });
  });

  it('approves at once where nobody is named, and says what it cannot understand', () => {
    expect(decideApproval({ rule: { ...rule, tiers: [] }, given: [], facts: { total: 2000 } })).toEqual({
      kind: 'approved',
    });
    expect(decideApproval({ rule: { ...rule, when: {} as never }, given: [], facts: {} })).toEqual({
      kind: 'not-understood',
    });
  });
});
