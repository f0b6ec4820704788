/**
 * Measures the order room and prints one JSON object of ratios; both sides of a ratio in the same run.
 *
 *   npx tsx test/bench/order.ts
 *
 * `toStructuredClone`: deciding one command on an order of 5 lines and evolving it by its events, against one
 * structuredClone of that order (the median over its commands, and the dearest). `replay`: replaying 10 000, 100 000 and
 * 1 000 000 events, as many orders of one life each; `nsPerEvent` stays the same where replaying is linear.
 * `oneOrder`: the same for a single order that is told 1 000 000 things.
 */
import {
  decideOrder,
  evolveOrder,
  noOrder,
  type OrderCommand,
  type OrderEvent,
  type OrderState,
} from '../../src/domain/order/index.ts';
import { replay } from '../../src/kernel/decider.ts';
import { type Bare, cleanOrderOf, command, line } from '../domain/order/support.ts';

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const round = (value: number): number => Math.round(value * 100) / 100;

const LINES = ['1', '2', '3', '4', '5'];
const units = (quantity: number) => LINES.map((lineId) => ({ lineId, quantity }));
const F1 = { fulfillmentOrderId: 'F1' };

/** The life of an order of 5 lines: two locations, a hold, a short pick, a box, a return, a refund. */
const LIFE: readonly Bare[] = [
  { kind: 'place', order: cleanOrderOf(LINES.map((lineId) => line(lineId, 10))) },
  { kind: 'record-payment', paymentId: 'P1', method: 'card', status: 'captured', amountMinor: 5000 },
  {
    kind: 'allocate',
    allocations: [
      { ...F1, locationId: 'RTM', lines: units(6) },
      { fulfillmentOrderId: 'F2', locationId: 'AMS', lines: units(2) },
    ],
    backorders: units(2).map((own) => ({ ...own, expectedDay: '2026-12-02' })),
    cancellations: [],
  },
  { kind: 'apply-hold', holdId: 'H1', reason: 'fraud-review' },
  { kind: 'release-hold', holdId: 'H1' },
  { kind: 'release', ...F1 },
  { kind: 'short-pick', ...F1, lines: [{ lineId: '1', quantity: 1 }], because: 'not-in-stock', fate: 'back-order' },
  { kind: 'pick', ...F1, lines: units(5) },
  { kind: 'pack', ...F1, parcelId: 'B1', parcel: { carrier: 'PostNL' }, lines: units(5) },
  { kind: 'ship', ...F1, shipmentId: 'S1', parcelIds: ['B1'], lines: [], parcels: [] },
  { kind: 'deliver', shipmentId: 'S1' },
  { kind: 'announce-return', returnId: 'R1', lines: [{ lineId: '1', quantity: 1, reason: 'x' }] },
  {
    kind: 'receive-return',
    returnId: 'R1',
    locationId: 'RTM',
    lines: [{ lineId: '1', dispositions: [{ disposition: 'restock', quantity: 1 }] }],
  },
  { kind: 'cancel', lines: [{ lineId: '2', quantity: 1 }], initiator: 'customer', reason: 'x' },
  { kind: 'record-refund', refundId: 'X1', paymentId: 'P1', amountMinor: 100, lines: [], reason: 'x' },
  { kind: 'add-note', text: 'called' },
];

interface Moment {
  readonly asked: OrderCommand;
  readonly before: OrderState;
}

/** Every command with the order that it meets, and all events. */
function lived(): { readonly moments: readonly Moment[]; readonly events: readonly OrderEvent[] } {
  const moments: Moment[] = [];
  const events: OrderEvent[] = [];
  let state: OrderState = noOrder;
  for (const bare of LIFE) {
    const asked = command(bare);
    const own = decideOrder(asked, state)._unsafeUnwrap();
    moments.push({ asked, before: state });
    events.push(...own);
    state = replay(evolveOrder, state, own);
  }
  return { moments: moments.filter(({ before }) => before.kind === 'placed'), events };
}

let kept: unknown;

function nsOf(run: () => unknown, times = 2000): number {
  const started = performance.now();
  for (let i = 0; i < times; i += 1) kept = run();
  return ((performance.now() - started) * 1e6) / times;
}

/** Deciding and evolving against one clone of the order, command by command; medians of alternating rounds. */
function againstClone(moments: readonly Moment[]) {
  const ratios = moments.map(({ asked, before }) => {
    const step = () => replay(evolveOrder, before, decideOrder(asked, before)._unsafeUnwrap());
    const rounds = Array.from({ length: 9 }, () => nsOf(step) / nsOf(() => structuredClone(before)));
    return { kind: asked.kind, ratio: round(median(rounds)) };
  });
  const dearest = ratios.reduce((most, own) => (own.ratio > most.ratio ? own : most));
  return { median: round(median(ratios.map(({ ratio }) => ratio))), dearest };
}

function replayed(events: readonly OrderEvent[], count: number) {
  const started = performance.now();
  for (let told = 0; told < count; told += events.length) kept = replay(evolveOrder, noOrder, events);
  return nsPerEvent(started, count);
}

/** One order that is told a note, a payment, a hold and its release, over and over. */
function oneOrder(events: readonly OrderEvent[], count: number) {
  const often = events.filter(({ kind }) =>
    ['payment-recorded', 'hold-applied', 'hold-released', 'note-added'].includes(kind),
  );
  let state = replay(evolveOrder, noOrder, events);
  const started = performance.now();
  for (let told = 0; told < count; told += often.length) state = replay(evolveOrder, state, often);
  kept = state;
  return nsPerEvent(started, count);
}

function nsPerEvent(started: number, count: number) {
  const ms = performance.now() - started;
  return { events: count, ms: Math.round(ms), nsPerEvent: Math.round((ms * 1e6) / count) };
}

const { moments, events } = lived();
againstClone(moments);
replayed(events, 100_000);
const counts = [10_000, 100_000, 1_000_000];
const result = {
  toStructuredClone: againstClone(moments),
  replay: counts.map((count) => replayed(events, count)),
  oneOrder: counts.map((count) => oneOrder(events, count)),
};
if (kept === undefined) throw new Error('nothing was measured');
process.stdout.write(`${JSON.stringify(result)}\n`);
