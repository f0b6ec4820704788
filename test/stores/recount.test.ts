import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { changeOf } from '../application/support.ts';
import { payment, received, stream, taken } from './changes.ts';
import { type Recount, recount } from './kills/recount.ts';
import { openDb } from './pglite-db.ts';

let db: PGlite;
let tenants = 0;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

/** What the count says of a sound little shop after something was done to its tables. */
async function countAfter(harm: string): Promise<Partial<Recount>> {
  tenants += 1;
  const tenantId = `t${tenants}`;
  const store = pgliteStore({ db, tenantId });
  const told = new Map<string, string | null>();
  const changes = [
    received('c1', 5, { streams: stream(0, 'H1') }),
    received('c2', 5, { streams: stream(1, 'H2', 'H3') }),
    taken('c3', 4, 'R1'),
    changeOf('c4', { streams: [{ orderId: 'O2', expectedVersion: 0, events: [payment('P1', 1295)] }] }),
  ];
  for (const change of changes) {
    told.set(change.commandId, JSON.stringify((await store.commit(change))._unsafeUnwrap()));
  }
  await store.feed('', 1);
  if (harm !== '') await db.query(harm, [tenantId]);
  const asked = new Map(changes.map((change) => [change.commandId, change]));
  const counted = await recount(db as never, tenantId, { asked, told });
  return Object.fromEntries(Object.entries(counted).filter(([, count]) => count > 0));
}

it('finds nothing wrong where nothing is', async () => {
  expect(await countAfter('')).toEqual({});
});

it.each([
  [
    'a unit too many',
    `update cleanorder_balance set available = available + 1 where tenant_id = $1 and reservation_id = ''`,
    ['balancesOff'],
  ],
  [
    'a change that is gone',
    `delete from cleanorder_change where tenant_id = $1 and command_id = 'c1'`,
    ['balancesOff', 'eventsLost', 'ordersLost', 'feedHoles'],
  ],
  [
    'a command that nobody gave',
    `update cleanorder_change set command_id = 'c9' where tenant_id = $1 and command_id = 'c2'`,
    ['ordersLost', 'ghosts'],
  ],
  [
    'events that are gone',
    `delete from cleanorder_event where tenant_id = $1 and from_version = 0`,
    ['eventsLost', 'versionGaps', 'centsOff'],
  ],
  [
    'an event less',
    `update cleanorder_event set events = '[]' where tenant_id = $1 and from_version = 1`,
    ['eventsLost'],
  ],
  [
    'another answer',
    `update cleanorder_change set committed = '{}' where tenant_id = $1 and command_id = 'c3'`,
    ['answersChanged'],
  ],
  [
    'a place left free in the feed',
    `update cleanorder_change set place = place + 1 where tenant_id = $1 and place > 1`,
    ['feedHoles'],
  ],
  [
    'a movement that has lost its units',
    `update cleanorder_change set movements = replace(movements, '"quantity":4', '"quantity":0')
    || '' where tenant_id = $1 and command_id = 'c3'`,
    ['balancesOff'],
  ],
  [
    'a cent less',
    `update cleanorder_event set events = replace(events, '1295', '1294') where tenant_id = $1 and order_id = 'O2'`,
    ['centsOff'],
  ],
] as const)('finds %s', async (_, harm, found) => {
  expect(Object.keys(await countAfter(harm)).sort()).toEqual([...found].sort());
});
