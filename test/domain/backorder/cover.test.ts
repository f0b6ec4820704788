import { describe, expect, it } from 'vitest';
import { coverLines } from '../../../src/domain/backorder/cover.ts';
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
const usual = { latestDay: undefined, restFollows: true, wholeLines: false, substitutes: false };

describe('coverLines', () => {
  it('covers from the shelf, then by arrivals in the order of their days', () => {
    expect(coverLines(question, usual)).toMatchObject([
      {
        now: 1,
        dated: [
          { quantity: 2, day: '2026-05-03' },
          { quantity: 2, day: '2026-05-09' },
        ],
        uncovered: 1,
      },
    ]);
    expect(coverLines(question, { ...usual, latestDay: '2026-05-08' })[0]?.uncovered).toBe(3);
    expect(coverLines(question, { ...usual, restFollows: false })[0]?.uncovered).toBe(5);
  });
});
