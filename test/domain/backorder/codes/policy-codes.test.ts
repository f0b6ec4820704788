import { describe, expect, it } from 'vitest';
import { fromPolicyCode, type PolicyCodeList, toPolicyCode } from '../../../../src/domain/backorder/codes/index.ts';
import type { PartialShipmentPolicy } from '../../../../src/domain/order/index.ts';

const LISTS: readonly PolicyCodeList[] = ['x12-563', 'edifact-4455', 'edifact-4493', 'amazon'];
const POLICIES: readonly PartialShipmentPolicy[] = [
  'ship-complete',
  'ship-complete-lines',
  'backorder-balance',
  'cancel-balance',
  'fill-or-kill',
  'ask-customer',
];

describe('policy codes', () => {
  it.each<[PolicyCodeList, string, PartialShipmentPolicy | undefined]>([
    ['x12-563', 'SC', 'ship-complete'],
    ['x12-563', 'BK', 'backorder-balance'],
    ['x12-563', 'SP', 'cancel-balance'],
    ['x12-563', 'N', 'cancel-balance'],
    ['x12-563', 'Y', 'backorder-balance'],
    ['x12-563', 'P2', undefined],
    ['edifact-4455', 'N', 'cancel-balance'],
    ['edifact-4455', 'Y', 'backorder-balance'],
    ['edifact-4455', 'F', undefined],
    ['edifact-4493', 'SC', 'ship-complete'],
    ['amazon', 'FillOrKill', 'fill-or-kill'],
    ['amazon', 'FillAll', 'backorder-balance'],
    ['amazon', 'FillAllAvailable', 'cancel-balance'],
    ['amazon', '__proto__', undefined],
  ])('read %s %s as %s', (list, code, policy) => {
    expect(fromPolicyCode(list, { code })).toBe(policy);
  });

  it('are read back as the policy they were written for', () => {
    for (const list of LISTS) {
      for (const policy of POLICIES) {
        const code = toPolicyCode(list, policy);
        if (code !== undefined) expect(fromPolicyCode(list, { code })).toBe(policy);
      }
    }
    expect(toPolicyCode('x12-563', 'fill-or-kill')).toBeUndefined();
    expect(toPolicyCode('amazon', 'fill-or-kill')).toBe('FillOrKill');
  });
});
