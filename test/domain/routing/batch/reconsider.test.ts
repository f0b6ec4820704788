import { describe, expect, it } from 'vitest';
import { reconsiderOrders } from '../../../../src/domain/routing/batch/reconsider.ts';
import { newState, placeNow, put, totalOf } from '../../../../src/domain/routing/batch/state.ts';
import { open } from '../support/small-batch.ts';

describe('reconsiderOrders', () => {
  it('places an order better once something else is free', () => {
    const state = newState(
      open({
        stock: [
          { sku: 'A', locationId: 'berlin', available: 1 },
          { sku: 'A', locationId: 'cologne', available: 2 },
        ],
      }),
      () => false,
    );
    placeNow(state, 0);
    placeNow(state, 1);
    const first = state.placements[0];
    put(state, 0, undefined);
    reconsiderOrders({ ...state, placements: [state.placements[1], state.placements[1]] }, []);
    expect(first?.score).toEqual([0, 500]);
    reconsiderOrders(state, [1]);
    expect(state.placements[1]?.score).toEqual([0, 500]);
  });

  it('leaves orders alone that cannot be placed better, and stops at the deadline', () => {
    const state = newState(open(), () => false);
    placeNow(state, 0);
    placeNow(state, 1);
    const before = [...state.placements];
    reconsiderOrders(state, [0, 1]);
    expect(state.placements).toEqual(before);
    put(state, 0, undefined);
    const late = { ...state, deadline: () => true };
    reconsiderOrders(late, [1]);
    expect(totalOf({ ...state, placements: [state.placements[1]] })).toEqual([0, 900]);
  });
});
