import {
  type Answer,
  type CommandOf,
  type HoldType,
  type LineQuantities,
  moneyOf,
  type OrderCommandKind,
  type OrderState,
  type PlacedOrder,
  type ShortPickFate,
} from '../../../src/domain/order/index.ts';
import { type Bare, cleanOrderOf, edit, GHENT, line, placedTen, readdressed, reduction } from './support.ts';

/** How an attempt chooses where there is a choice. */
export interface Chooser {
  /** one of several */
  readonly of: <Item>(items: readonly Item[]) => Item | undefined;
  /** from 1 to so many */
  readonly upTo: (most: number) => number;
  /** asks for what may not be possible */
  readonly bold: boolean;
  /** makes names new */
  readonly n: number;
}

/** Always the first, and as much as there is. */
export const FIRST: Chooser = { of: ([item]) => item, upTo: (most) => Math.max(1, most), bold: false, n: 0 };

export const HOLD_TYPES: readonly HoldType[] = [
  {
    typeId: 'everything',
    reason: 'other',
    blocks: ['allocate', 'release', 'pick', 'ship', 'cancel', 'change', 'refund'],
  },
  { typeId: 'doors', reason: 'fraud-review', blocks: ['release', 'ship'], reviewWithinHours: 4 },
];

const LOCATIONS = ['RTM', 'AMS'];
const FATES: readonly ShortPickFate[] = ['re-source', 'back-order', 'cancel'];
const OPTIONS: readonly Answer[] = ['wait', 'ship-and-cancel-rest', 'cancel', 'substitute'];

type Attempts = { readonly [Kind in OrderCommandKind]: (order: PlacedOrder, choose: Chooser) => Bare<CommandOf<Kind>> };

/** An order that nobody placed, to be asked all the same. */
const NOBODYS: PlacedOrder = {
  kind: 'placed',
  content: cleanOrderOf([]),
  lines: [],
  fulfillmentOrders: [],
  shipments: [],
  returns: [],
  payments: [],
  refunds: [],
  holds: [],
  liftedHoldTypes: [],
  changes: [],
  questions: [],
};

/** One of those that fit; somebody bold takes any; where there is none, a name that is nowhere. */
function one<Item>(items: readonly Item[], fits: (item: Item) => boolean, { of, bold }: Chooser): Item | undefined {
  return of(bold ? items : items.filter(fits)) ?? (bold ? undefined : of(items));
}

/** Units of one line: as many as possible where somebody fits, or a wild guess. */
function units(
  order: Pick<PlacedOrder, 'lines'>,
  possible: (line: LineQuantities) => number,
  choose: Chooser,
): readonly { lineId: string; quantity: number }[] {
  const own = one(order.lines, (candidate) => possible(candidate) > 0, choose);
  if (own === undefined) return [{ lineId: 'none', quantity: 1 }];
  return [{ lineId: own.lineId, quantity: choose.upTo(possible(own) + (choose.bold ? 2 : 0)) }];
}

const waiting = ({ unallocated, backordered }: LineQuantities): number => unallocated + backordered;
const nothing = { allocations: [], backorders: [], cancellations: [] };

/** Units at work in some state, at a location that fits. */
function atWork(order: PlacedOrder, where: 'allocated' | 'picked', choose: Chooser) {
  const open = order.fulfillmentOrders.filter(({ closedAt }) => closedAt === undefined);
  const ready = (work: (typeof open)[number]): boolean =>
    work.lines.some((own) => own[where] > 0) && (where === 'picked' || work.releasedAt !== undefined);
  const work = one(choose.bold ? order.fulfillmentOrders : open, ready, choose);
  const own = work?.lines.find((candidate) => candidate[where] > 0) ?? work?.lines[0];
  const boxed = (work?.parcels ?? [])
    .filter(({ shipmentId }) => shipmentId === undefined)
    .flatMap(({ lines }) => lines)
    .filter(({ lineId }) => lineId === own?.lineId)
    .reduce((sum, { quantity }) => sum + quantity, 0);
  const most = (own?.[where] ?? 0) - (where === 'picked' ? boxed : 0);
  return {
    fulfillmentOrderId: work?.fulfillmentOrderId ?? 'none',
    lines: [{ lineId: own?.lineId ?? 'none', quantity: choose.upTo(most + (choose.bold ? 2 : 0)) }],
  };
}

function workId(
  order: PlacedOrder,
  fits: (work: PlacedOrder['fulfillmentOrders'][number]) => boolean,
  choose: Chooser,
) {
  const isOpen = ({ closedAt }: PlacedOrder['fulfillmentOrders'][number]): boolean => closedAt === undefined;
  return one(order.fulfillmentOrders, (work) => isOpen(work) && fits(work), choose)?.fulfillmentOrderId ?? 'none';
}

const ATTEMPTS: Attempts = {
  place: () => placedTen as Bare<CommandOf<'place'>>,
  allocate: (order, choose) => {
    const locationId = choose.of(LOCATIONS) ?? 'RTM';
    const lines = units(order, waiting, choose);
    const kind = 'allocate' as const;
    const allocate = { ...nothing, allocations: [{ fulfillmentOrderId: `F${choose.n}`, locationId, lines }] };
    const wait = { ...nothing, backorders: units(order, ({ unallocated }) => unallocated, choose) };
    const cancel = { ...nothing, cancellations: lines };
    return { kind, ...(choose.of([allocate, allocate, allocate, wait, wait, cancel]) ?? allocate) };
  },
  cancel: (order, choose) => ({
    kind: 'cancel',
    lines:
      choose.of([false, false, true]) === true ? 'all' : units(order, (own) => waiting(own) + own.allocated, choose),
    initiator: 'customer',
    reason: 'changed-mind',
  }),
  redate: (order, choose) => ({
    kind: 'redate',
    lines: units(order, ({ backordered }) => backordered, choose).map(({ lineId }) => ({
      lineId,
      expectedDay: '2026-12-09',
    })),
  }),
  'ask-customer': (order, choose) => ({
    kind: 'ask-customer',
    questionId: `Q${choose.n}`,
    topic: 'delay',
    lines: units(order, waiting, choose),
    options: OPTIONS,
    deadline: '2026-11-25T10:00:00.000Z',
    otherwise: 'wait',
  }),
  answer: (order, choose) => ({
    kind: 'answer',
    questionId: one(order.questions, ({ answer }) => answer === undefined, choose)?.questionId ?? 'none',
    answer: choose.of(OPTIONS) ?? 'wait',
  }),
  'schedule-work': (order, choose) => ({
    kind: 'schedule-work',
    fulfillmentOrderId: workId(order, ({ releasedAt }) => releasedAt === undefined, choose),
    notBefore: choose.of(['2026-11-21T12:00:00.000Z', '2026-11-21T09:00:00.000Z']) ?? '',
  }),
  release: (order, choose) => ({
    kind: 'release',
    fulfillmentOrderId: workId(
      order,
      ({ releasedAt, lines }) => releasedAt === undefined && lines.some(({ allocated }) => allocated > 0),
      choose,
    ),
  }),
  'move-work': (order, choose) => {
    const fulfillmentOrderId = workId(order, ({ lines }) => lines.some(({ allocated }) => allocated > 0), choose);
    const work = order.fulfillmentOrders.find((own) => own.fulfillmentOrderId === fulfillmentOrderId);
    const own = work?.lines.find(({ allocated }) => allocated > 0);
    const part = own === undefined ? [] : [{ lineId: own.lineId, quantity: choose.upTo(own.allocated) }];
    return {
      kind: 'move-work',
      fulfillmentOrderId,
      newFulfillmentOrderId: `M${choose.n}`,
      locationId: choose.of(['AMS', 'RTM']) ?? 'AMS',
      ...(choose.of([false, true]) === true ? { lines: part } : {}),
    };
  },
  'merge-work': (order, choose) => {
    const open = order.fulfillmentOrders.filter(({ closedAt }) => closedAt === undefined);
    const pairs = open.flatMap((stays) =>
      open
        .filter((goes) => goes !== stays && goes.locationId === stays.locationId)
        .filter((goes) => (goes.releasedAt === undefined) === (stays.releasedAt === undefined))
        .map((goes) => [stays.fulfillmentOrderId, goes.fulfillmentOrderId] as const),
    );
    const any = order.fulfillmentOrders.map(({ fulfillmentOrderId: id }) => [id, id] as const);
    const [stays, goes] = choose.of(choose.bold ? any : pairs) ?? choose.of(any) ?? ['none', 'none'];
    return { kind: 'merge-work', fulfillmentOrderId: stays, absorbedFulfillmentOrderId: goes };
  },
  'close-work': (order, choose) => ({
    kind: 'close-work',
    fulfillmentOrderId: workId(order, ({ lines }) => lines.every(({ picked }) => picked === 0), choose),
    reason: 'not found',
  }),
  pick: (order, choose) => ({ kind: 'pick', ...atWork(order, 'allocated', choose) }),
  'short-pick': (order, choose) => {
    const fulfillmentOrderId = workId(order, ({ lines }) => lines.some(({ allocated }) => allocated > 0), choose);
    const work = order.fulfillmentOrders.find((own) => own.fulfillmentOrderId === fulfillmentOrderId);
    const own = work?.lines.find(({ allocated }) => allocated > 0);
    return {
      kind: 'short-pick',
      fulfillmentOrderId,
      lines: [{ lineId: own?.lineId ?? 'none', quantity: choose.upTo(own?.allocated ?? 1) }],
      because: choose.of(['not-in-stock', 'damaged']) ?? 'damaged',
      fate: choose.of(FATES) ?? 're-source',
    };
  },
  'put-back': (order, choose) => ({ kind: 'put-back', ...atWork(order, 'picked', choose) }),
  pack: (order, choose) => ({
    kind: 'pack',
    ...atWork(order, 'picked', choose),
    parcelId: `B${choose.n}`,
    parcel: { carrier: 'PostNL', trackingNumber: `3S${choose.n}` },
  }),
  'void-parcel': (order, choose) => ({
    kind: 'void-parcel',
    parcelId:
      one(
        order.fulfillmentOrders.flatMap(({ parcels }) => parcels),
        ({ shipmentId }) => shipmentId === undefined,
        choose,
      )?.parcelId ?? 'none',
  }),
  ship: (order, choose) => {
    const boxes = order.fulfillmentOrders.flatMap(({ fulfillmentOrderId, parcels }) =>
      parcels.map(({ parcelId, shipmentId }) => ({ fulfillmentOrderId, parcelId, shipmentId })),
    );
    const box = choose.of(choose.bold ? boxes : boxes.filter(({ shipmentId }) => shipmentId === undefined));
    const base = { kind: 'ship', shipmentId: `S${choose.n}`, parcels: [] } as const;
    if (box !== undefined && choose.of([true, true, false]) === true) {
      return { ...base, fulfillmentOrderId: box.fulfillmentOrderId, parcelIds: [box.parcelId], lines: [] };
    }
    return { ...base, ...atWork(order, 'picked', choose) };
  },
  deliver: (order, choose) => ({
    kind: 'deliver',
    shipmentId: one(order.shipments, ({ deliveredAt }) => deliveredAt === undefined, choose)?.shipmentId ?? 'none',
  }),
  'report-lost': (order, choose) => {
    const shipment = one(order.shipments, (own) => onTheWay(own) > 0, choose);
    const lost = new Map((shipment?.lost ?? []).map(({ lineId, quantity }) => [lineId, quantity]));
    const lines = (shipment?.lines ?? [])
      .map(({ lineId, quantity }) => ({ lineId, quantity: quantity - (lost.get(lineId) ?? 0) }))
      .filter(({ quantity }) => quantity > 0)
      .map(({ lineId, quantity }) => ({ lineId, quantity: choose.upTo(quantity + (choose.bold ? 2 : 0)) }));
    const box = choose.of(
      order.fulfillmentOrders.flatMap(({ parcels }) => parcels.filter((own) => own.shipmentId !== undefined)),
    );
    const what = choose.of([
      { shipmentId: shipment?.shipmentId ?? 'none' },
      { shipmentId: shipment?.shipmentId ?? 'none', lines },
      { shipmentId: box?.shipmentId ?? 'none', parcelIds: [box?.parcelId ?? 'none'] },
    ]) ?? { shipmentId: 'none' };
    return { kind: 'report-lost', ...what, fate: choose.of(['resend', 'refund'] as const) ?? 'resend' };
  },
  'announce-return': (order, choose) => ({
    kind: 'announce-return',
    returnId: `R${choose.n}`,
    lines: units(order, ({ shipped, returning, returned }) => shipped - returning - returned, choose).map((own) => ({
      ...own,
      reason: 'too small',
    })),
  }),
  'receive-return': (order, choose) => {
    const isOpen = ({ lines }: PlacedOrder['returns'][number]): boolean =>
      lines.some(({ announced, received }) => announced > received);
    const record = one(order.returns, isOpen, choose);
    const own = record?.lines.find(({ announced, received }) => announced > received) ?? record?.lines[0];
    const quantity = choose.upTo((own?.announced ?? 1) - (own?.received ?? 0));
    const disposition = choose.of(['restock', 'quarantine', 'scrap'] as const) ?? 'restock';
    return {
      kind: 'receive-return',
      returnId: record?.returnId ?? 'none',
      locationId: 'RTM',
      lines: [{ lineId: own?.lineId ?? 'none', dispositions: [{ disposition, quantity }] }],
    };
  },
  'close-return': (order, choose) => ({
    kind: 'close-return',
    returnId:
      one(order.returns, ({ lines }) => lines.some(({ announced, received }) => announced > received), choose)
        ?.returnId ?? 'none',
  }),
  'record-payment': (order, choose) => ({
    kind: 'record-payment',
    paymentId: choose.of(['P1', 'P2']) ?? 'P1',
    method: 'card',
    status: choose.of(['captured', 'authorised'] as const) ?? 'captured',
    // what is owed to the cent, or something round
    amountMinor: choose.of([Math.max(1, -moneyOf(order).balanceMinor), choose.upTo(10) * 100]) ?? 1,
  }),
  'record-refund': (order, choose) => {
    const payment = one(order.payments, ({ capturedMinor, refundedMinor }) => capturedMinor > refundedMinor, choose);
    const possible = (payment?.capturedMinor ?? 0) - (payment?.refundedMinor ?? 0);
    return {
      kind: 'record-refund',
      refundId: `X${choose.n}`,
      paymentId: payment?.paymentId ?? 'none',
      amountMinor: choose.upTo(possible + (choose.bold ? 100 : 0)),
      lines:
        choose.of([false, true]) === true ? units(order, ({ ordered, refunded }) => ordered - refunded, choose) : [],
      reason: 'goodwill',
    };
  },
  'apply-hold': (order, choose) => {
    const typeId = choose.of([undefined, ...HOLD_TYPES.map((type) => type.typeId)]);
    const lineId = choose.of(order.lines)?.lineId ?? 'none';
    const fulfillmentOrderId = choose.of(order.fulfillmentOrders)?.fulfillmentOrderId ?? 'none';
    const scope = choose.of([
      { kind: 'order' },
      { kind: 'line', lineId },
      { kind: 'fulfillment-order', fulfillmentOrderId },
    ] as const);
    return {
      kind: 'apply-hold',
      holdId: `H${choose.bold ? 0 : choose.n}`,
      reason: 'looks odd',
      ...(typeId === undefined ? {} : { typeId }),
      ...(scope === undefined ? {} : { scope }),
    };
  },
  'release-hold': (order, choose) => ({ kind: 'release-hold', holdId: choose.of(order.holds)?.holdId ?? 'none' }),
  'stage-change': (order, choose) => ({
    kind: 'stage-change',
    changeId: `E${choose.n}`,
    document: anyDocument(order, choose),
  }),
  'confirm-change': (order, choose) => ({
    kind: 'confirm-change',
    changeId: one(order.changes, ({ status }) => status === 'staged', choose)?.changeId ?? 'none',
  }),
  'decline-change': (order, choose) => ({
    kind: 'decline-change',
    changeId: one(order.changes, ({ status }) => status === 'staged', choose)?.changeId ?? 'none',
    reason: 'too dear',
  }),
  'revert-change': (order, choose) => ({
    kind: 'revert-change',
    changeId:
      one(order.changes, ({ status, document }) => status === 'confirmed' && document.kind !== 'address', choose)
        ?.changeId ?? 'none',
    revertingChangeId: `V${choose.n}`,
    reason: 'mistake',
  }),
  'add-note': (_, choose) => ({ kind: 'add-note', text: choose.bold ? ' ' : 'called' }),
};

/** Units of a shipment that neither arrived nor were lost. */
function onTheWay({ lines, lost = [], deliveredAt }: PlacedOrder['shipments'][number]): number {
  const sum = (units: typeof lines): number => units.reduce((total, { quantity }) => total + quantity, 0);
  return deliveredAt === undefined ? sum(lines) - sum(lost) : 0;
}

function anyDocument(order: PlacedOrder, choose: Chooser) {
  const closed = order.lines.every(({ ordered, cancelled, delivered }) => ordered === cancelled + delivered);
  if (closed && !choose.bold) return reduction(1, `G${choose.n}`);
  const [own] = units(order, waiting, choose);
  const documents = [
    edit({ [own?.lineId ?? '1']: -(own?.quantity ?? 1) }),
    edit({ [own?.lineId ?? '1']: own?.quantity ?? 1 }),
    edit({}, [line(`L${choose.n}`, choose.upTo(4))]),
    reduction(choose.upTo(50), `G${choose.n}`),
    readdressed(GHENT),
  ];
  return choose.of(documents) ?? edit({});
}

/** Makes a command of some kind out of what an order is now. */
export function attempt(kind: OrderCommandKind, state: OrderState, choose: Chooser): Bare {
  return ATTEMPTS[kind](state.kind === 'placed' ? state : NOBODYS, choose);
}
