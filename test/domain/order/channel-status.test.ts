import { describe, expect, it } from 'vitest';
import { type ChannelStatuses, channelStatus, noOrder, type StatusChannel } from '../../../src/domain/order/index.ts';
import { KNOWN_STATES } from './states.ts';
import {
  allocatedTo,
  type Bare,
  backorderedUnits,
  cancelUnits,
  captured,
  cleanOrderOf,
  closedTen,
  delivered,
  given,
  line,
  pickedAt,
  pickOnly,
  placedTen,
  releasedTo,
  type Story,
  shippedFrom,
} from './support.ts';

type Words = ChannelStatuses['shopify'];
const of = <Channel extends StatusChannel>(channel: Channel, story: Story) =>
  channelStatus(given(...story).state, channel);
const money = (story: Story) => of('shopify', story).displayFinancialStatus;
const goods = (story: Story) => of('shopify', story).displayFulfillmentStatus;
const authorised = (amountMinor: number): Bare => ({
  kind: 'record-payment',
  paymentId: 'P2',
  method: 'card',
  status: 'authorised',
  amountMinor,
});
const refund = (amountMinor: number): Bare => ({
  kind: 'record-refund',
  refundId: `X${amountMinor}`,
  paymentId: 'P1',
  amountMinor,
  lines: [],
  reason: 'x',
});
const hold = (more: object = {}): Bare => ({ kind: 'apply-hold', holdId: 'H1', reason: 'x', ...more });
const paid = captured(1000);
const ten: Story = [placedTen, paid, allocatedTo('RTM', 10)];
const scheduled = (location = 'RTM'): Bare => ({
  kind: 'schedule-work',
  fulfillmentOrderId: `F-${location}`,
  notBefore: '2026-12-01T00:00:00.000Z',
});
const four: Story = [placedTen, paid, allocatedTo('RTM', 4), pickedAt('RTM', 4), shippedFrom('RTM', 4)];
const free: Bare = {
  kind: 'place',
  order: cleanOrderOf([
    { ...line('1', 1), amounts: { goodsMinor: 0, discountMinor: 0, netMinor: 0, taxMinor: 0, totalMinor: 0 } },
  ]),
};

describe('the words of Shopify', () => {
  it.each<[Words['displayFinancialStatus'], Story]>([
    ['PENDING', [placedTen]],
    ['PENDING', [placedTen, authorised(999)]],
    ['AUTHORIZED', [placedTen, authorised(1000)]],
    ['PARTIALLY_PAID', [placedTen, captured(999)]],
    ['PAID', [placedTen, paid]],
    ['PAID', [placedTen, captured(400), cancelUnits(6)]],
    ['PAID', [free]],
    ['PARTIALLY_REFUNDED', [placedTen, paid, refund(999)]],
    ['REFUNDED', [placedTen, paid, refund(1000)]],
    ['VOIDED', [placedTen, authorised(1000), cancelUnits(10)]],
  ])('%s of money', (status, story) => {
    expect(money(story)).toBe(status);
  });

  it.each<[Words['displayFulfillmentStatus'], string, Story]>([
    ['UNFULFILLED', 'nothing decided', [placedTen]],
    ['UNFULFILLED', 'allocated, not handed over', ten],
    ['UNFULFILLED', 'all cancelled', [placedTen, cancelUnits(10)]],
    ['UNFULFILLED', 'some handed over, some waiting', [placedTen, allocatedTo('RTM', 4), releasedTo('RTM')]],
    ['SCHEDULED', 'all for later', [...ten, scheduled()]],
    ['UNFULFILLED', 'half of it for later', [placedTen, allocatedTo('RTM', 4), allocatedTo('AMS', 6), scheduled()]],
    ['ON_HOLD', 'the order is held', [...ten, hold()]],
    ['ON_HOLD', 'its only line is held', [...ten, hold({ scope: { kind: 'line', lineId: '1' } })]],
    [
      'ON_HOLD',
      'all its work is held',
      [...ten, hold({ scope: { kind: 'fulfillment-order', fulfillmentOrderId: 'F-RTM' } })],
    ],
    [
      'UNFULFILLED',
      'part of its work is held',
      [placedTen, allocatedTo('RTM', 4), hold({ scope: { kind: 'fulfillment-order', fulfillmentOrderId: 'F-RTM' } })],
    ],
    ['IN_PROGRESS', 'all handed over', [...ten, releasedTo('RTM')]],
    ['IN_PROGRESS', 'all picked', [...ten, pickedAt('RTM', 10)]],
    ['PARTIALLY_FULFILLED', '4 of 10 left, held or not', [...four, hold()]],
    ['FULFILLED', 'all left', [...ten, pickedAt('RTM', 10), shippedFrom('RTM', 10)]],
    ['FULFILLED', 'what was not cancelled left', [...four, cancelUnits(6)]],
  ])('%s: %s', (status, _, story) => {
    expect(goods(story)).toBe(status);
  });
});

describe('the words of WooCommerce', () => {
  it.each<[ChannelStatuses['woocommerce']['status'], Story]>([
    ['pending', [placedTen]],
    ['pending', [placedTen, captured(999)]],
    ['on-hold', [placedTen, authorised(1000)]],
    ['on-hold', [placedTen, paid, hold()]],
    ['on-hold', four.filter((step) => step !== paid)],
    ['processing', [placedTen, paid]],
    ['processing', four],
    ['completed', [...ten, pickedAt('RTM', 10), shippedFrom('RTM', 10)]],
    ['cancelled', [placedTen, cancelUnits(10)]],
    ['cancelled', [placedTen, paid, cancelUnits(10)]],
    ['refunded', [placedTen, paid, cancelUnits(10), refund(1000)]],
  ])('%s', (status, story) => {
    expect(of('woocommerce', story)).toEqual({ status });
  });
});

describe('the words of Amazon', () => {
  it.each<[ChannelStatuses['amazon']['orderStatus'], Story]>([
    ['Pending', [placedTen]],
    ['Unshipped', [placedTen, authorised(1000)]],
    ['Unshipped', [placedTen, paid]],
    ['PartiallyShipped', four],
    ['Shipped', [...four, cancelUnits(6)]],
    ['Canceled', [placedTen, cancelUnits(10)]],
  ])('%s', (orderStatus, story) => {
    expect(of('amazon', story)).toEqual({ orderStatus });
  });
});

describe('the words of bol', () => {
  const found = (story: Story) => of('bol', story).foundUnder;

  it('find an order as open while units are left, as shipped once one has left', () => {
    expect(found([placedTen])).toEqual(['OPEN', 'ALL']);
    expect(found(four)).toEqual(['OPEN', 'SHIPPED', 'ALL']);
    expect(found([...four, cancelUnits(6)])).toEqual(['SHIPPED', 'ALL']);
    expect(found([placedTen, cancelUnits(10)])).toEqual(['ALL']);
  });

  it('count units line by line', () => {
    expect(of('bol', [...four, cancelUnits(5)]).orderItems).toEqual([
      { lineId: '1', quantity: 10, quantityShipped: 4, quantityCancelled: 5 },
    ]);
  });
});

describe('the words of Square', () => {
  it.each<[ChannelStatuses['square']['state'], ChannelStatuses['square']['fulfillmentState'], Story]>([
    ['OPEN', 'PROPOSED', [placedTen, paid]],
    ['OPEN', 'PROPOSED', ten],
    ['OPEN', 'RESERVED', [...ten, releasedTo('RTM')]],
    ['OPEN', 'RESERVED', [...ten, releasedTo('RTM'), pickOnly('RTM', 9)]],
    ['OPEN', 'PREPARED', [...ten, pickedAt('RTM', 10)]],
    ['COMPLETED', 'COMPLETED', [...ten, pickedAt('RTM', 10), shippedFrom('RTM', 10)]],
    [
      'OPEN',
      'COMPLETED',
      [placedTen, captured(999), allocatedTo('RTM', 10), pickedAt('RTM', 10), shippedFrom('RTM', 10)],
    ],
    ['CANCELED', 'CANCELED', [placedTen, cancelUnits(10)]],
    ['OPEN', 'CANCELED', [placedTen, paid, cancelUnits(10)]],
    ['CANCELED', 'CANCELED', [placedTen, paid, cancelUnits(10), refund(1000)]],
  ])('%s, %s', (state, fulfillmentState, story) => {
    expect(of('square', story)).toEqual({ state, fulfillmentState });
  });
});

describe('channelStatus', () => {
  const CHANNELS = ['shopify', 'woocommerce', 'amazon', 'bol', 'square', 'afosto'] as const;

  it('says what Afosto calls a phase', () => {
    expect(of('afosto', [])).toEqual({ phase: 'Draft' });
    expect(of('afosto', [placedTen])).toEqual({ phase: 'Open' });
    expect(of('afosto', closedTen)).toEqual({ phase: 'Closed' });
  });

  it('has a word for an order that was not placed', () => {
    expect(CHANNELS.map((channel) => channelStatus(noOrder, channel))).toMatchObject([
      { displayFinancialStatus: 'PENDING', displayFulfillmentStatus: 'UNFULFILLED' },
      { status: 'checkout-draft' },
      { orderStatus: 'Pending' },
      { foundUnder: [], orderItems: [] },
      { state: 'DRAFT', fulfillmentState: 'PROPOSED' },
      { phase: 'Draft' },
    ]);
  });

  it('has a word for every order in every channel, as plain JSON', () => {
    for (const { name, state } of KNOWN_STATES) {
      for (const channel of CHANNELS) {
        const words = channelStatus(state, channel);
        expect(JSON.parse(JSON.stringify(words)), `${name}, ${channel}`).toEqual(words);
      }
    }
  });

  it('says of the order in the guide what each channel says', () => {
    const story = [...four, backorderedUnits(6)];
    expect(of('shopify', story)).toEqual({
      displayFinancialStatus: 'PAID',
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
    });
    expect(of('woocommerce', story)).toEqual({ status: 'processing' });
    expect(of('amazon', story)).toEqual({ orderStatus: 'PartiallyShipped' });
    expect(of('square', story)).toEqual({ state: 'OPEN', fulfillmentState: 'RESERVED' });
    expect(of('shopify', [...story, delivered('RTM')]).displayFulfillmentStatus).toBe('PARTIALLY_FULFILLED');
  });

  it('does not compile for a channel without words', () => {
    // @ts-expect-error no such channel
    expect(() => channelStatus(given(placedTen).state, 'fax')).toThrow();
  });
});
