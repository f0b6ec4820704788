import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stockMovementsOf } from '../../../src/domain/fulfillment/index.ts';
import { emptyStock, evolveStock, type StockMovement, stockSnapshot } from '../../../src/domain/inventory/index.ts';
import {
  advance,
  channelStatus,
  customerStatus,
  type DecisionFacts,
  decideOrder,
  evolveOrder,
  moneyOf,
  noOrder,
  ORDER_COMMAND_KINDS,
  ORDER_EVENT_KINDS,
  type OrderCommand,
  type OrderCommandKind,
  type OrderEvent,
  type OrderState,
  orderPhase,
  orderStatus,
  type PlacedOrder,
  waitingFor,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { attempt, type Chooser, HOLD_TYPES } from './attempts.ts';
import { Model } from './model.ts';
import { cleanOrderOf, command, line, NOW } from './support.ts';

/** What is tried: the room itself, or a variant with a fault planted in it. */
interface Rig {
  readonly decide: typeof decideOrder;
  readonly evolve: typeof evolveOrder;
  readonly movements: typeof stockMovementsOf;
}

const OURS: Rig = { decide: decideOrder, evolve: evolveOrder, movements: stockMovementsOf };

const FACTS: DecisionFacts = { holdTypes: HOLD_TYPES };

interface Step {
  readonly kind: OrderCommandKind;
  readonly choices: readonly number[];
  readonly bold: boolean;
}

const PROGRESS: readonly OrderCommandKind[] = [
  'allocate',
  'release',
  'pick',
  'pack',
  'ship',
  'deliver',
  'confirm-change',
];

const anyStep: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...PROGRESS) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<OrderCommandKind>('apply-hold', 'release-hold', 'release-hold', 'release-hold'),
    },
    { weight: 5, arbitrary: fc.constantFrom(...ORDER_COMMAND_KINDS.filter((kind) => kind !== 'apply-hold')) },
  ),
  choices: fc.array(fc.nat(997), { minLength: 6, maxLength: 6 }),
  bold: fc.nat(5).map((n) => n === 0),
});

const ONWARD: readonly OrderCommandKind[] = [...PROGRESS, 'announce-return', 'receive-return', 'record-payment'];

const rotated = <Item>(items: readonly Item[], by: number): readonly Item[] => {
  const at = by % items.length;
  return [...items.slice(at), ...items.slice(0, at)];
};

interface Story {
  readonly quantities: readonly number[];
  readonly steps: readonly Step[];
}

const anyStory: fc.Arbitrary<Story> = fc.record({
  quantities: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
  steps: fc.array(anyStep, { minLength: 20, maxLength: 60, size: 'max' }),
});

function chooserOf({ choices, bold }: Step, n: number): Chooser {
  let at = 0;
  const next = (): number => choices[at++ % choices.length] ?? 0;
  return {
    of: (items) => items[next() % Math.max(1, items.length)],
    upTo: (most) => 1 + (next() % Math.max(1, most)),
    bold,
    n,
  };
}

/** Checks what must be true of any order, from the events alone. */
function mustHold(order: PlacedOrder, model: Model): void {
  expect([...model.lines.keys()]).toEqual(order.lines.map(({ lineId }) => lineId));
  for (const { lineId, sku: _, expectedDay: __, ...counts } of order.lines) {
    expect(counts).toEqual(model.line(lineId));
    const own = model.line(lineId);
    for (const units of Object.values(own)) expect(Number.isSafeInteger(units) && units >= 0).toBe(true);
    const open = own.unallocated + own.backordered + own.allocated + own.picked + own.shipped;
    expect(own.ordered).toBe(own.cancelled + open);
    expect(own.delivered).toBeLessThanOrEqual(own.shipped);
    expect(own.returning + own.returned).toBeLessThanOrEqual(own.shipped);
    expect(own.refunded).toBeLessThanOrEqual(own.ordered);
  }
  mustHoldAtWork(order, model);
  for (const { captured, refunded } of model.paid.values()) expect(refunded).toBeLessThanOrEqual(captured);
  expect(moneyOf(order).owedMinor).toBe(model.owedMinor());
  expect(orderStatus(order)).toBe(model.status());
  expect(orderPhase(order)).toBe(model.isClosed() ? 'Closed' : 'Open');
  expect(waitingFor(order).length === 0).toBe(model.isClosed());
}

/** L26: what locations have to do makes up what the lines say, and no unit is in two boxes. */
function mustHoldAtWork(order: PlacedOrder, model: Model): void {
  const sum = (units: ReadonlyMap<string, number>): number => [...units.values()].reduce((total, n) => total + n, 0);
  for (const work of order.fulfillmentOrders) {
    const own = model.work.get(work.fulfillmentOrderId);
    for (const { lineId, allocated, picked } of work.lines) {
      expect([allocated, picked]).toEqual([own?.allocated.get(lineId) ?? 0, own?.picked.get(lineId) ?? 0]);
      const boxed = [...model.boxes.values()]
        .filter((box) => box.work === work.fulfillmentOrderId)
        .reduce((total, { units }) => total + (units.get(lineId) ?? 0), 0);
      expect(boxed).toBeLessThanOrEqual(picked);
    }
  }
  for (const where of ['allocated', 'picked'] as const) {
    const atWork = [...model.work.values()].reduce((total, work) => total + sum(work[where]), 0);
    expect(atWork).toBe([...model.lines.values()].reduce((total, own) => total + own[where], 0));
  }
  const boxes = order.fulfillmentOrders.flatMap(({ parcels }) => parcels.filter((box) => box.shipmentId === undefined));
  expect(boxes.map(({ parcelId }) => parcelId).sort()).toEqual([...model.boxes.keys()].sort());
}

/** L1: a ledger of its own for each story; what the order says is where the stock is. */
class Shelves {
  private ledger = emptyStock();
  private readonly outside = new Map<string, number>();
  private readonly known = new Set<string>();

  take(movement: StockMovement): void {
    this.ledger = evolveStock(this.ledger, movement);
    for (const [side, by] of [
      [movement.from, -1],
      [movement.to, 1],
    ] as const) {
      if ('locationId' in side) this.known.add(`${side.locationId} ${movement.sku}`);
      else this.outside.set(side.account, (this.outside.get(side.account) ?? 0) + by * movement.quantity);
    }
  }

  mustHold(order: PlacedOrder): void {
    let total = [...this.outside.values()].reduce((sum, units) => sum + units, 0);
    for (const position of stockSnapshot(this.ledger).positions) {
      const { available, reserved, picked, shipped, inbound, quarantine, damaged, safety, scrapped, adjustment } =
        position;
      total +=
        available + reserved + picked + shipped + inbound + quarantine + damaged + safety + scrapped + adjustment;
      const { sku, locationId } = position;
      const here = order.fulfillmentOrders
        .filter((work) => work.locationId === locationId)
        .flatMap(({ lines }) => lines);
      const of = (where: 'allocated' | 'picked'): number =>
        here.filter((own) => own.sku === sku).reduce((sum, own) => sum + own[where], 0);
      expect([reserved, picked]).toEqual([of('allocated'), of('picked')]);
      const skuOf = new Map(order.lines.map((own) => [own.lineId, own.sku]));
      const away = order.shipments
        .filter((own) => own.locationId === locationId && own.deliveredAt === undefined)
        .flatMap(({ lines, lost = [] }) => [
          ...lines,
          ...lost.map(({ lineId, quantity }) => ({ lineId, quantity: -quantity })),
        ])
        .filter(({ lineId }) => skuOf.get(lineId) === sku)
        .reduce((sum, { quantity }) => sum + quantity, 0);
      expect(shipped).toBe(away);
    }
    expect(total).toBe(0);
  }
}

const AFTER_ALL_IS_DONE: readonly OrderCommandKind[] = [
  'announce-return',
  'record-payment',
  'record-refund',
  'stage-change',
  'revert-change',
  'add-note',
];

/** What can be done once, and the same again is refused. */
const ONCE: readonly OrderCommandKind[] = [
  'place',
  'release-hold',
  'apply-hold',
  'answer',
  'confirm-change',
  'decline-change',
  'revert-change',
  'deliver',
  'void-parcel',
  'close-work',
  'close-return',
  'pack',
  'ship',
  'announce-return',
  'record-refund',
  'ask-customer',
  'stage-change',
  'release',
];

/** What a customer is told, from the first to the last; and how far Shopify shows it. */
const TOLD = [
  ['received', 'waiting-for-stock'],
  ['preparing'],
  ['partly-shipped'],
  ['shipped'],
  ['partly-delivered'],
  ['delivered'],
  ['partly-returned'],
  ['returned'],
];
const SHOWN = [['UNFULFILLED', 'SCHEDULED', 'ON_HOLD', 'IN_PROGRESS'], ['PARTIALLY_FULFILLED'], ['FULFILLED']];

/** What may make an order look less far than before. */
const STEPS_BACK: readonly OrderCommandKind[] = [
  'cancel',
  'answer',
  'allocate',
  'short-pick',
  'close-work',
  'report-lost',
  'confirm-change',
  'revert-change',
];

/** S36: a step forward in the house never looks like a step back. */
function mustNotLookBack(before: OrderState, after: PlacedOrder, kind: OrderCommandKind): void {
  if (before.kind === 'none' || STEPS_BACK.includes(kind)) return;
  const told = (order: PlacedOrder) => TOLD.findIndex((words) => words.includes(customerStatus(order)));
  const shown = (order: PlacedOrder) =>
    SHOWN.findIndex((words) => words.includes(channelStatus(order, 'shopify').displayFulfillmentStatus));
  expect(told(after), `told after ${kind}`).toBeGreaterThanOrEqual(told(before));
  expect(shown(after), `shown after ${kind}`).toBeGreaterThanOrEqual(shown(before));
}

/** What stories have come to, all together. */
class Tally {
  readonly reached = new Set<string>();
  /** chances to do something, and those at which something was done */
  steps = 0;
  taken = 0;
  done = 0;
}

/** Lets an order live, and checks after every step. */
function live({ decide, evolve, movements }: Rig, { quantities, steps }: Story, tally = new Tally()): void {
  let state: OrderState = noOrder;
  const events: OrderEvent[] = [];
  const model = new Model();
  const shelves = new Shelves();
  const carryOut = (asked: OrderCommand): boolean => {
    const stateBefore = state;
    const wasClosed = state.kind === 'placed' && model.isClosed();
    const shippedBefore = [...model.lines].map(([id, own]) => [id, own.shipped] as const);
    const decided = decide(asked, state, FACTS);
    if (decided.isErr()) {
      tally.reached.add(decided.error.code);
      return false;
    }
    tally.done += 1;
    if (wasClosed) expect(AFTER_ALL_IS_DONE).toContain(asked.kind);
    for (const event of decided.value) {
      tally.reached.add(event.kind);
      events.push(deepFreeze(event));
      state = deepFreeze(evolve(state, event));
      model.add(event);
      for (const movement of movements(event, asked.commandId)) shelves.take(movement);
    }
    // L24: nothing takes a unit out of what was shipped but a loss on its way
    for (const [id, before] of shippedBefore)
      if (asked.kind !== 'report-lost') expect(model.line(id).shipped).toBeGreaterThanOrEqual(before);
    if (state.kind === 'none') throw new Error('an order never vanishes');
    mustHold(state, model);
    mustNotLookBack(stateBefore, state, asked.kind);
    shelves.mustHold(state);
    if (ONCE.includes(asked.kind)) expect(decide(asked, state, FACTS).isErr(), `${asked.kind} twice`).toBe(true);
    return true;
  };
  const order = cleanOrderOf(quantities.map((quantity, i) => line(String(i + 1), quantity)));
  carryOut(command({ kind: 'place', order }));
  for (const [n, step] of steps.entries()) {
    const now = new Date(Date.parse(NOW) + n * 7_200_000).toISOString();
    // what is refused to somebody bold is refused; others try something else then
    const kinds = step.bold ? [step.kind] : [step.kind, ...rotated(ONWARD, step.choices[0] ?? 0).slice(0, 4)];
    tally.steps += 1;
    if (kinds.some((kind) => carryOut(command(attempt(kind, state, chooserOf(step, n)), now)))) tally.taken += 1;
  }
  const cut = steps.length % events.length;
  const snapshot = JSON.parse(JSON.stringify(replay(evolve, noOrder, events.slice(0, cut))));
  expect(replay(evolve, snapshot, JSON.parse(JSON.stringify(events.slice(cut))))).toEqual(state);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const own of Object.values(value)) deepFreeze(own);
  return Object.freeze(value);
}

describe('the life of an order', () => {
  it('keeps L1, L10, L22 to L28, L33, L47 and L49 after every command, whatever is asked of it', () => {
    fc.assert(
      fc.property(anyStory, (story) => live(OURS, story)),
      { numRuns: 300 },
    );
  });

  // the same stories each time, all counted together: what is asked here is whether such stories come far, not luck
  it('reaches every kind of event and most refusals, and does something at half of the steps, or it would prove nothing', () => {
    const tally = new Tally();
    fc.assert(
      fc.property(anyStory, (story) => live(OURS, story, tally)),
      { numRuns: 300, seed: 20_261_121 },
    );
    const { reached, steps, taken, done } = tally;
    for (const kind of ORDER_EVENT_KINDS) expect([...reached], kind).toContain(kind);
    expect([...reached].filter((code) => code.startsWith('order.')).length).toBeGreaterThan(30);
    expect(done, 'commands that were carried out').toBeGreaterThan(3000);
    expect(taken / steps, 'of the steps').toBeGreaterThan(0.5);
  });

  it('comes to rest: doing everything automatic twice is doing it once', () => {
    const later = { now: '2026-11-26T10:00:00.000Z', actor: { kind: 'system', actorId: 'night' } as const };
    fc.assert(
      fc.property(anyStory, ({ quantities, steps }) => {
        const order = cleanOrderOf(quantities.map((quantity, i) => line(String(i + 1), quantity)));
        let state: OrderState = noOrder;
        for (const [n, bare] of [{ kind: 'place', order } as const, ...steps].entries()) {
          const asked = 'choices' in bare ? attempt(bare.kind, state, chooserOf(bare, n)) : bare;
          state = replay(evolveOrder, state, decideOrder(command(asked), state, FACTS).unwrapOr([]));
        }
        const once = advance(state, { ...later, commandId: 'A1' });
        const twice = advance(once.state, { ...later, commandId: 'A2' });
        expect(twice.events).toEqual([]);
        expect(twice.waitingFor).toEqual(once.waitingFor);
      }),
      { numRuns: 100 },
    );
  });
});

type Lines = PlacedOrder['lines'];
const withLines = (state: OrderState, change: (own: Lines[number]) => Lines[number]): OrderState =>
  state.kind === 'none' ? state : { ...state, lines: state.lines.map(change) };

/** Faults of the field, planted in what is tried. */
const PLANTED: readonly (readonly [name: string, rig: Partial<Rig>])[] = [
  [
    'gives up units and keeps them',
    {
      evolve: (state, event) =>
        event.kind === 'units-cancelled'
          ? withLines(evolveOrder(state, event), (own) => ({
              ...own,
              unallocated: own.unallocated + (own.cancelled > 0 ? 1 : 0),
            }))
          : evolveOrder(state, event),
    },
  ],
  [
    'loses a unit that was not found',
    {
      evolve: (state, event) =>
        event.kind === 'units-short-picked'
          ? withLines(evolveOrder(state, event), (own) => ({ ...own, backordered: Math.max(0, own.backordered - 1) }))
          : evolveOrder(state, event),
    },
  ],
  [
    'does not see a pick',
    { evolve: (state, event) => (event.kind === 'units-picked' ? state : evolveOrder(state, event)) },
  ],
  [
    'delivers a shipment twice',
    {
      decide: (asked, state, facts) =>
        asked.kind === 'deliver' && state.kind === 'placed'
          ? decideOrder(asked, { ...state, shipments: state.shipments.map(({ deliveredAt: _, ...own }) => own) }, facts)
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'puts units back that are in a box',
    {
      decide: (asked, state, facts) =>
        asked.kind === 'put-back' && state.kind === 'placed'
          ? decideOrder(
              asked,
              { ...state, fulfillmentOrders: state.fulfillmentOrders.map((own) => ({ ...own, parcels: [] })) },
              facts,
            )
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'puts units back and leaves their stock with the picker',
    { movements: (event, id) => (event.kind === 'units-put-back' ? [] : stockMovementsOf(event, id)) },
  ],
  [
    'forgets what of a shipment was lost',
    {
      evolve: (state, event) => {
        const next = evolveOrder(state, event);
        return event.kind === 'units-lost' && next.kind === 'placed'
          ? { ...next, shipments: next.shipments.map(({ lost: _, ...own }) => own) }
          : next;
      },
    },
  ],
  [
    'sends lost units anew and gives the money back',
    {
      evolve: (state, event) =>
        event.kind === 'units-lost'
          ? withLines(evolveOrder(state, event), (own) => ({ ...own, cancelled: own.cancelled + 1 }))
          : evolveOrder(state, event),
    },
  ],
  [
    'cancels picked units',
    {
      decide: (asked, state, facts) =>
        asked.kind === 'cancel'
          ? decideOrder(
              asked,
              withLines(state, (own) => ({ ...own, unallocated: own.unallocated + own.picked })),
              facts,
            )
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'forgets that a question was answered',
    { evolve: (state, event) => (event.kind === 'question-answered' ? state : evolveOrder(state, event)) },
  ],
  [
    'lifts all holds at once',
    {
      evolve: (state, event) => {
        const next = evolveOrder(state, event);
        return event.kind === 'hold-released' && next.kind === 'placed' ? { ...next, holds: [] } : next;
      },
    },
  ],
  [
    'overwrites the first receipt of a return with the second',
    {
      evolve: (state, event) => {
        if (event.kind !== 'return-received') return evolveOrder(state, event);
        const units = new Map(event.lines.map(({ lineId, quantity }) => [lineId, quantity]));
        return withLines(evolveOrder(state, event), (own) => ({
          ...own,
          returned: units.get(own.lineId) ?? own.returned,
        }));
      },
    },
  ],
  [
    'makes a change twice',
    {
      evolve: (state, event) =>
        event.kind === 'change-confirmed' ? evolveOrder(evolveOrder(state, event), event) : evolveOrder(state, event),
    },
  ],
  [
    'lets a refund exceed what was captured',
    {
      decide: (asked, state, facts) =>
        asked.kind === 'record-refund' && state.kind === 'placed'
          ? decideOrder(
              asked,
              {
                ...state,
                payments: state.payments.map((own) => ({ ...own, capturedMinor: own.capturedMinor + 5000 })),
              },
              facts,
            )
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'takes any command of a closed order',
    {
      decide: (asked, state, facts) =>
        state.kind === 'placed'
          ? decideOrder(
              asked,
              {
                ...state,
                holds: [...state.holds, { holdId: 'x', reason: 'x', scope: { kind: 'order' }, blocks: [], since: NOW }],
              },
              facts,
            )
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'releases cancelled units and counts them in again',
    {
      movements: (event, id) =>
        event.kind === 'units-cancelled'
          ? [...stockMovementsOf(event, id), ...stockMovementsOf(event, id)]
          : stockMovementsOf(event, id),
    },
  ],
  [
    'moves work and leaves its stock where it was',
    { movements: (event, id) => (event.kind === 'work-moved' ? [] : stockMovementsOf(event, id)) },
  ],
  [
    'ships what is in a box without its box',
    {
      decide: (asked, state, facts) =>
        asked.kind === 'ship' && state.kind === 'placed'
          ? decideOrder(
              asked,
              {
                ...state,
                fulfillmentOrders: state.fulfillmentOrders.map((own) => ({
                  ...own,
                  parcels: asked.parcelIds === undefined ? [] : own.parcels,
                })),
              },
              facts,
            )
          : decideOrder(asked, state, facts),
    },
  ],
  [
    'writes into the state it was given',
    {
      evolve: (state, event) => {
        const next = evolveOrder(state, event);
        if (event.kind === 'note-added') (next as { kind: string }).kind = 'placed';
        return next;
      },
    },
  ],
];

describe('a planted fault', () => {
  it.each(PLANTED)('is caught: one that %s', (_, rig) => {
    const { failed } = fc.check(
      fc.property(anyStory, (story) => live({ ...OURS, ...rig }, story)),
      { numRuns: 1500, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});
