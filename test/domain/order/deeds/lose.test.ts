import { describe, expect, it } from 'vitest';
import {
  customerStatus,
  isClosed,
  moneyOf,
  orderStatus,
  paymentStatus,
  waitingFor,
} from '../../../../src/domain/order/index.ts';
import { allocatedTo, type Bare, captured, given, pickedAt, placedTen, releasedTo, shippedFrom } from '../support.ts';

type Lost = Extract<Bare, { kind: 'report-lost' }>;
const lose = (fate: 'resend' | 'refund', more: Partial<Lost> = {}): Bare => ({
  kind: 'report-lost',
  shipmentId: 'S-RTM',
  fate,
  ...more,
});
const units = (quantity: number, lineId = '1') => ({ lines: [{ lineId, quantity }] });
const deliver: Bare = { kind: 'deliver', shipmentId: 'S-RTM' };
const picked = [placedTen, captured(1000), allocatedTo('RTM', 10), pickedAt('RTM', 10)] as const;
const four = [...picked, shippedFrom('RTM', 4)] as const;
const paidAndSent = [...picked, shippedFrom('RTM', 10)] as const;

const pack = (parcelId: string, quantity: number): Bare => ({
  kind: 'pack',
  fulfillmentOrderId: 'F-RTM',
  parcelId,
  parcel: {},
  ...units(quantity),
});
const shipBoxes = (shipmentId: string, parcelIds: readonly string[], loose = 0): Bare => ({
  kind: 'ship',
  fulfillmentOrderId: 'F-RTM',
  shipmentId,
  parcelIds,
  parcels: [],
  lines: loose === 0 ? [] : units(loose).lines,
});
/** S1: boxes P1 with 3 and P2 with 2, and 1 loose unit; S2: box P3 with 1. */
const boxed = [
  placedTen,
  allocatedTo('RTM', 10),
  pickedAt('RTM', 10),
  pack('P1', 3),
  pack('P2', 2),
  pack('P3', 1),
  shipBoxes('S1', ['P1', 'P2'], 1),
  shipBoxes('S2', ['P3']),
] as const;

describe('decideLoss', () => {
  it('lets lost units wait to be decided anew, where they are sent anew', () => {
    const { order, history } = given(...four, lose('resend', units(1)));
    expect(history.at(-1)).toMatchObject({
      kind: 'units-lost',
      shipmentId: 'S-RTM',
      locationId: 'RTM',
      fate: 'resend',
      lines: [{ lineId: '1', sku: 'SKU-1', quantity: 1 }],
    });
    expect(order.lines[0]).toMatchObject({ unallocated: 1, picked: 6, shipped: 3, cancelled: 0 });
    expect(order.shipments[0]?.lost).toEqual([{ lineId: '1', quantity: 1 }]);
    expect(moneyOf(order).balanceMinor).toBe(0);
  });

  it('cancels lost units, where the money goes back for them', () => {
    const { order } = given(...four, lose('refund', units(1)));
    expect(order.lines[0]).toMatchObject({ unallocated: 0, picked: 6, shipped: 3, cancelled: 1 });
    expect(moneyOf(order)).toMatchObject({ owedMinor: 900, balanceMinor: 100 });
    expect(paymentStatus(order)).toBe('overpaid');
    expect(waitingFor(order)).toContainEqual({ kind: 'refund', amountMinor: 100 });
  });

  it('takes all that is on its way where nothing is named', () => {
    expect(given(...four, lose('resend')).order.lines[0]).toMatchObject({ unallocated: 4, shipped: 0 });
    const rest = given(...four, lose('resend', units(1)), lose('refund')).order;
    expect(rest.lines[0]).toMatchObject({ unallocated: 1, shipped: 0, cancelled: 3 });
    expect(rest.shipments[0]?.lost).toEqual([{ lineId: '1', quantity: 4 }]);
  });

  it('loses what is on its way, and no more, and each unit once', () => {
    const story = given(...four, lose('resend', units(1)));
    expect(story.when(lose('resend', units(3))).isOk()).toBe(true);
    expect(story.when(lose('resend', units(4)))._unsafeUnwrapErr()).toEqual({
      code: 'order.more-than-on-the-way',
      lineId: '1',
      asked: 4,
      possible: 3,
    });
    expect(
      given(...four, lose('resend'))
        .when(lose('resend'))
        ._unsafeUnwrapErr().code,
    ).toBe('order.nothing-asked');
  });

  it('loses whole boxes of the shipment, and units beside them', () => {
    const lost = (parcelIds: readonly string[], more: Partial<Lost> = {}) =>
      lose('resend', { shipmentId: 'S1', parcelIds, ...more });
    expect(given(...boxed, lost(['P1'])).order.lines[0]).toMatchObject({ shipped: 4, unallocated: 3 });
    expect(given(...boxed, lost(['P1', 'P1', 'P2'])).order.lines[0]).toMatchObject({ shipped: 2, unallocated: 5 });
    expect(given(...boxed, lost(['P2'], units(1))).order.lines[0]).toMatchObject({ shipped: 4, unallocated: 3 });
    const story = given(...boxed);
    expect(story.when(lost(['P3']))._unsafeUnwrapErr().code).toBe('order.parcel-unknown');
    expect(story.when(lost(['P9']))._unsafeUnwrapErr().code).toBe('order.parcel-unknown');
    expect(story.when(lost(['P1'], units(4)))._unsafeUnwrapErr()).toMatchObject({ asked: 7, possible: 6 });
    expect(story.when(lost(['P1'], units(-1)))._unsafeUnwrapErr().code).toBe('order.quantity-not-whole');
    expect(story.when(lost(['P1'], units(1, '7')))._unsafeUnwrapErr().code).toBe('order.line-unknown');
    expect(story.when(lost([]))._unsafeUnwrapErr().code).toBe('order.nothing-asked');
    expect(
      given(...boxed, lost(['P1']))
        .when(lost(['P1']))
        .isErr(),
    ).toBe(false);
    expect(
      given(...boxed, lost(['P1']), lost(['P2']))
        .when(lost(['P1']))
        ._unsafeUnwrapErr(),
    ).toMatchObject({
      code: 'order.more-than-on-the-way',
      possible: 1,
    });
  });

  it('leaves alone what has come back, or is announced to', () => {
    const announce: Bare = {
      kind: 'announce-return',
      returnId: 'R1',
      lines: [{ ...units(3).lines[0], reason: 'x' }],
    } as Bare;
    const story = given(...four, announce);
    expect(story.when(lose('resend', units(2)))._unsafeUnwrapErr()).toMatchObject({ possible: 1 });
    expect(given(...four, announce, lose('resend')).order.lines[0]).toMatchObject({ shipped: 3, returning: 3 });
  });

  it('delivers what was not lost, and nothing of a shipment that was lost whole', () => {
    const { order } = given(...four, lose('refund', units(1)), deliver);
    expect(order.lines[0]).toMatchObject({ shipped: 3, delivered: 3 });
    expect(
      given(...four, lose('refund'))
        .when(deliver)
        ._unsafeUnwrapErr().code,
    ).toBe('order.shipment-lost');
  });

  it('names the first of several reasons to refuse', () => {
    expect(
      given(...four)
        .when(lose('resend', { shipmentId: 'S9', parcelIds: ['P9'] }))
        ._unsafeUnwrapErr().code,
    ).toBe('order.shipment-unknown');
    expect(
      given(...four, deliver)
        .when(lose('resend', { parcelIds: ['P9'] }))
        ._unsafeUnwrapErr().code,
    ).toBe('order.delivered-already');
  });

  it('tells the customer that it is prepared again, and nobody waits for the carrier any more', () => {
    const again = given(...paidAndSent, lose('resend'));
    expect([orderStatus(again.state), customerStatus(again.order)]).toEqual(['open', 'received']);
    expect(waitingFor(again.order)).toEqual([{ kind: 'allocation', units: 10 }]);
    const second = {
      ...allocatedTo('RTM', 10),
      allocations: [{ fulfillmentOrderId: 'F2', locationId: 'RTM', ...units(10) }],
    };
    const work = { fulfillmentOrderId: 'F2' };
    const sent = given(
      ...paidAndSent,
      lose('resend'),
      second as Bare,
      { ...releasedTo('RTM'), ...work } as Bare,
      { kind: 'pick', ...work, ...units(10) },
      { kind: 'ship', ...work, shipmentId: 'S2', parcels: [], ...units(10) },
      { kind: 'deliver', shipmentId: 'S2' },
    );
    expect(sent.order.lines[0]).toMatchObject({ ordered: 10, shipped: 10, delivered: 10 });
    expect(isClosed(sent.order)).toBe(true);
  });

  it('closes an order once the money is back', () => {
    const refund: Bare = {
      kind: 'record-refund',
      refundId: 'X1',
      paymentId: 'P1',
      amountMinor: 1000,
      lines: units(10).lines,
      reason: 'lost',
    };
    expect(isClosed(given(...paidAndSent, lose('refund')).order)).toBe(false);
    const done = given(...paidAndSent, lose('refund'), refund).order;
    expect(isClosed(done)).toBe(true);
    expect([customerStatus(done), paymentStatus(done), waitingFor(done)]).toEqual(['cancelled', 'refunded', []]);
  });
});
