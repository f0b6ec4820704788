import { describe, expect, it } from 'vitest';
import { movementsOf } from '../../src/application/movements-of.ts';
import { allocatedTo, given, pickedAt, placedTen } from '../domain/order/support.ts';

describe('movementsOf', () => {
  it('lets the stock follow several events, in their order, under the id of the command', () => {
    const { history } = given(placedTen, allocatedTo('A', 4), pickedAt('A', 4));
    expect(movementsOf(history, 'c7')).toMatchObject([
      { quantity: 4, from: { account: 'available' }, to: { account: 'reserved' }, commandId: 'c7' },
      { quantity: 4, from: { account: 'reserved' }, to: { account: 'picked' }, commandId: 'c7' },
    ]);
  });
});
