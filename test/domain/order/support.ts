import {
  type Actor,
  type ChangeDocument,
  type CleanOrder,
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  type LineAmounts,
  noOrder,
  type OrderCommand,
  type OrderContent,
  type OrderEvent,
  type OrderLine,
  type OrderState,
  type PlacedOrder,
  type PostalAddress,
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
  return givenUnder({}, ...story);
}

/** A story in a company that has laid something down: hold types, caps, permissions. */
export function givenUnder(laidDown: DecisionFacts, ...story: Story) {
  let state: OrderState = noOrder;
  const history: OrderEvent[] = [];
  for (const step of story.flat() as readonly Bare[]) {
    const events = decideOrder(command(step), state, laidDown)._unsafeUnwrap();
    history.push(...events);
    state = replay(evolveOrder, state, events);
  }
  return {
    state,
    history,
    order: state as PlacedOrder,
    when: (step: Bare, facts: DecisionFacts = laidDown) => decideOrder(command(step), state, facts),
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

/** Amounts of some units at 1.00 euro each, without tax; below 0 for units that go. */
export function amountsOf(units: number): LineAmounts {
  const minor = units * 100;
  return { goodsMinor: minor, discountMinor: 0, netMinor: minor, taxMinor: 0, totalMinor: minor };
}

/** A change of the lines, at 1.00 euro a unit: more or fewer units, and new lines. */
export function edit(lines: Readonly<Record<string, number>>, added: readonly OrderLine[] = []): ChangeDocument {
  const changes = Object.entries(lines).map(([lineId, quantity]) => ({
    lineId,
    quantity,
    amounts: amountsOf(quantity),
  }));
  const units = [...changes, ...added].reduce((sum, { quantity }) => sum + quantity, 0);
  const totals = { ...amountsOf(units), chargesMinor: 0 };
  return { kind: 'edit', reason: 'x', lines: changes, addedLines: added, addedCharges: [], totals, addresses: [] };
}

/** Another unit price of line 1, by so much on all its units together. */
export function repriced(from: string, to: string, minor: number): ChangeDocument {
  const amounts = { goodsMinor: minor, discountMinor: 0, netMinor: minor, taxMinor: 0, totalMinor: minor };
  const lines = [{ lineId: '1', quantity: 0, amounts, unitPrice: { from, to } }];
  return { ...edit({}), lines, totals: { ...amounts, chargesMinor: 0 } };
}

/** A goodwill reduction as a charge below 0. */
export function reduction(amountMinor: number, chargeId = 'goodwill'): ChangeDocument {
  const minor = -amountMinor;
  const charge = { chargeId, kind: 'other', netMinor: minor, taxMinor: 0, totalMinor: minor } as const;
  const totals = { ...amountsOf(0), chargesMinor: minor, netMinor: minor, totalMinor: minor };
  const none = { lines: [], addedLines: [], addresses: [] };
  return { kind: 'appeasement', reason: 'late', addedCharges: [charge], totals, ...none };
}

/** Another address for the order, or for one line. */
export function readdressed(shipTo: PostalAddress, lineId?: string): ChangeDocument {
  return { ...edit({}), kind: 'address', addresses: [{ shipTo, ...(lineId === undefined ? {} : { lineId }) }] };
}

export const stage = (document: ChangeDocument, changeId = 'E1'): Bare => ({
  kind: 'stage-change',
  changeId,
  document,
});

export const confirm = (changeId = 'E1'): Bare => ({ kind: 'confirm-change', changeId });

export const revert = (changeId = 'E1', revertingChangeId = `${changeId}-back`): Bare => ({
  kind: 'revert-change',
  changeId,
  revertingChangeId,
  reason: 'mistake',
});

/** Line 1 waits for stock. */
export const backorderedUnits = (quantity: number, expectedDay?: string): Bare => ({
  kind: 'allocate',
  allocations: [],
  backorders: [{ lineId: '1', quantity, ...(expectedDay === undefined ? {} : { expectedDay }) }],
  cancellations: [],
});

export const cancelUnits = (quantity: number): Bare => ({
  kind: 'cancel',
  lines: [{ lineId: '1', quantity }],
  initiator: 'seller',
  reason: 'x',
});

export const delivered = (locationId: string): Bare => ({ kind: 'deliver', shipmentId: `S-${locationId}` });

/** Ten units paid, shipped from Rotterdam and delivered: everything is done. */
export const closedTen: Story = [
  placedTen,
  captured(1000),
  allocatedTo('RTM', 10),
  pickedAt('RTM', 10),
  shippedFrom('RTM', 10),
  delivered('RTM'),
];

export const UTRECHT: PostalAddress = {
  name: 'Jo',
  lines: ['Oudegracht'],
  houseNumber: '1',
  postalCode: '3511 AA',
  city: 'Utrecht',
  country: 'NL',
};
export const GHENT: PostalAddress = {
  name: 'Jo',
  lines: ['Korenmarkt'],
  houseNumber: '2',
  postalCode: '9000',
  city: 'Gent',
  country: 'BE',
};
