import type pg from 'pg';
import type { Change } from '../../../src/application/index.ts';

/** What is wrong in a database, counted from its raw tables by nothing that the library has written. All 0, or it lost. */
export interface Recount {
  readonly oversold: number;
  readonly balancesOff: number;
  readonly ordersLost: number;
  readonly duplicates: number;
  readonly ghosts: number;
  readonly eventsLost: number;
  readonly versionGaps: number;
  readonly answersChanged: number;
  readonly resolvedTwice: number;
  readonly feedHoles: number;
  readonly centsOff: number;
}

/** What the shoppers asked, and what they were told. */
export interface Journals {
  readonly asked: ReadonlyMap<string, Pick<Change, 'streams'>>;
  /** the answer, or null where it was refused */
  readonly told: ReadonlyMap<string, string | null>;
}

interface ChangeRow {
  readonly command_id: string;
  readonly place: string;
  readonly streams: string;
  readonly movements: string;
  readonly committed: string;
}

interface Move {
  readonly sku: string;
  readonly quantity: number;
  readonly from: { readonly locationId?: string; readonly account: string };
  readonly to: { readonly locationId?: string; readonly account: string };
  readonly reservationId?: string;
}

/** Counts again from the raw tables of a tenant. */
export async function recount(pool: pg.Pool, tenantId: string, { asked, told }: Journals): Promise<Recount> {
  const read = async <Row>(columns: string, table: string): Promise<Row[]> =>
    (await pool.query(`select ${columns} from cleanorder_${table} where tenant_id = $1`, [tenantId])).rows as Row[];
  const changes = await read<ChangeRow>('command_id, place, streams, movements, committed', 'change');
  const events = await read<{ order_id: string; from_version: string; version: string; events: string }>('*', 'event');
  const accounts = 'inbound,available,safety,reserved,picked,shipped,quarantine,damaged,scrapped,adjustment'.split(',');
  const balances = await read<Record<string, string>>('*', 'balance');
  const moves = changes.flatMap((change) => JSON.parse(change.movements) as Move[]);
  const folded = fold(moves);
  let balancesOff = 0;
  let oversold = 0;
  for (const row of balances) {
    if (row['reservation_id'] !== '' || row['lot_id'] !== '') continue;
    for (const account of accounts) {
      const name = `${row['sku']}|${row['location_id']}|${account}`;
      if (Number(row[account]) !== (folded.get(name) ?? 0)) balancesOff += 1;
      folded.delete(name);
      if (account !== 'adjustment' && Number(row[account]) < 0) oversold += 1;
    }
  }
  for (const units of folded.values()) if (units !== 0) balancesOff += 1;
  const there = new Map(changes.map((change) => [change.command_id, change.committed]));
  return {
    oversold,
    balancesOff,
    ...countOrders(changes, events),
    ordersLost: [...told].filter(([id, answer]) => answer !== null && !there.has(id)).length,
    ghosts: [...there.keys()].filter((id) => !asked.has(id)).length,
    answersChanged: [...told].filter(([id, answer]) => answer !== null && there.has(id) && there.get(id) !== answer)
      .length,
    resolvedTwice: countResolved(moves),
    feedHoles: countHoles(changes),
    centsOff: countCents(
      [...there.keys()].flatMap((id) => asked.get(id)?.streams ?? []),
      events,
    ),
  };
}

function fold(moves: readonly Move[]): Map<string, number> {
  const units = new Map<string, number>();
  const add = (sku: string, side: Move['from'], quantity: number): void => {
    if (side.locationId === undefined) return;
    const name = `${sku}|${side.locationId}|${side.account}`;
    units.set(name, (units.get(name) ?? 0) + quantity);
  };
  for (const { sku, quantity, from, to } of moves) {
    add(sku, from, -quantity);
    add(sku, to, quantity);
  }
  return units;
}

/** Every stream that a change names stands once with its order, and an order's versions follow one on the other. */
function countOrders(
  changes: readonly ChangeRow[],
  events: readonly { order_id: string; from_version: string; version: string; events: string }[],
): Pick<Recount, 'duplicates' | 'eventsLost' | 'versionGaps'> {
  const named = new Map<string, number>();
  for (const change of changes) {
    for (const [orderId, fromVersion] of JSON.parse(change.streams) as [string, number][]) {
      const name = `${orderId}|${fromVersion}`;
      named.set(name, (named.get(name) ?? 0) + 1);
    }
  }
  let versionGaps = 0;
  let eventsLost = 0;
  const last = new Map<string, number>();
  const sorted = [...events].sort((left, right) => Number(left.from_version) - Number(right.from_version));
  for (const row of sorted) {
    if ((last.get(row.order_id) ?? 0) !== Number(row.from_version)) versionGaps += 1;
    last.set(row.order_id, Number(row.version));
    const kept = JSON.parse(row.events) as unknown[];
    if (kept.length !== Number(row.version) - Number(row.from_version)) eventsLost += 1;
    if (!named.delete(`${row.order_id}|${row.from_version}`)) eventsLost += 1;
  }
  const ids = events.flatMap((row) => (row.order_id === 'HOT' ? JSON.parse(row.events) : [])) as { holdId: string }[];
  const duplicates = ids.length - new Set(ids.map(({ holdId }) => holdId)).size;
  return { versionGaps, eventsLost: eventsLost + named.size, duplicates };
}

/** No reservation lets more go than it took in. */
function countResolved(moves: readonly Move[]): number {
  const held = new Map<string, number>();
  for (const { reservationId, sku, quantity, to } of moves) {
    if (reservationId === undefined) continue;
    const name = `${reservationId}|${sku}`;
    held.set(name, (held.get(name) ?? 0) + (to.account === 'reserved' ? quantity : -quantity));
  }
  return [...held.values()].filter((units) => units < 0).length;
}

/** Places from 1 on without a gap, each once. */
function countHoles(changes: readonly ChangeRow[]): number {
  const places = changes
    .map(({ place }) => Number(place))
    .filter((place) => place > 0)
    .sort((left, right) => left - right);
  return places.filter((place, i) => place !== i + 1).length;
}

interface Booked {
  readonly amountMinor?: number;
}

const centsOf = (events: readonly Booked[]): number =>
  events.reduce((sum, { amountMinor = 0 }) => sum + amountMinor, 0);

/** What was paid for each order, as it was asked and as it stands with the order. */
function countCents(
  asked: Change['streams'],
  kept: readonly { readonly order_id: string; readonly events: string }[],
): number {
  const off = new Map<string, number>();
  const add = (orderId: string, cents: number) => off.set(orderId, (off.get(orderId) ?? 0) + cents);
  for (const { orderId, events } of asked) add(orderId, centsOf(events as readonly Booked[]));
  for (const row of kept) add(row.order_id, -centsOf(JSON.parse(row.events) as Booked[]));
  return [...off.values()].reduce((sum, cents) => sum + Math.abs(cents), 0);
}
