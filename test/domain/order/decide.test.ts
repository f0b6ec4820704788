import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CleanOrder,
  decideOrder,
  evolveOrder,
  type LineQuantities,
  noOrder,
  type OrderEvent,
  type OrderState,
  orderDecider,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { allocatedTo, type Bare, cleanOrderOf, command, given, line, placedTen } from './support.ts';

describe('decideOrder', () => {
  it('refuses a command without a moment before anything else', () => {
    expect(decideOrder(command(placedTen, 'now'), noOrder)._unsafeUnwrapErr()).toEqual({ code: 'order.not-a-moment' });
  });

  it('refuses everything but placing when nothing was placed', () => {
    const kinds: readonly Bare[] = [
      allocatedTo('RTM', 1),
      { kind: 'cancel', lines: [], initiator: 'customer', reason: 'x' },
      { kind: 'release', fulfillmentOrderId: 'F' },
      { kind: 'pick', fulfillmentOrderId: 'F', lines: [] },
      { kind: 'ship', fulfillmentOrderId: 'F', shipmentId: 'S', lines: [], parcels: [] },
      { kind: 'deliver', shipmentId: 'S' },
      { kind: 'announce-return', returnId: 'R', lines: [] },
      { kind: 'receive-return', returnId: 'R', locationId: 'L', lines: [] },
      { kind: 'record-payment', paymentId: 'P', method: 'card', status: 'captured', amountMinor: 1 },
      { kind: 'record-refund', refundId: 'X', paymentId: 'P', amountMinor: 1, lines: [], reason: 'x' },
      { kind: 'apply-hold', holdId: 'H', reason: 'x' },
      { kind: 'release-hold', holdId: 'H' },
      { kind: 'add-note', text: 'x' },
    ];
    for (const bare of kinds) {
      expect(decideOrder(command(bare), noOrder)._unsafeUnwrapErr(), bare.kind).toEqual({ code: 'order.unknown' });
    }
  });

  it('is one decider with its start and its evolution', () => {
    expect(orderDecider).toEqual({ initialState: noOrder, decide: decideOrder, evolve: evolveOrder });
  });
});

/** What a tiny model knows of one line: where its units are. Written without the decider. */
interface Model {
  readonly ordered: number;
  cancelled: number;
  waiting: number;
  allocated: number;
  picked: number;
  shipped: number;
  delivered: number;
}

const LOCATIONS = ['A', 'B'];

/** Counts the units of each line from the events alone. */
function recount(events: readonly OrderEvent[]): Map<string, Model> {
  const lines = new Map<string, Model>();
  const change = (lineId: string, by: Partial<Model>): void => {
    const model = lines.get(lineId);
    if (model === undefined) throw new Error(`no line ${lineId}`);
    for (const [key, units] of Object.entries(by)) (model[key as keyof Model] as number) += units;
  };
  for (const event of events) {
    if (event.kind === 'order-placed') {
      for (const { lineId, quantity } of event.order.lines) {
        lines.set(lineId, {
          ordered: quantity,
          cancelled: 0,
          waiting: quantity,
          allocated: 0,
          picked: 0,
          shipped: 0,
          delivered: 0,
        });
      }
    } else if (event.kind === 'units-allocated') {
      for (const { lineId, quantity } of event.lines) change(lineId, { waiting: -quantity, allocated: quantity });
    } else if (event.kind === 'units-cancelled') {
      for (const { lineId, quantity, fromAllocated } of event.lines) {
        const released = fromAllocated.reduce((sum, from) => sum + from.quantity, 0);
        change(lineId, { cancelled: quantity, allocated: -released, waiting: released - quantity });
      }
    } else if (event.kind === 'units-picked') {
      for (const { lineId, quantity } of event.lines) change(lineId, { allocated: -quantity, picked: quantity });
    } else if (event.kind === 'units-shipped') {
      for (const { lineId, quantity } of event.lines) change(lineId, { picked: -quantity, shipped: quantity });
    } else if (event.kind === 'shipment-delivered') {
      for (const { lineId, quantity } of event.lines) change(lineId, { delivered: quantity });
    }
  }
  return lines;
}

function fits(line: LineQuantities, model: Model | undefined): boolean {
  return (
    model !== undefined &&
    line.ordered === model.ordered &&
    line.cancelled === model.cancelled &&
    line.unallocated + line.backordered === model.waiting &&
    line.allocated === model.allocated &&
    line.picked === model.picked &&
    line.shipped === model.shipped &&
    line.delivered === model.delivered
  );
}

/** L23 to L25 of one line. */
function conserves(line: LineQuantities): boolean {
  const open = line.unallocated + line.backordered + line.allocated + line.picked + line.shipped;
  const counts = Object.values(line).filter((value): value is number => typeof value === 'number');
  return (
    line.ordered === line.cancelled + open &&
    line.delivered <= line.shipped &&
    line.returning + line.returned <= line.shipped &&
    line.refunded <= line.ordered &&
    counts.every((units) => Number.isSafeInteger(units) && units >= 0)
  );
}

/** A command made from what the order is now: within what is possible unless the step is bold. */
function nextCommand(state: OrderState, step: Step, n: number): Bare {
  const { choice, lineIndex, quantity, locationIndex, bold } = step;
  const order = state.kind === 'placed' ? state : undefined;
  const pick = <T>(items: readonly T[], index: number): T | undefined => items[index % Math.max(1, items.length)];
  const asked = (own: { lineId: string } | undefined, possible: number) => [
    { lineId: own?.lineId ?? '1', quantity: bold ? quantity : Math.max(1, Math.min(quantity, possible)) },
  ];
  const own = pick(order?.lines ?? [], lineIndex);
  const waiting = (own?.unallocated ?? 0) + (own?.backordered ?? 0);
  const locationId = LOCATIONS[locationIndex % LOCATIONS.length] ?? 'A';
  const workWith = (where: 'allocated' | 'picked') => {
    const works = order?.fulfillmentOrders ?? [];
    const ready = works.filter(({ lines }) => lines.some((work) => work[where] > 0));
    const work = pick(bold ? works : ready, locationIndex);
    const workLine = work?.lines.find((own) => own[where] > 0) ?? work?.lines[0];
    return { fulfillmentOrderId: work?.fulfillmentOrderId ?? 'none', lines: asked(workLine, workLine?.[where] ?? 0) };
  };
  const returnable = order?.lines.find((own) => own.shipped > own.returning + own.returned);
  const announced = order?.returns.find(({ lines }) => lines.some((own) => own.announced > own.received));
  const back = announced?.lines.find((own) => own.announced > own.received);
  const payment = order?.payments[0];
  const refundable = (payment?.capturedMinor ?? 0) - (payment?.refundedMinor ?? 0);
  const bare: Readonly<Record<Step['choice'], () => Bare>> = {
    allocate: () => ({
      kind: 'allocate',
      allocations: [{ fulfillmentOrderId: `F${n}`, locationId, lines: asked(own, waiting) }],
      backorders: [],
      cancellations: [],
    }),
    backorder: () => ({
      kind: 'allocate',
      allocations: [],
      backorders: asked(own, own?.unallocated ?? 0),
      cancellations: [],
    }),
    cancel: () => ({
      kind: 'cancel',
      lines: asked(own, waiting + (own?.allocated ?? 0)),
      initiator: 'seller',
      reason: 'x',
    }),
    release: () => ({ kind: 'release', fulfillmentOrderId: workWith('allocated').fulfillmentOrderId }),
    pick: () => ({ kind: 'pick', ...workWith('allocated') }),
    ship: () => ({ kind: 'ship', shipmentId: `S${n}`, parcels: [], ...workWith('picked') }),
    deliver: () => ({
      kind: 'deliver',
      shipmentId: order?.shipments.find((s) => bold || s.deliveredAt === undefined)?.shipmentId ?? 'none',
    }),
    announce: () => ({
      kind: 'announce-return',
      returnId: `R${n}`,
      lines: asked(
        returnable ?? own,
        returnable ? returnable.shipped - returnable.returning - returnable.returned : 0,
      ).map((units) => ({ ...units, reason: 'x' })),
    }),
    receive: () => ({
      kind: 'receive-return',
      returnId: announced?.returnId ?? order?.returns[0]?.returnId ?? 'none',
      locationId,
      lines: asked(back ?? own, back ? back.announced - back.received : 0).map(({ lineId, quantity: units }) => ({
        lineId,
        dispositions: [{ disposition: 'restock', quantity: units }],
      })),
    }),
    pay: () => ({
      kind: 'record-payment',
      paymentId: 'P1',
      method: 'card',
      status: 'captured',
      amountMinor: quantity * 100,
    }),
    refund: () => ({
      kind: 'record-refund',
      refundId: `X${n}`,
      paymentId: 'P1',
      amountMinor: bold ? quantity * 100 : Math.max(1, Math.min(quantity * 50, refundable)),
      lines: asked(own, own ? own.ordered - own.refunded : 0),
      reason: 'x',
    }),
    hold: () => ({ kind: 'apply-hold', holdId: `H${n % 2}`, reason: 'x' }),
    lift: () => ({ kind: 'release-hold', holdId: bold ? `H${n % 2}` : (order?.holds[0]?.holdId ?? 'none') }),
  };
  return bare[choice]();
}

const CHOICES = [
  'allocate',
  'backorder',
  'cancel',
  'release',
  'pick',
  'ship',
  'deliver',
  'announce',
  'receive',
  'pay',
  'refund',
  'hold',
  'lift',
] as const;

interface Step {
  readonly choice: (typeof CHOICES)[number];
  readonly lineIndex: number;
  readonly quantity: number;
  readonly locationIndex: number;
  /** asks for what may not be possible */
  readonly bold: boolean;
}

const anyStep: fc.Arbitrary<Step> = fc.record({
  choice: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('allocate', 'pick', 'ship', 'deliver') },
    { weight: 3, arbitrary: fc.constantFrom(...CHOICES.filter((choice) => choice !== 'hold')) },
    { weight: 1, arbitrary: fc.constantFrom(...CHOICES) },
  ) as fc.Arbitrary<Step['choice']>,
  lineIndex: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 6 }),
  locationIndex: fc.nat(3),
  bold: fc.nat(3).map((n) => n === 0),
});

const anyOrder = fc
  .array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 })
  .map((quantities) => cleanOrderOf(quantities.map((quantity, i) => line(String(i + 1), quantity))));

const anySteps = fc.array(anyStep, { maxLength: 60, size: 'max' });

/** Lets an order live, checks it after every command, and notes what comes about. */
function live(order: CleanOrder, steps: readonly Step[], reached = new Set<string>()): void {
  const { state: placed, history } = given({ kind: 'place', order });
  let state: OrderState = placed;
  const events = [...history];
  for (const [n, step] of steps.entries()) {
    const before = JSON.stringify(state);
    const decided = decideOrder(command(nextCommand(state, step, n)), state);
    expect(JSON.stringify(state)).toBe(before);
    if (decided.isErr()) {
      reached.add(decided.error.code);
      continue;
    }
    for (const { kind } of decided.value) reached.add(kind);
    events.push(...decided.value);
    state = replay(evolveOrder, state, decided.value);
    if (state.kind === 'none') throw new Error('an order never vanishes');
    expect(state.lines.every(conserves), JSON.stringify(state.lines)).toBe(true);
    const models = recount(events);
    expect(state.lines.every((own) => fits(own, models.get(own.lineId)))).toBe(true);
    for (const payment of state.payments) expect(payment.refundedMinor).toBeLessThanOrEqual(payment.capturedMinor);
    for (const own of state.lines) {
      const atWork = state.fulfillmentOrders.flatMap(({ lines }) =>
        lines.filter(({ lineId }) => lineId === own.lineId),
      );
      for (const where of ['allocated', 'picked', 'shipped'] as const) {
        expect(atWork.reduce((sum, work) => sum + work[where], 0)).toBe(own[where]);
      }
    }
  }
  expect(replay(evolveOrder, noOrder, JSON.parse(JSON.stringify(events)))).toEqual(state);
}

describe('any story of an order', () => {
  it('keeps L23 to L25, L33, L47 and L49 after every command', () => {
    fc.assert(
      fc.property(anyOrder, anySteps, (order, steps) => live(order, steps)),
      { numRuns: 300 },
    );
  });

  // the same stories each time: whether they come far is no matter of luck
  it('reaches every kind of event and most refusals, or it would prove nothing', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(anyOrder, anySteps, (order, steps) => live(order, steps, reached)),
      { numRuns: 200, seed: 20_261_121 },
    );
    for (const kind of [
      'units-allocated',
      'units-backordered',
      'units-cancelled',
      'fulfillment-order-released',
      'units-picked',
      'units-shipped',
      'shipment-delivered',
      'return-announced',
      'return-received',
      'payment-recorded',
      'refund-recorded',
      'hold-applied',
      'hold-released',
      'order.more-than-waiting',
      'order.more-than-allocated',
      'order.more-than-picked',
      'order.more-than-cancellable',
      'order.more-than-returnable',
      'order.more-than-announced',
      'order.payment-too-small',
      'order.on-hold',
    ]) {
      expect([...reached], kind).toContain(kind);
    }
  });

  it('would be caught losing or doubling units', () => {
    const { state, history } = given(placedTen, allocatedTo('RTM', 4));
    const own = state.kind === 'placed' ? state.lines[0] : undefined;
    if (own === undefined) throw new Error('one line was placed');
    expect(conserves(own)).toBe(true);
    expect(conserves({ ...own, allocated: 3 })).toBe(false);
    expect(conserves({ ...own, delivered: 1 })).toBe(false);
    expect(conserves({ ...own, unallocated: 7, allocated: 4, cancelled: -1 })).toBe(false);
    expect(fits(own, recount(history).get('1'))).toBe(true);
    expect(fits({ ...own, unallocated: 5, allocated: 5 }, recount(history).get('1'))).toBe(false);
  });
});
