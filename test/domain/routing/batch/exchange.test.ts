import { describe, expect, it } from 'vitest';
import {
  type Exchange,
  exchangeGroup,
  exchangeOrders,
  rivalsIn,
} from '../../../../src/domain/routing/batch/exchange.ts';
import { randomOf } from '../../../../src/domain/routing/batch/random.ts';
import { newState, placeNow, type State, totalOf } from '../../../../src/domain/routing/batch/state.ts';
import { open } from '../support/small-batch.ts';

const placed = (): State => {
  const state = newState(open(), () => false);
  placeNow(state, 0);
  placeNow(state, 1);
  return state;
};
const exchange: Exchange = {
  rounds: 50,
  random: randomOf(1),
  alone: [
    [0, 500],
    [0, 500],
  ],
  weights: [1801, 1],
  careful: false,
};

describe('exchangeOrders', () => {
  it('finds that the other order needs the near stock more', () => {
    const state = placed();
    expect(totalOf(state)).toEqual([0, 1400]);
    exchangeOrders(state, exchange);
    expect(totalOf(state)).toEqual([0, 1100]);
  });

  it('finds the same where all ways to ship each order are listed', () => {
    const state = newState(open({ policy: 'least-cost' }), () => false);
    placeNow(state, 0);
    placeNow(state, 1);
    exchangeOrders(state, exchange);
    expect(totalOf(state)).toEqual([0, 1100]);
  });

  it('does nothing in no rounds, or when nobody could do better', () => {
    const state = placed();
    exchangeOrders(state, { ...exchange, rounds: 0 });
    const alone = state.placements.map((placement) => placement?.score ?? []);
    exchangeOrders(state, { ...exchange, alone });
    expect(totalOf(state)).toEqual([0, 1400]);
  });
});

describe('exchangeGroup', () => {
  it('answers what it changes, and leaves all as it was when that is too much', () => {
    const state = placed();
    expect(exchangeGroup(state, [1, 0], { ...exchange, careful: true }, 0)).toEqual([0, -300]);
    const before = [...state.placements];
    expect(exchangeGroup(state, [0, 1], exchange, 299)).toBeUndefined();
    expect(state.placements).toEqual(before);
    expect([...state.left.units]).toEqual([0, 0]);
    expect(exchangeGroup(state, [0, 1], exchange, 300)).toEqual([0, 300]);
  });
});

describe('exchangeGroup of orders whose ways are listed', () => {
  it('places all at once every third time, whatever their order', () => {
    const state = newState(open({ policy: 'least-cost' }), () => false);
    placeNow(state, 0);
    placeNow(state, 1);
    const atOnce = { ...exchange, random: () => 1 };
    expect(exchangeGroup(state, [0, 1], atOnce, -301)).toBeUndefined();
    expect(totalOf(state)).toEqual([0, 1400]);
    expect(exchangeGroup(state, [0, 1], atOnce, 0)).toEqual([0, -300]);
    expect([...state.left.units]).toEqual([0, 0]);
  });
});

describe('rivalsIn', () => {
  it('lists who wants the same stock, or one of few shipments', () => {
    expect([...rivalsIn(placed())]).toEqual([
      [0, [0, 1]],
      [1, [0, 1]],
    ]);
    const few = newState(open({ capacities: [{ locationId: 'cologne', shipments: 1 }] }), () => false);
    expect(rivalsIn(few).get(3)).toEqual([0, 1]);
  });
});
