import type { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqlStore } from '../../../../src/adapters/stores/sql/index.ts';
import { writeAloneFunction } from '../../../../src/adapters/stores/sql/write-alone-function.ts';
import type { Change } from '../../../../src/application/index.ts';
import type { AccountRef, StockMovement } from '../../../../src/domain/inventory/index.ts';
import { changeOf } from '../../../application/support.ts';
import { at, move, stream, supplier } from '../../../stores/changes.ts';
import { newTenant, openDb, watched } from '../../../stores/pglite-db.ts';
import { momentOf } from '../../../stores/random-changes.ts';
import { historyOf, inMemory } from '../../../stores/same-as-memory.ts';

let db: PGlite;
beforeAll(async () => {
  db = await openDb();
});
afterAll(() => db.close());

const SKUS = ['S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9'];

/** The same of ten SKUs: enough to be written together. */
const wide = (quantity: number, from: AccountRef, to: AccountRef, more: Partial<StockMovement> = {}): StockMovement[] =>
  SKUS.map((sku) => move(quantity, from, to, { sku, ...more }));

const filled = changeOf('fill', { movements: wide(5, supplier, at('available')) });
const taking = (commandId: string, quantity: number, more: Partial<Change> = {}): Change =>
  changeOf(commandId, { movements: wide(quantity, at('available'), at('reserved')), ...more });
const claiming = (commandId: string, reservationId: string, expiresAt: string): Change =>
  changeOf(commandId, {
    movements: wide(1, at('available'), at('reserved'), { reservationId, expiresAt }),
    conditions: { reservations: [{ reservationId, expectedVersion: 0 }] },
  });

async function watchedStore(first: readonly Change[]) {
  const { client, statements } = watched(db);
  const store = sqlStore({ client, tenantId: newTenant() });
  for (const change of first) expect((await store.commit(change)).isOk()).toBe(true);
  statements.length = 0;
  return { store, statements };
}

describe('the call for one change with many balances', () => {
  it('answers what does not hold, raises it to nobody, reads no clock and draws no numbers', () => {
    expect(writeAloneFunction).toContain("exception\n  when sqlstate 'CO001' then return false;");
    expect(writeAloneFunction).not.toMatch(/now\(|random\(|clock_timestamp|nextval|advisory/);
  });

  it('writes an order of ten lines with one statement', async () => {
    const { store, statements } = await watchedStore([filled]);
    expect((await store.commit(taking('c1', 2, { streams: stream(0, 'H1') }))).isOk()).toBe(true);
    expect(statements).toEqual([expect.stringContaining('cleanorder_write_alone_1')]);
    const positions = (await store.listPositions(undefined, 99))._unsafeUnwrap();
    expect(positions.map(({ available, reserved }) => [available, reserved])).toEqual(SKUS.map(() => [3, 2]));
  });

  it('makes the balances of a reservation that begins', async () => {
    const { store, statements } = await watchedStore([filled]);
    const until = momentOf(60_000);
    expect((await store.commit(claiming('c1', 'R1', until))).isOk()).toBe(true);
    expect(statements).toEqual([expect.stringContaining('cleanorder_write_alone_1')]);
    const found = (await store.listReservations({ after: '', limit: 9 }))._unsafeUnwrap();
    expect(found.reservations[0]?.reservation.lines).toHaveLength(SKUS.length);
    expect((await store.commit(claiming('c2', 'R1', until)))._unsafeUnwrapErr()).toMatchObject({ kind: 'conflict' });
  });

  it('writes nothing at all when one of ten is short, or the order has gone on (L18)', async () => {
    const { store } = await watchedStore([
      filled,
      changeOf('one', { movements: [move(4, at('available'), at('reserved'), { sku: 'S7' })] }),
    ]);
    const before = (await store.listPositions(undefined, 99))._unsafeUnwrap();
    expect((await store.commit(taking('c1', 2)))._unsafeUnwrapErr()).toMatchObject({ code: 'store.stock-short' });
    const late = await store.commit(taking('c2', 1, { streams: stream(3, 'H1') }));
    expect(late._unsafeUnwrapErr()).toMatchObject({ kind: 'conflict' });
    expect((await store.listPositions(undefined, 99))._unsafeUnwrap()).toEqual(before);
  });

  it('is told after everything that it builds on, and before everything that builds on it (L69)', async () => {
    const one = (commandId: string, sku: string, ms: number) =>
      changeOf(commandId, { movements: [move(1, at('available'), at('reserved'), { sku })], at: momentOf(ms) });
    const { store } = await watchedStore([
      { ...filled, at: momentOf(0) },
      one('a-late', 'S3', 900),
      taking('b-wide', 1, { at: momentOf(100) }),
      one('c-next', 'S0', 200),
      changeOf('d-note', { streams: stream(0, 'H1'), at: momentOf(5000) }),
      taking('e-wide', 1, { streams: stream(1, 'H2'), at: momentOf(300) }),
      one('f-last', 'S9', 400),
    ]);
    const feed = (await store.feed('', 99))._unsafeUnwrap();
    expect(feed.map(({ commandId }) => commandId)).toEqual([
      'fill',
      'a-late',
      'b-wide',
      'c-next',
      'd-note',
      'e-wide',
      'f-last',
    ]);
  });

  it('comes to the same as the store in memory, whatever comes after what and when', async () => {
    const change = fc.record({
      quantity: fc.integer({ min: 1, max: 3 }),
      kind: fc.constantFrom('take', 'claim', 'pick', 'back', 'one', 'receive'),
      ms: fc.integer({ min: 0, max: 5 }),
      version: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      reservationId: fc.constantFrom('R1', 'R2'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const changes = [
          filled,
          ...drawn.map(({ quantity, kind, ms, version, reservationId }, i): Change => {
            const id = `c${i}`;
            const parts: Record<typeof kind, Change> = {
              take: taking(id, quantity),
              claim: claiming(id, reservationId, momentOf(60_000)),
              pick: changeOf(id, { movements: wide(quantity, at('reserved'), at('picked')) }),
              back: changeOf(id, { movements: wide(quantity, at('reserved'), at('available')) }),
              one: changeOf(id, { movements: [move(1, at('available'), at('reserved'), { sku: 'S3' })] }),
              receive: changeOf(id, { movements: wide(quantity, supplier, at('available')) }),
            };
            const streams = version === undefined ? [] : stream(version, 'H1');
            return { ...parts[kind], at: momentOf(ms), streams };
          }),
        ];
        expect(await historyOf(sqlStore({ client: db, tenantId: newTenant() }), changes)).toEqual(
          await inMemory(changes),
        );
      }),
      { numRuns: 30 },
    );
  });
});
