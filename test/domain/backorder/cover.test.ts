import { describe, expect, it } from 'vitest';
import { coverLines, NOW } from '../../../src/domain/backorder/cover.ts';
import type { BackorderQuestion } from '../../../src/domain/backorder/index.ts';

const question: BackorderQuestion = {
  today: '2026-05-01',
  wishes: 'backorder-balance',
  lines: [{ lineId: '1', sku: 'A', ordered: 6, shippable: 1 }],
  arrivals: [
    { sku: 'A', day: '2026-05-03', quantity: 2 },
    { sku: 'A', day: '2026-05-09', quantity: 2 },
  ],
};
const usual = { inTime: () => true, endsNow: false, wholeLines: false, substitutes: false };

describe('coverLines', () => {
  it('covers from the shelf, then by arrivals in the order of their days', () => {
    expect(coverLines(question, usual)).toMatchObject([
      {
        ready: [
          { quantity: 1, day: NOW },
          { quantity: 2, day: '2026-05-03' },
          { quantity: 2, day: '2026-05-09' },
        ],
        uncovered: 1,
      },
    ]);
    expect(coverLines(question, { ...usual, inTime: (day: string) => day <= '2026-05-08' })[0]?.uncovered).toBe(3);
    expect(coverLines(question, { ...usual, endsNow: true })[0]?.uncovered).toBe(5);
  });
});
