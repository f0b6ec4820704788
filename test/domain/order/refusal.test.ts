import { describe, expect, it } from 'vitest';
import {
  type DecisionFacts,
  decideOrder,
  noOrder,
  type OrderAmountCode,
  type OrderQuantityCode,
  type OrderRefusal,
  type OrderRefusalCode,
} from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  amountsOf,
  type Bare,
  backorderedUnits,
  cancelUnits,
  captured,
  cleanOrderOf,
  closedTen,
  command,
  confirm,
  delivered,
  edit,
  GHENT,
  given,
  givenUnder,
  line,
  NOW,
  pickedAt,
  pickOnly,
  placedTen,
  readdressed,
  reduction,
  releasedTo,
  repriced,
  revert,
  type Story,
  shippedFrom,
  stage,
  UTRECHT,
} from './support.ts';

type Code = OrderRefusalCode | OrderQuantityCode | OrderAmountCode | 'order.on-hold';

/** What has happened, what is asked, and what the company has laid down. */
type Case = readonly [story: Story, asked: Bare, facts?: DecisionFacts];

const work = { fulfillmentOrderId: 'F-RTM' };
const one = (quantity = 1, lineId = '1') => [{ lineId, quantity }];
const at10: Story = [placedTen, allocatedTo('RTM', 10)];
const picked: Story = [...at10, pickedAt('RTM', 10)];
const shipped: Story = [...picked, shippedFrom('RTM', 10)];
const packed: Bare = { kind: 'pack', ...work, parcelId: 'B1', parcel: {}, lines: one(2) };
const hold: Bare = { kind: 'apply-hold', holdId: 'H1', reason: 'x' };
const announce: Bare = { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 2, reason: 'x' }] };
const receive = (quantity: number): Bare => ({
  kind: 'receive-return',
  returnId: 'R1',
  locationId: 'RTM',
  lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity }] }],
});
const refund = (more: Partial<Extract<Bare, { kind: 'record-refund' }>> = {}): Bare => ({
  kind: 'record-refund',
  refundId: 'X1',
  paymentId: 'P1',
  amountMinor: 100,
  lines: [],
  reason: 'x',
  ...more,
});
const lose: Bare = { kind: 'report-lost', shipmentId: 'S-RTM', fate: 'resend' };
const ask: Bare = {
  kind: 'ask-customer',
  questionId: 'Q1',
  topic: 'delay',
  lines: one(),
  options: ['wait'],
  deadline: '2026-12-01T00:00:00.000Z',
  otherwise: 'wait',
};
const answer: Bare = { kind: 'answer', questionId: 'Q1', answer: 'wait' };
const twoAddresses: Bare = {
  kind: 'place',
  order: cleanOrderOf([line('1', 10), { ...line('2', 5), shipTo: GHENT }], { shipTo: UTRECHT }),
};
const bothAddresses: Bare = {
  kind: 'allocate',
  allocations: [{ ...work, locationId: 'RTM', lines: [...one(1), ...one(1, '2')] }],
  backorders: [],
  cancellations: [],
};
const merge = (absorbedFulfillmentOrderId: string): Bare => ({
  kind: 'merge-work',
  ...work,
  absorbedFulfillmentOrderId,
});
const staffOnly: DecisionFacts = {
  holdTypes: [{ typeId: 'audit', reason: 'other', blocks: ['ship'], mayApply: ['system'] }],
};

/** Every refusal there is. A new code does not compile until somebody shows how it comes about. */
const CASES: Readonly<Record<Exclude<Code, 'order.not-a-moment' | 'order.unknown'>, Case>> = {
  'order.command-unknown': [[placedTen], { kind: 'constructor' } as never],
  'order.forbidden': [[placedTen], cancelUnits(1), { permissions: { cancel: 'orders.cancel' } }],
  'order.placed-already': [[placedTen], placedTen],
  'order.closed': [closedTen, hold],
  'order.on-hold': [[placedTen, hold], allocatedTo('RTM', 1)],
  'order.line-unknown': [[placedTen], { ...cancelUnits(1), lines: one(1, '7') } as Bare],
  'order.line-named-twice': [[placedTen], { ...cancelUnits(1), lines: [...one(), ...one()] } as Bare],
  'order.nothing-asked': [[placedTen], { ...cancelUnits(1), lines: [] } as Bare],
  'order.quantity-not-whole': [[placedTen], cancelUnits(0.5)],
  'order.amount-not-whole': [[placedTen], captured(0)],
  'order.work-unknown': [[placedTen], releasedTo('RTM')],
  'order.work-exists': [[placedTen, allocatedTo('RTM', 1)], allocatedTo('RTM', 1)],
  'order.work-elsewhere': [[placedTen, allocatedTo('RTM', 1), allocatedTo('AMS', 1)], merge('F-AMS')],
  'order.work-closed': [[...at10, { kind: 'close-work', ...work, reason: 'x' }], releasedTo('RTM')],
  'order.destinations-mixed': [[twoAddresses, bothAddresses], merge('F-RTM~2')],
  'order.released-already': [[...at10, releasedTo('RTM')], releasedTo('RTM')],
  'order.not-released': [at10, pickOnly('RTM', 1)],
  'order.too-early': [
    [...at10, { kind: 'schedule-work', ...work, notBefore: '2026-12-01T00:00:00Z' }],
    releasedTo('RTM'),
  ],
  'order.parcel-unknown': [picked, { kind: 'void-parcel', parcelId: 'B1' }],
  'order.parcel-exists': [[...picked, packed], packed],
  'order.parcel-shipped': [
    [...picked, packed, { kind: 'ship', ...work, shipmentId: 'S1', parcelIds: ['B1'], lines: [], parcels: [] }],
    { kind: 'void-parcel', parcelId: 'B1' },
  ],
  'order.shipment-unknown': [[placedTen], delivered('RTM')],
  'order.shipment-exists': [[...picked, shippedFrom('RTM', 1)], shippedFrom('RTM', 1)],
  'order.delivered-already': [[...shipped, delivered('RTM')], delivered('RTM')],
  'order.shipment-lost': [[...shipped, lose], delivered('RTM')],
  'order.return-unknown': [[placedTen], { kind: 'close-return', returnId: 'R1' }],
  'order.return-exists': [[...shipped, announce], announce],
  'order.payment-unknown': [[placedTen], refund()],
  'order.refund-exists': [[placedTen, captured(1000), refund()], refund()],
  'order.hold-unknown': [[placedTen], { kind: 'release-hold', holdId: 'H1' }],
  'order.hold-exists': [[placedTen, hold], hold],
  'order.hold-type-unknown': [[placedTen], { ...hold, typeId: 'audit' } as Bare],
  'order.hold-not-yours': [[placedTen], { ...hold, typeId: 'audit' } as Bare, staffOnly],
  'order.change-unknown': [[placedTen], confirm()],
  'order.change-exists': [[placedTen, stage(edit({ 1: 1 }))], stage(edit({ 1: 1 }))],
  'order.change-not-staged': [[placedTen, stage(edit({ 1: 1 })), confirm()], confirm()],
  'order.change-not-confirmed': [[placedTen, stage(edit({ 1: 1 }))], revert()],
  'order.change-does-not-add-up': [
    [placedTen],
    stage({ ...edit({ 1: 1 }), totals: { ...amountsOf(2), chargesMinor: 0 } }),
  ],
  'order.change-too-late': [picked, stage(readdressed(UTRECHT))],
  'order.price-moved': [[placedTen], stage(repriced('2', '1', -1000))],
  'order.question-unknown': [[placedTen], answer],
  'order.question-exists': [[placedTen, ask], ask],
  'order.question-answered': [[placedTen, ask, answer], answer],
  'order.not-an-option': [[placedTen, ask], { ...answer, answer: 'cancel' } as Bare],
  'order.deadline-passed': [[placedTen], { ...ask, deadline: NOW } as Bare],
  'order.not-a-day': [[placedTen], backorderedUnits(1, 'soon')],
  'order.text-missing': [[placedTen], { kind: 'add-note', text: ' ' }],
  'order.more-than-waiting': [[placedTen], allocatedTo('RTM', 11)],
  'order.more-than-cancellable': [[placedTen], cancelUnits(11)],
  'order.more-than-allocated': [[...at10, releasedTo('RTM')], pickOnly('RTM', 11)],
  'order.more-than-picked': [picked, shippedFrom('RTM', 11)],
  'order.more-than-on-the-way': [[...shipped], { ...lose, lines: one(11) } as Bare],
  'order.more-than-returnable': [[...picked, shippedFrom('RTM', 1)], announce],
  'order.more-than-announced': [[...shipped, announce], receive(3)],
  'order.more-than-refundable': [[placedTen, captured(1000)], refund({ lines: one(11) })],
  'order.more-than-changeable': [[...at10], stage(edit({ 1: -1 }))],
  'order.payment-too-small': [[placedTen, captured(99)], refund()],
  'order.more-than-your-cap': [[placedTen], stage(reduction(2)), { appeasementCaps: { staff: { maxMinor: 1 } } }],
};

describe('every refusal', () => {
  it.each(Object.entries(CASES))('%s comes about', (code, [story, asked, facts = {}]) => {
    expect(
      given(...story)
        .when(asked, facts)
        ._unsafeUnwrapErr().code,
    ).toBe(code);
  });

  it('comes about before an order is looked at, too', () => {
    expect(decideOrder(command(placedTen, 'now'), noOrder)._unsafeUnwrapErr().code).toBe('order.not-a-moment');
    expect(decideOrder(command(cancelUnits(1)), noOrder)._unsafeUnwrapErr().code).toBe('order.unknown');
  });

  it('carries the facts that broke the rule, as plain JSON', () => {
    const refusal = given(placedTen).when(cancelUnits(11))._unsafeUnwrapErr();
    expect(refusal).toEqual({ code: 'order.more-than-cancellable', lineId: '1', asked: 11, possible: 10 });
    const held = givenUnder({}, placedTen, hold).when(allocatedTo('RTM', 1))._unsafeUnwrapErr();
    expect(held).toEqual({ code: 'order.on-hold', holdId: 'H1' });
  });

  it('does not compile without its facts', () => {
    // @ts-expect-error a quantity was too large: of which line, how large, how much is possible?
    const bare: OrderRefusal = { code: 'order.more-than-picked' };
    expect(bare.code).toBe('order.more-than-picked');
  });
});
