import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../../src/adapters/stores/memory/index.ts';
import {
  createOms,
  type FeedEntry,
  type Oms,
  type OrderRequest,
  type Store,
} from '../../../../src/application/index.ts';
import {
  messagesOf,
  type OrderPreview,
  previewOrderCommand,
} from '../../../../src/domain/fulfillment/preview/index.ts';
import { type AccountRef, STOCK_ACCOUNTS, type StockMovement } from '../../../../src/domain/inventory/index.ts';
import {
  type ChangeDocument,
  type DecisionFacts,
  evolveOrder,
  noOrder,
  ORDER_COMMAND_KINDS,
  type OrderCommand,
  type OrderEvent,
  type OrderState,
} from '../../../../src/domain/order/index.ts';
import { replay } from '../../../../src/kernel/decider.ts';
import { attempt, type Chooser, HOLD_TYPES } from '../../order/attempts.ts';
import { Model } from '../../order/model.ts';
import {
  allocatedTo,
  type Bare,
  captured,
  cleanOrderOf,
  command,
  given,
  line,
  pickedAt,
  placedTen,
  releasedTo,
  STAFF,
  type Story,
  shippedFrom,
} from '../../order/support.ts';

const preview = (story: Story, asked: Bare) =>
  previewOrderCommand({ command: command(asked), order: given(...story).state });

/** 2 units fewer of line 1, at 1.00 each. */
const minus2: ChangeDocument = {
  kind: 'edit',
  reason: 'customer',
  lines: [
    {
      lineId: '1',
      quantity: -2,
      amounts: { goodsMinor: -200, discountMinor: 0, netMinor: -200, taxMinor: 0, totalMinor: -200 },
    },
  ],
  addedLines: [],
  addedCharges: [],
  totals: { goodsMinor: -200, discountMinor: 0, chargesMinor: 0, netMinor: -200, taxMinor: 0, totalMinor: -200 },
  addresses: [],
};

describe('previewOrderCommand', () => {
  it('shows order, stock, money and messages of a cancellation', () => {
    const shown = preview([placedTen, captured(1000), allocatedTo('RTM', 6)], {
      kind: 'cancel',
      lines: [{ lineId: '1', quantity: 8 }],
      initiator: 'customer',
      reason: 'changed-mind',
    })._unsafeUnwrap();
    expect(shown.events.map(({ kind }) => kind)).toEqual(['units-cancelled']);
    expect(shown.before).toMatchObject({ lines: [{ cancelled: 0, unallocated: 4, allocated: 6 }] });
    expect(shown.after).toMatchObject({ lines: [{ cancelled: 8, unallocated: 0, allocated: 2 }] });
    expect(shown.stock).toMatchObject([
      { sku: 'SKU-1', quantity: 4, from: { locationId: 'RTM', account: 'reserved' }, to: { account: 'available' } },
    ]);
    expect([shown.moneyBefore?.owedMinor, shown.moneyAfter?.owedMinor]).toEqual([1000, 200]);
    expect([shown.moneyBefore?.balanceMinor, shown.moneyAfter?.balanceMinor]).toEqual([0, 800]);
    expect(shown.messages).toEqual([
      { to: 'customer', orderId: 'O1', topic: 'units-cancelled', params: { lines: [{ lineId: '1', quantity: 8 }] } },
      {
        to: 'location',
        locationId: 'RTM',
        orderId: 'O1',
        topic: 'work-taken-back',
        params: { lines: [{ lineId: '1', quantity: 8 }] },
      },
    ]);
  });

  it('shows the placing of an order, of which nothing was there before', () => {
    const shown = previewOrderCommand({ command: command(placedTen), order: noOrder })._unsafeUnwrap();
    expect(shown).not.toHaveProperty('moneyBefore');
    expect(shown.moneyAfter?.owedMinor).toBe(1000);
    expect(shown.messages.map(({ to, topic }) => [to, topic])).toEqual([['customer', 'order-received']]);
  });

  it('shows a change that is staged and confirmed together', () => {
    const both: readonly OrderCommand[] = [
      command({ kind: 'stage-change', changeId: 'K1', document: minus2 }),
      command({ kind: 'confirm-change', changeId: 'K1' }),
    ];
    const { state } = given(placedTen);
    const shown = previewOrderCommand({ command: both, order: state })._unsafeUnwrap();
    expect(shown.events.map(({ kind }) => kind)).toEqual(['change-staged', 'change-confirmed']);
    expect(shown.after).toMatchObject({ lines: [{ ordered: 8, unallocated: 8 }] });
    expect([shown.moneyBefore?.totalMinor, shown.moneyAfter?.totalMinor]).toEqual([1000, 800]);
    expect(shown.messages).toEqual([
      { to: 'customer', orderId: 'O1', topic: 'order-changed', params: { changeId: 'K1' } },
    ]);
  });

  it('changes nothing, and shows what carrying the command out makes happen', () => {
    const story = [placedTen, allocatedTo('RTM', 6), ...pickedAt('RTM', 6)] as const;
    const { state, when } = given(...story);
    const copy = structuredClone(state);
    const asked = shippedFrom('RTM', 6);
    const shown = previewOrderCommand({ command: command(asked), order: state })._unsafeUnwrap();
    expect(state).toEqual(copy);
    expect(shown.events).toEqual(when(asked)._unsafeUnwrap());
  });

  it('refuses what would be refused, for the first command that would be', () => {
    expect(preview([placedTen], releasedTo('RTM'))._unsafeUnwrapErr()).toEqual({ code: 'order.work-unknown' });
    const { state } = given(placedTen);
    const twice = [command(placedTen), command(releasedTo('RTM'))];
    expect(previewOrderCommand({ command: twice, order: state })._unsafeUnwrapErr()).toEqual({
      code: 'order.placed-already',
    });
  });

  it('heeds the facts: an actor without the scope is refused', () => {
    const { state } = given(placedTen);
    const asked = command({ kind: 'add-note', text: 'x' });
    expect(
      previewOrderCommand({ command: asked, order: state, facts: { permissions: { 'add-note': 'notes' } } }).isErr(),
    ).toBe(true);
  });

  it('speaks to the channel of a marketplace order, not to its customer', () => {
    const order = cleanOrderOf([line('1', 10)], {
      channel: { channelId: 'bol', kind: 'marketplace' },
      externalId: 'B-1',
    });
    const story = [{ kind: 'place', order } as Bare, allocatedTo('RTM', 6), ...pickedAt('RTM', 6)];
    const shown = preview(story, shippedFrom('RTM', 6))._unsafeUnwrap();
    expect(shown.messages.map(({ to, topic }) => [to, topic])).toEqual([['channel', 'units-shipped']]);
  });
});

/** A company with one order, stock at two locations and a clock; everything that is asked of it is really done. */
class Company {
  readonly facts: DecisionFacts = { holdTypes: HOLD_TYPES };
  readonly store: Store = memoryStore();
  readonly model = new Model();
  now = '2026-11-21T10:00:00.000Z';
  private readonly oms: Oms = createOms({
    store: this.store,
    clock: { now: () => this.now },
    policies: {
      allocation: { network: () => ({ locations: [] }), arrivals: () => [], today: () => '2026-11-21' },
      orders: this.facts,
    },
  });

  async receive(skus: readonly string[]): Promise<void> {
    const lines = skus.flatMap((sku) => ['RTM', 'AMS'].map((locationId) => ({ sku, locationId, quantity: 500 })));
    (await this.oms.changeStock({ kind: 'receive', commandId: 'stock', actorId: 'ann', lines }))._unsafeUnwrap();
  }

  /** The order, read back from what is stored. */
  async state(): Promise<OrderState> {
    const stored = (await this.store.loadOrder('O1'))._unsafeUnwrap();
    return stored === null ? noOrder : replay(evolveOrder, noOrder, stored.events);
  }

  /** How many units stand on every account. */
  async stock(skus: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const keys = skus.flatMap((sku) => ['RTM', 'AMS'].map((locationId) => ({ sku, locationId })));
    const { positions } = (await this.store.readStock({ keys }))._unsafeUnwrap();
    return new Map(
      positions.flatMap((own) =>
        STOCK_ACCOUNTS.map((account) => [`${own.sku} ${own.locationId} ${account}`, own[account]] as const),
      ),
    );
  }

  /** Does it for good; says what was committed and who is told, as a follower of the feed sees it. */
  async carryOut(asked: OrderCommand) {
    const answer = await this.oms.changeOrder({ ...asked, orderId: 'O1' } as OrderRequest);
    const entries: FeedEntry[] = [];
    const deliver = async (entry: FeedEntry): Promise<void> => void entries.push(entry);
    (await this.oms.relay({ name: 'mail', deliver }))._unsafeUnwrap();
    const own = entries.filter(({ commandId }) => commandId === asked.commandId);
    const events: readonly OrderEvent[] = own.flatMap(({ streams }) => streams.flatMap((stream) => stream.events));
    for (const event of events) this.model.add(event);
    return { answer, events };
  }
}

/** What movements add up to on each account of a location. */
function netOf(movements: readonly StockMovement[]): ReadonlyMap<string, number> {
  const net = new Map<string, number>();
  const add = (sku: string, side: AccountRef, by: number): void => {
    if (!('locationId' in side)) return;
    const key = `${sku} ${side.locationId} ${side.account}`;
    net.set(key, (net.get(key) ?? 0) + by);
  };
  for (const { sku, from, to, quantity } of movements) {
    add(sku, from, -quantity);
    add(sku, to, quantity);
  }
  return net;
}

type Preview = typeof previewOrderCommand;

/** Looks at every command before it is carried out, and then at what was carried out. */
async function mustForetell(
  preview: Preview,
  quantities: readonly number[],
  steps: readonly Wanted[],
): Promise<number> {
  const company = new Company();
  const order = cleanOrderOf(
    quantities.map((quantity, i) => line(String(i + 1), quantity)),
    { externalId: 'X-1' },
  );
  const skus = order.lines.map(({ sku }) => sku);
  await company.receive(skus);
  let done = 0;
  const look = async (bare: Bare, n: number): Promise<void> => {
    company.now = new Date(Date.UTC(2026, 10, 21, 10 + 2 * n)).toISOString();
    const state = deepFreeze(await company.state());
    const asked = deepFreeze({ commandId: `c${n}`, actor: STAFF, now: company.now, ...bare } as OrderCommand);
    const stockBefore = await company.stock(skus);
    const shown = preview({ command: asked, order: state, facts: company.facts });
    // a dry run leaves no trace
    expect(await company.state()).toEqual(state);
    expect(await company.stock(skus)).toEqual(stockBefore);
    const { answer, events } = await company.carryOut(asked);
    // what is on the shelves only the store knows: units that a change has put in were never received
    if (shown.isOk() && answer.isErr() && 'code' in answer.error && answer.error.code === 'store.stock-short') {
      expect(answer.error.shortages.every(({ sku }) => !skus.includes(sku))).toBe(true);
      return;
    }
    expect(shown.isOk()).toBe(answer.isOk());
    if (shown.isErr()) {
      expect(answer._unsafeUnwrapErr()).toEqual(shown.error);
      return;
    }
    done += 1;
    const told = events.flatMap((event) => messagesOf(event, order));
    await mustBe(company, { shown: shown.value, state, events, told, stockBefore, skus });
  };
  await look({ kind: 'place', order } as Bare, 0);
  for (const [i, { kind, choices, bold }] of steps.entries()) {
    let at = 0;
    const next = (): number => choices[at++ % choices.length] ?? 0;
    const chooser: Chooser = {
      of: (items) => items[next() % Math.max(1, items.length)],
      upTo: (most) => 1 + (next() % Math.max(1, most)),
      bold,
      n: i + 1,
    };
    await look(attempt(kind, await company.state(), chooser), i + 1);
  }
  return done;
}

interface Outcome {
  readonly shown: OrderPreview;
  readonly state: OrderState;
  readonly events: readonly OrderEvent[];
  readonly told: OrderPreview['messages'];
  readonly stockBefore: ReadonlyMap<string, number>;
  readonly skus: readonly string[];
}

async function mustBe(company: Company, { shown, state, events, told, stockBefore, skus }: Outcome): Promise<void> {
  expect(shown.before).toEqual(state);
  expect(shown.events).toEqual(events);
  expect(shown.after).toEqual(await company.state());
  const net = netOf(shown.stock);
  const stockAfter = await company.stock(skus);
  for (const [key, units] of stockAfter) expect(units, key).toBe((stockBefore.get(key) ?? 0) + (net.get(key) ?? 0));
  const paid = [...company.model.paid.values()];
  expect(shown.moneyAfter).toMatchObject({
    owedMinor: company.model.owedMinor(),
    capturedMinor: paid.reduce((sum, { captured }) => sum + captured, 0),
    refundedMinor: paid.reduce((sum, { refunded }) => sum + refunded, 0),
  });
  expect(shown.messages).toEqual(told);
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const own of Object.values(value)) deepFreeze(own);
  return Object.freeze(value);
}

interface Wanted {
  readonly kind: (typeof ORDER_COMMAND_KINDS)[number];
  readonly choices: readonly number[];
  readonly bold: boolean;
}

const anyWanted: fc.Arbitrary<Wanted> = fc.record({
  kind: fc.oneof(
    fc.constantFrom('allocate', 'release', 'pick', 'ship', 'confirm-change'),
    fc.constantFrom(...ORDER_COMMAND_KINDS.filter((kind) => kind !== 'apply-hold')),
    fc.constantFrom(...ORDER_COMMAND_KINDS),
  ) as fc.Arbitrary<Wanted['kind']>,
  choices: fc.array(fc.nat(997), { minLength: 6, maxLength: 6 }),
  bold: fc.nat(5).map((n) => n === 0),
});
const anyQuantities = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 });
const anyWishes = fc.array(anyWanted, { minLength: 15, maxLength: 30, size: 'max' });

describe('a dry run of any command in any state', () => {
  it('shows what carrying it out through the use cases does: order, stock, money, messages; and leaves no trace', async () => {
    let done = 0;
    await fc.assert(
      fc.asyncProperty(anyQuantities, anyWishes, async (quantities, wishes) => {
        done += await mustForetell(previewOrderCommand, quantities, wishes);
      }),
      { numRuns: 60 },
    );
    expect(done).toBeGreaterThan(200);
  });

  it.each<[string, (shown: OrderPreview) => OrderPreview]>([
    ['forgets a movement of stock', (shown) => ({ ...shown, stock: shown.stock.slice(1) })],
    ['forgets whom to tell', (shown) => ({ ...shown, messages: shown.messages.slice(1) })],
    [
      'shows the money as it was',
      ({ moneyBefore, ...shown }) => ({ ...shown, ...(moneyBefore && { moneyBefore, moneyAfter: moneyBefore }) }),
    ],
    ['shows the order as it was', (shown) => ({ ...shown, after: shown.before })],
  ])('would be caught: one that %s', async (_, plant) => {
    const faulty: Preview = (question) => previewOrderCommand(question).map(plant);
    const { failed } = await fc.check(
      fc.asyncProperty(anyQuantities, anyWishes, async (quantities, wishes) => {
        await mustForetell(faulty, quantities, wishes);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});
