import {
  type Actor,
  type CleanOrder,
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  noOrder,
  type OrderCommand,
  type OrderContent,
  type OrderEvent,
  type OrderLine,
  type OrderState,
  type PlacedOrder,
  sealCleanOrder,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';

export const NOW = '2026-11-21T10:00:00.000Z';
export const STAFF: Actor = { kind: 'staff', actorId: 'ann' };

/** A line of some units at 1.00 euro each, without tax. */
export function line(lineId: string, quantity: number, sku = `SKU-${lineId}`): OrderLine {
  const minor = quantity * 100;
  return {
    lineId,
    kind: 'goods',
    sku,
    quantity,
    unitPrice: '1',
    amounts: { goodsMinor: minor, discountMinor: 0, netMinor: minor, taxMinor: 0, totalMinor: minor },
    fulfilledBy: 'seller',
  };
}

/** A clean order of some lines. */
export function cleanOrderOf(lines: readonly OrderLine[], more: Partial<OrderContent> = {}): CleanOrder {
  const totalMinor = lines.reduce((sum, { amounts }) => sum + amounts.totalMinor, 0);
  return sealCleanOrder({
    orderId: 'O1',
    channel: { channelId: 'shop', kind: 'own-shop' },
    placedAt: NOW,
    currency: 'EUR',
    taxesIncluded: true,
    lines,
    charges: [],
    payments: [],
    totals: {
      goodsMinor: totalMinor,
      discountMinor: 0,
      chargesMinor: 0,
      netMinor: totalMinor,
      taxMinor: 0,
      totalMinor,
    },
    ...more,
  });
}

/** A command without its id, actor and moment. */
export type Bare<Command = OrderCommand> = Command extends OrderCommand
  ? Omit<Command, 'commandId' | 'actor' | 'now'>
  : never;

/** A command with an id, an actor and a moment. */
export function command(bare: Bare, now = NOW): OrderCommand {
  return { commandId: 'C1', actor: STAFF, now, ...bare } as OrderCommand;
}

/** Commands one after the other; a list of commands counts as its commands. */
export type Story = readonly (Bare | readonly Bare[])[];

/** What has happened, what is asked, what comes of it: a story in one expression. */
export function given(...story: Story) {
  let state: OrderState = noOrder;
  const history: OrderEvent[] = [];
  for (const step of story.flat() as readonly Bare[]) {
    const events = decideOrder(command(step), state)._unsafeUnwrap();
    history.push(...events);
    state = replay(evolveOrder, state, events);
  }
  return {
    state,
    history,
    order: state as PlacedOrder,
    when: (step: Bare, facts: DecisionFacts = {}) => decideOrder(command(step), state, facts),
  };
}

/** Places an order of one line with 10 units. */
export const placedTen: Bare = { kind: 'place', order: cleanOrderOf([line('1', 10)]) };

/** Assigns units of line 1 to a location. */
export const allocatedTo = (locationId: string, quantity: number): Bare => ({
  kind: 'allocate',
  allocations: [{ fulfillmentOrderId: `F-${locationId}`, locationId, lines: [{ lineId: '1', quantity }] }],
  backorders: [],
  cancellations: [],
});

const unitsAt = (locationId: string, quantity: number) => ({
  fulfillmentOrderId: `F-${locationId}`,
  lines: [{ lineId: '1', quantity }],
});

/** Hands the work of a location over. */
export const releasedTo = (locationId: string): Bare => ({ kind: 'release', fulfillmentOrderId: `F-${locationId}` });

/** Takes units of line 1 off the shelf; the work must have been handed over. */
export const pickOnly = (locationId: string, quantity: number): Bare => ({
  kind: 'pick',
  ...unitsAt(locationId, quantity),
});

/** Hands the work of a location over and takes units of line 1 off the shelf there. */
export const pickedAt = (locationId: string, quantity: number): readonly Bare[] => [
  releasedTo(locationId),
  pickOnly(locationId, quantity),
];

export const shippedFrom = (locationId: string, quantity: number, shipmentId = `S-${locationId}`): Bare => ({
  kind: 'ship',
  shipmentId,
  parcels: [],
  ...unitsAt(locationId, quantity),
});

export const captured = (amountMinor: number): Bare => ({
  kind: 'record-payment',
  paymentId: 'P1',
  method: 'card',
  status: 'captured',
  amountMinor,
});
