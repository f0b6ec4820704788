import type { OrderState } from '../../../src/domain/order/index.ts';
import {
  allocatedTo,
  type Bare,
  backorderedUnits,
  captured,
  closedTen,
  confirm,
  delivered,
  edit,
  given,
  pickedAt,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
  stage,
} from './support.ts';

/** One state of an order that stands for many, and how it came about. */
export interface KnownState {
  readonly name: string;
  readonly story: Story;
  readonly state: OrderState;
}

const work = { fulfillmentOrderId: 'F-RTM' };
const ten: Story = [placedTen, allocatedTo('RTM', 10)];
const picked: Story = [...ten, pickedAt('RTM', 10)];
const shipped: Story = [...picked, shippedFrom('RTM', 10)];
const lose = (quantity: number, fate: 'resend' | 'refund'): Bare => ({
  kind: 'report-lost',
  shipmentId: 'S-RTM',
  lines: [{ lineId: '1', quantity }],
  fate,
});
const announce: Bare = { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 10, reason: 'x' }] };
const receive: Bare = {
  kind: 'receive-return',
  returnId: 'R1',
  locationId: 'RTM',
  lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity: 10 }] }],
};
const refund: Bare = {
  kind: 'record-refund',
  refundId: 'X1',
  paymentId: 'P1',
  amountMinor: 1000,
  lines: [],
  reason: 'x',
};
const cancelAll: Bare = { kind: 'cancel', lines: 'all', initiator: 'customer', reason: 'x' };
const ask: Bare = {
  kind: 'ask-customer',
  questionId: 'Q1',
  topic: 'delay',
  lines: [{ lineId: '1', quantity: 10 }],
  options: ['wait', 'cancel'],
  deadline: '2026-11-23T10:00:00.000Z',
  otherwise: 'wait',
};

const STORIES: readonly (readonly [name: string, story: Story])[] = [
  ['not placed', []],
  ['placed, nothing decided', [placedTen]],
  ['waiting for stock', [placedTen, backorderedUnits(10, '2026-12-02')]],
  ['partly allocated, the rest waits', [placedTen, allocatedTo('RTM', 4), backorderedUnits(6)]],
  ['allocated', ten],
  ['allocated at two locations', [placedTen, allocatedTo('RTM', 4), allocatedTo('AMS', 6)]],
  [
    'split work at one location',
    [
      ...ten,
      {
        kind: 'move-work',
        ...work,
        newFulfillmentOrderId: 'F2',
        locationId: 'RTM',
        lines: [{ lineId: '1', quantity: 4 }],
      },
    ],
  ],
  ['work not to start yet', [...ten, { kind: 'schedule-work', ...work, notBefore: '2026-12-01T08:00:00.000Z' }]],
  ['released', [...ten, releasedTo('RTM')]],
  ['partly picked', [...ten, pickedAt('RTM', 4)]],
  ['picked', picked],
  [
    'packed',
    [...picked, { kind: 'pack', ...work, parcelId: 'B1', parcel: {}, lines: [{ lineId: '1', quantity: 10 }] }],
  ],
  [
    'partly shipped, the rest waits',
    [placedTen, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4), backorderedUnits(6)],
  ],
  ['shipped', shipped],
  ['picked, then put back', [...picked, { kind: 'put-back', ...work, lines: [{ lineId: '1', quantity: 10 }] }]],
  ['shipped, some lost and to be sent anew', [...shipped, lose(4, 'resend')]],
  ['closed: lost and refunded', [placedTen, captured(1000), ...shipped.slice(1), lose(10, 'refund'), refund]],
  ['delivered, not paid', [...shipped, delivered('RTM')]],
  ['closed: delivered and paid', closedTen],
  ['closed: all cancelled', [placedTen, cancelAll]],
  ['work closed incomplete', [...ten, { kind: 'close-work', ...work, reason: 'x' }]],
  ['on hold', [...ten, { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' }]],
  ['question open', [placedTen, ask]],
  ['change staged', [placedTen, stage(edit({ 1: -2 }))]],
  ['change confirmed', [placedTen, stage(edit({ 1: -2 })), confirm()]],
  ['return announced', [...closedTen, announce]],
  ['returned, money not back', [...closedTen, announce, receive]],
  ['closed: returned and refunded', [...closedTen, announce, receive, refund]],
];

/** The states that the pages about the order are made of. */
export const KNOWN_STATES: readonly KnownState[] = STORIES.map(([name, story]) => ({
  name,
  story,
  state: given(...story).state,
}));
