import { describe, expect, it } from 'vitest';
import { boundByPrices } from '../../../../src/domain/routing/batch/bound.ts';
import { newState, placeNow, totalOf } from '../../../../src/domain/routing/batch/state.ts';
import { open } from '../support/small-batch.ts';

describe('boundByPrices', () => {
  const run = (improve: boolean, rounds: number) => {
    const batch = open();
    const state = newState(batch, () => false);
    placeNow(state, 0);
    placeNow(state, 1);
    const known = boundByPrices(state, { exact: batch.exact ?? [], rounds, sequence: [0, 1], improve }, [0, 1000]);
    return { known, total: totalOf(state) };
  };

  it('proves the optimum of a batch, and finds it where it may improve', () => {
    expect(run(true, 100)).toMatchObject({ known: { lowerBound: [0, 1100] }, total: [0, 1100] });
  });

  it('leaves plans alone where it may not', () => {
    const { known, total } = run(false, 100);
    expect(total).toEqual([0, 1400]);
    expect(known.lowerBound[1]).toBeLessThanOrEqual(1100);
  });

  it('knows what orders alone come to without any rounds', () => {
    expect(run(true, 0).known.lowerBound).toEqual([0, 1000]);
  });
});
