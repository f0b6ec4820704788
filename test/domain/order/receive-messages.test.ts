import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decideOrder,
  emptyInbox,
  evolveOrder,
  type OrderCommand,
  type OrderCommandKind,
  type OrderInbox,
  type OrderState,
  type OutsideMessage,
  type PlacedOrder,
  receiveMessages,
} from '../../../src/domain/order/index.ts';
import { replay } from '../../../src/kernel/decider.ts';
import { attempt } from './attempts.ts';
import {
  allocatedTo,
  type Bare,
  cancelUnits,
  cleanOrderOf,
  command,
  delivered,
  given,
  line,
  pickOnly,
  placedTen,
  releasedTo,
  shippedFrom,
} from './support.ts';

const message = (commandId: string, bare: Bare, number?: number): OutsideMessage => ({
  command: { ...command(bare), commandId },
  ...(number === undefined ? {} : { place: { sender: 'wms', number } }),
});
const released = given(placedTen, allocatedTo('RTM', 10), releasedTo('RTM')).state;
const PICK = message('m1', pickOnly('RTM', 10));
const SHIP = message('m2', shippedFrom('RTM', 10));
const DELIVER = message('m3', delivered('RTM'));

/** Delivers batches one after the other, and tells what became of every message. */
function receiveAll(state: OrderState, batches: readonly (readonly OutsideMessage[])[]) {
  let current = { state, inbox: emptyInbox };
  const told: string[] = [];
  for (const messages of batches) {
    const received = receiveMessages({ ...current, messages });
    current = JSON.parse(JSON.stringify({ state: received.state, inbox: received.inbox })) as typeof current;
    told.push(...received.outcomes.map(({ messageId, kind }) => `${messageId} ${kind}`));
  }
  return { ...current, told };
}

describe('receiveMessages', () => {
  it('lets a message wait whose time has not come, and takes it when it has', () => {
    const { state, inbox, told } = receiveAll(released, [[DELIVER], [SHIP], [PICK]]);
    expect(told).toEqual(['m3 waits', 'm2 waits', 'm3 waits', 'm1 done', 'm2 done', 'm3 done']);
    expect((state as PlacedOrder).lines[0]).toMatchObject({ shipped: 10, delivered: 10 });
    expect(inbox.waiting).toEqual([]);
    expect(inbox.handled.map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
  });

  it('lets a loss wait for its shipment, and a delivery of the same shipment take what is left', () => {
    const lost = message('m4', {
      kind: 'report-lost',
      shipmentId: 'S-RTM',
      fate: 'resend',
      lines: [{ lineId: '1', quantity: 4 }],
    });
    const { state, told } = receiveAll(released, [[lost], [SHIP, PICK], [DELIVER]]);
    expect(told).toEqual(['m4 waits', 'm1 done', 'm2 done', 'm4 done', 'm3 done']);
    expect((state as PlacedOrder).lines[0]).toMatchObject({ shipped: 6, delivered: 6, unallocated: 4 });
  });

  it('says why a message waits', () => {
    const { outcomes } = receiveMessages({ state: released, inbox: emptyInbox, messages: [DELIVER] });
    expect(outcomes).toEqual([{ messageId: 'm3', kind: 'waits', refusal: { code: 'order.shipment-unknown' } }]);
  });

  it('does nothing for a message that it has had, waiting or done, however late it is sent again', () => {
    const again = { ...PICK, command: { ...PICK.command, now: '2026-11-30T10:00:00.000Z' } };
    const { state, told } = receiveAll(released, [[PICK, PICK], [again], [DELIVER], [DELIVER]]);
    expect(told.filter((own) => own.endsWith('duplicate'))).toEqual(['m1 duplicate', 'm1 duplicate', 'm3 duplicate']);
    expect((state as PlacedOrder).lines[0]?.picked).toBe(10);
  });

  it('does nothing for an id that is used for something else', () => {
    const other = message('m1', pickOnly('RTM', 3));
    expect(receiveAll(released, [[PICK], [other]]).told).toEqual(['m1 done', 'm1 id-reused']);
    const early = message('m3', shippedFrom('RTM', 1));
    expect(receiveAll(released, [[DELIVER], [early]]).told).toEqual(['m3 waits', 'm3 id-reused', 'm3 waits']);
  });

  it('refuses for good what no other message will make possible', () => {
    const { told, inbox } = receiveAll(released, [[message('m9', cancelUnits(99))], [message('m9', cancelUnits(99))]]);
    expect(told).toEqual(['m9 refused', 'm9 duplicate']);
    expect(inbox.waiting).toEqual([]);
  });

  it('takes the messages of a counting sender by their numbers, and lets gaps wait', () => {
    const one = message('m1', pickOnly('RTM', 4), 1);
    const two = message('m2', pickOnly('RTM', 3), 2);
    const three = message('m3', pickOnly('RTM', 3), 3);
    expect(receiveAll(released, [[three, one], [two]]).told).toEqual(['m1 done', 'm3 waits', 'm2 done', 'm3 done']);
  });

  it('takes a number once', () => {
    const one = message('m1', pickOnly('RTM', 4), 1);
    const other = message('m2', pickOnly('RTM', 3), 1);
    expect(receiveAll(released, [[one], [other]]).told).toEqual(['m1 done', 'm2 duplicate']);
    const both = receiveAll(released, [[one, other]]);
    expect(both.told).toContain('m2 duplicate');
    expect(both.inbox.waiting).toEqual([]);
  });

  it('keeps no more than 1000 messages waiting', () => {
    const waiting = Array.from({ length: 1000 }, (_, i) => message(`w${i}`, delivered(`X${i}`)));
    const inbox: OrderInbox = { ...emptyInbox, waiting };
    const { outcomes } = receiveMessages({ state: released, inbox, messages: [PICK] });
    expect(outcomes).toContainEqual({ messageId: 'm1', kind: 'too-many-waiting' });
    const room = { ...inbox, waiting: waiting.slice(1) };
    expect(receiveMessages({ state: released, inbox: room, messages: [PICK] }).outcomes).toContainEqual({
      messageId: 'm1',
      kind: 'done',
    });
  });
});

/** What warehouses, carriers and payment providers tell: none of it takes anything from another. */
const TOLD: readonly OrderCommandKind[] = [
  'pick',
  'pack',
  'ship',
  'deliver',
  'announce-return',
  'receive-return',
  'record-payment',
  'record-refund',
];

interface Told {
  readonly kind: OrderCommandKind;
  readonly choice: number;
}

/** A true story: what was carried out, in the order in which it was. */
function storyOf(quantities: readonly number[], told: readonly Told[]) {
  const order = cleanOrderOf(quantities.map((quantity, i) => line(String(i + 1), quantity)));
  const allocate = quantities.map(
    (quantity, i): Bare => ({
      kind: 'allocate',
      allocations: [{ fulfillmentOrderId: `F${i}`, locationId: 'RTM', lines: [{ lineId: String(i + 1), quantity }] }],
      backorders: [],
      cancellations: [],
    }),
  );
  const release = quantities.map((_, i): Bare => ({ kind: 'release', fulfillmentOrderId: `F${i}` }));
  const start = given({ kind: 'place', order }, allocate, release).state;
  let state = start;
  const commands: OrderCommand[] = [];
  for (const [n, { kind, choice }] of told.entries()) {
    const of = <Item>(items: readonly Item[]): Item | undefined => items[choice % Math.max(1, items.length)];
    const bare = attempt(kind, state, { of, upTo: (most) => 1 + (choice % Math.max(1, most)), bold: false, n });
    const asked = { ...command(bare), commandId: `m${n}`, now: new Date(Date.UTC(2026, 10, 22, n)).toISOString() };
    const decided = decideOrder(asked, state);
    if (decided.isErr()) continue;
    commands.push(asked);
    state = replay(evolveOrder, state, decided.value);
  }
  return { start, end: state, commands };
}

const anyStory = fc
  .record({
    quantities: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 2 }),
    told: fc.array(fc.record({ kind: fc.constantFrom(...TOLD), choice: fc.nat(97) }), {
      minLength: 10,
      maxLength: 40,
      size: 'max',
    }),
  })
  .map(({ quantities, told }) => storyOf(quantities, told));

/** Twice here and there, in any order, in batches. */
const anyDelivery = fc.record({
  swaps: fc.array(fc.nat(9999), { minLength: 80, maxLength: 80 }),
  batch: fc.integer({ min: 1, max: 7 }),
});

function disturbed<Item>(
  items: readonly Item[],
  { swaps, batch }: { readonly swaps: readonly number[]; readonly batch: number },
) {
  const all = [...items, ...items.filter((_, i) => (swaps[i] ?? 0) % 3 === 0)];
  const shuffled = all
    .map((item, i) => ({ item, at: swaps[i % swaps.length] ?? 0 }))
    .sort((left, right) => left.at - right.at)
    .map(({ item }) => item);
  return Array.from({ length: Math.ceil(shuffled.length / batch) }, (_, i) =>
    shuffled.slice(i * batch, (i + 1) * batch),
  );
}

/** An order with its lists in the order of their names: who was first is told by moments, not by places in lists. */
function sorted(state: OrderState): unknown {
  if (state.kind === 'none') return state;
  const byName = <Item>(items: readonly Item[]): readonly string[] => items.map((own) => JSON.stringify(own)).sort();
  const works = state.fulfillmentOrders.map((work) => ({ ...work, parcels: byName(work.parcels) }));
  const { shipments, returns, payments, refunds } = state;
  return {
    ...state,
    fulfillmentOrders: works,
    shipments: byName(shipments),
    returns: byName(returns),
    payments: byName(payments),
    refunds: byName(refunds),
  };
}

describe('messages that come twice, late and in any order (L50)', () => {
  let longest = 0;

  it('make the same order as one delivery in order, where the sender counts: the very same', () => {
    fc.assert(
      fc.property(anyStory, anyDelivery, ({ start, end, commands }, delivery) => {
        longest = Math.max(longest, commands.length);
        const messages = commands.map((own, i) => ({ command: own, place: { sender: 'wms', number: i + 1 } }));
        const { state, inbox } = receiveAll(start, disturbed(messages, delivery));
        expect(state).toEqual(end);
        expect(inbox.waiting).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(longest).toBeGreaterThan(15);
  });

  it('make the same order where nobody counts, because each waits until it makes sense', () => {
    fc.assert(
      fc.property(anyStory, anyDelivery, ({ start, end, commands }, delivery) => {
        const { state, inbox } = receiveAll(
          start,
          disturbed(
            commands.map((own) => ({ command: own })),
            delivery,
          ),
        );
        expect(inbox.waiting).toEqual([]);
        expect(sorted(state)).toEqual(sorted(end));
      }),
      { numRuns: 300 },
    );
  });

  it('would be caught being taken as they come', () => {
    const naive = (start: OrderState, messages: readonly OrderCommand[]): OrderState =>
      messages.reduce((state, own) => replay(evolveOrder, state, decideOrder(own, state).unwrapOr([])), start);
    const { failed } = fc.check(
      fc.property(anyStory, anyDelivery, ({ start, end, commands }, delivery) => {
        expect(sorted(naive(start, disturbed(commands, delivery).flat()))).toEqual(sorted(end));
      }),
    );
    expect(failed).toBe(true);
  });
});
