import { describe, expect, it } from 'vitest';
import { newState, placeNow, put, totalOf } from '../../../../src/domain/routing/batch/state.ts';
import { open } from '../support/small-batch.ts';

describe('a batch under way', () => {
  it('knows what placed orders leave, and what they come to', () => {
    const batch = open();
    const state = newState(batch, () => false);
    placeNow(state, 0);
    expect([...state.left.units]).toEqual([0, 1]);
    placeNow(state, 1);
    expect([...state.left.units]).toEqual([0, 0]);
    expect(totalOf(state)).toEqual([0, 1400]);
    placeNow(state, 0);
    expect(totalOf(state)).toEqual([0, 1400]);
    put(state, 0, undefined);
    placeNow(state, 1);
    expect([...state.left.units]).toEqual([0, 1]);
    expect([...batch.shared.units]).toEqual([1, 1]);
  });
});
