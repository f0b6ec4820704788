import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../src/domain/backorder/check-question.ts';

describe('faultOf', () => {
  it('finds nothing wrong with a question that can be answered', () => {
    const lines = [{ lineId: '1', sku: 'A', ordered: 1, shippable: 1 }];
    expect(faultOf({ today: '2026-05-01', wishes: {}, lines, arrivals: [] })).toBeUndefined();
  });
});
