import { describe, expect, it } from 'vitest';
import { decideOrder } from '../../../../src/domain/order/index.ts';
import { allocatedTo, type Bare, command, given, pickedAt, placedTen, shippedFrom } from '../support.ts';

const release = (fulfillmentOrderId: string): Bare => ({ kind: 'release', fulfillmentOrderId });
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' };
const schedule = (notBefore: string, fulfillmentOrderId = 'F-RTM'): Bare => ({
  kind: 'schedule-work',
  fulfillmentOrderId,
  notBefore,
});
const close: Bare = { kind: 'close-work', fulfillmentOrderId: 'F-RTM', reason: 'x' };

describe('decideRelease', () => {
  it('hands work over once', () => {
    const story = [placedTen, allocatedTo('RTM', 10)];
    expect(given(...story, release('F-RTM')).history.at(-1)).toMatchObject({
      kind: 'fulfillment-order-released',
      locationId: 'RTM',
    });
    expect(given(...story, release('F-RTM')).order.fulfillmentOrders[0]?.releasedAt).toBeDefined();
    expect(
      given(...story, release('F-RTM'))
        .when(release('F-RTM'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.released-already');
  });

  it('refuses unknown work, and work of an order on hold', () => {
    const story = given(placedTen, allocatedTo('RTM', 10), hold);
    expect(story.when(release('F-X'))._unsafeUnwrapErr().code).toBe('order.work-unknown');
    expect(story.when(release('F-RTM'))._unsafeUnwrapErr().code).toBe('order.on-hold');
  });
});

describe('decideSchedule', () => {
  const story = [placedTen, allocatedTo('RTM', 10)];

  it('lets work wait for a moment, which itself is late enough', () => {
    const { state } = given(...story, schedule('2026-11-23T08:00:00+01:00'));
    const at = (now: string) => decideOrder(command(release('F-RTM'), now), state);
    expect(at('2026-11-23T06:59:59.999Z')._unsafeUnwrapErr().code).toBe('order.too-early');
    expect(at('2026-11-23T07:00:00Z').isOk()).toBe(true);
  });

  it('names the first of several reasons to refuse', () => {
    const released = given(...story, release('F-RTM'));
    expect(released.when(schedule('x', 'F-X'))._unsafeUnwrapErr().code).toBe('order.work-unknown');
    expect(
      given(...story, close)
        .when(schedule('x'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.work-closed');
    expect(released.when(schedule('x'))._unsafeUnwrapErr().code).toBe('order.released-already');
    expect(
      given(...story)
        .when(schedule('soon'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.not-a-moment');
  });

  it('lets nothing more happen to closed work', () => {
    const { when } = given(...story, close);
    for (const step of [release('F-RTM'), ...pickedAt('RTM', 1), shippedFrom('RTM', 1)]) {
      expect(when(step)._unsafeUnwrapErr().code, step.kind).toBe('order.work-closed');
    }
  });
});
