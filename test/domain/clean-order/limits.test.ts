import { expect, it } from 'vitest';
import { LIMITS, MAX_FINDINGS, MAX_FINDINGS_BYTES } from '../../../src/domain/clean-order/index.ts';

it('allows bulk orders of thousands of lines, and bounds everything', () => {
  expect(LIMITS.lines).toBeGreaterThanOrEqual(5000);
  expect([MAX_FINDINGS, MAX_FINDINGS_BYTES]).toEqual([1000, 16384]);
  for (const limit of Object.values(LIMITS)) expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
});
