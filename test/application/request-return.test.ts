import { describe, expect, it } from 'vitest';
import { decideReturnRequest } from '../../src/application/request-return.ts';
import { noOrder } from '../../src/domain/order/index.ts';
import { allocatedTo, given, pickedAt, placedTen, shippedFrom } from '../domain/order/support.ts';
import { ACTOR, NOW } from './support.ts';

const { state } = given(placedTen, allocatedTo('A', 4), pickedAt('A', 4), shippedFrom('A', 4), {
  kind: 'deliver',
  shipmentId: 'S-A',
});
const policy = { windowDays: 14, transitDays: 3, finalSaleSkus: [], reviewReasons: [] };
const ask = (quantity: number) => ({
  commandId: 'c',
  actor: ACTOR,
  now: NOW,
  returnId: 'R1',
  policy,
  lines: [{ lineId: '1', quantity, reason: 'unwanted' }],
});

describe('decideReturnRequest', () => {
  it('announces what may come back, and says what was decided', () => {
    const { events, more } = decideReturnRequest(ask(4), state)._unsafeUnwrap();
    expect(events).toMatchObject([{ kind: 'return-announced', lines: [{ lineId: '1', quantity: 4 }] }]);
    expect(more).toMatchObject([{ lineId: '1', outcome: 'accepted' }]);
  });

  it('does nothing to the order when nothing may come back', () => {
    const { events, more } = decideReturnRequest(ask(5), state)._unsafeUnwrap();
    expect(events).toEqual([]);
    expect(more).toMatchObject([{ outcome: 'refused', why: 'return.more-than-shipped' }]);
  });

  it('refuses an order that was never placed, and a request for nothing', () => {
    expect(decideReturnRequest(ask(1), noOrder)._unsafeUnwrapErr()).toEqual({ code: 'order.unknown' });
    expect(decideReturnRequest({ ...ask(1), lines: [] }, state)._unsafeUnwrapErr()).toEqual({
      code: 'return.nothing-asked',
    });
  });
});
