import { describe, expect, it } from 'vitest';
import { COMMON_HOLD_TYPES, type HoldType } from '../../../src/domain/order/index.ts';

describe('COMMON_HOLD_TYPES', () => {
  it('are plain data with names of their own', () => {
    expect(JSON.parse(JSON.stringify(COMMON_HOLD_TYPES))).toEqual(COMMON_HOLD_TYPES);
    expect(new Set(COMMON_HOLD_TYPES.map(({ typeId }) => typeId)).size).toBe(COMMON_HOLD_TYPES.length);
  });

  it('let nothing out of the door while they apply', () => {
    for (const { typeId, blocks } of COMMON_HOLD_TYPES) {
      expect(blocks, typeId).toEqual(expect.arrayContaining(['release', 'pick', 'ship']));
    }
  });

  it('let nobody but the house lift a review, and give reviews a time', () => {
    const reviews = COMMON_HOLD_TYPES.filter(({ appliesWhile }) => appliesWhile?.kind === 'flagged');
    expect(reviews.map(({ typeId, reviewWithinHours }) => [typeId, reviewWithinHours])).toEqual([
      ['fraud-review', 24],
      ['address', 48],
      ['credit', 24],
    ]);
  });

  it('do not take a reason that the field does not know', () => {
    // @ts-expect-error no such reason
    const odd: HoldType = { typeId: 'odd', reason: 'bad-mood', blocks: [] };
    // @ts-expect-error no such transition
    const odder: HoldType = { typeId: 'odd', reason: 'other', blocks: ['dream'] };
    expect([odd, odder]).toHaveLength(2);
  });
});
