import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import type { StockConditions, Store } from '../../src/application/index.ts';
import { type PlainStockCommand, runStockWork } from '../../src/application/run-stock-work.ts';
import type { LocationGroup } from '../../src/domain/inventory/index.ts';
import { moved, put, taken } from './stock-support.ts';
import { NOW, teaAt } from './support.ts';

const base = { actorId: 'ann', now: NOW, commandId: 'c' } as const;
const tea = { sku: 'TEA', locationId: 'A' };
const groups = [{ groupId: 'G', locationIds: ['A', 'B'] }];

/** The conditions under which a command on 5 TEA at A is committed. */
async function conditionsOf(
  command: PlainStockCommand,
  more: { readonly groups?: readonly LocationGroup[]; readonly before?: (store: Store) => Promise<unknown> } = {},
): Promise<StockConditions | undefined> {
  const store = memoryStore();
  await put(store, { movements: [moved(5)] });
  await more.before?.(store);
  let seen: StockConditions | undefined;
  const spy: Store = {
    ...store,
    commit: (change) => {
      seen = change.conditions;
      return store.commit(change);
    },
  };
  (await runStockWork(spy, { command, issuedAt: NOW, groups: more.groups ?? [] }))._unsafeUnwrap();
  return seen;
}

const reserve = (quantity: number): PlainStockCommand => ({
  ...base,
  kind: 'reserve',
  reservationId: 'R1',
  lines: [{ ...tea, quantity }],
  whenShort: { kind: 'oversell', units: 9 },
});

describe('stockConditionsOf', () => {
  it('asks for nothing where it is enough that the units are there', async () => {
    expect(await conditionsOf({ ...base, kind: 'quarantine', lines: [{ ...tea, quantity: 1 }] })).toEqual({});
  });

  it('lets `available` go below 0 as far as was decided, not as far as is allowed', async () => {
    expect(await conditionsOf(reserve(5))).toEqual({ reservations: [{ reservationId: 'R1', expectedVersion: 0 }] });
    expect((await conditionsOf(reserve(7)))?.oversell).toEqual([{ ...tea, units: 2 }]);
  });

  it('holds a count against the shelf that was counted, reserved units and all', async () => {
    const count: PlainStockCommand = { ...base, ...tea, kind: 'count', counted: 4 };
    const reserved = (store: Store) => put(store, { movements: [taken(2)] });
    expect((await conditionsOf(count, { before: reserved }))?.expected).toEqual([
      { ...tea, account: 'shelf', units: 5 },
    ]);
  });

  it('holds a difference against the balance it was taken from only where one is named', async () => {
    const adjust: PlainStockCommand = { ...base, ...tea, kind: 'adjust', by: -1 };
    expect(await conditionsOf(adjust)).toEqual({});
    expect((await conditionsOf({ ...adjust, expected: 5 }))?.expected).toEqual([
      { ...tea, account: 'available', units: 5 },
    ]);
  });

  it('holds what a group has in common against all its places', async () => {
    const found = await conditionsOf({ ...base, kind: 'quarantine', lines: [{ ...tea, quantity: 1 }] }, { groups });
    expect(found?.expected?.map(({ locationId, units }) => [locationId, units])).toEqual([
      ['A', 5],
      ['G', 0],
      ['B', 0],
    ]);
  });

  it('makes a count conflict when units came in between, and counts again', async () => {
    const store = memoryStore();
    await put(store, { movements: [moved(5)] });
    let arrived = false;
    const late: Store = {
      ...store,
      readStock: (question) => {
        const found = store.readStock(question);
        if (arrived) return found;
        arrived = true;
        return found.andThen((stock) =>
          store
            .commit({
              commandId: 'late',
              fingerprint: 'late',
              issuedAt: NOW,
              at: NOW,
              streams: [],
              movements: [moved(3)],
              outbox: [],
              answer: null,
            })
            .map(() => stock)
            .mapErr(() => ({ kind: 'unavailable' as const })),
        );
      },
    };
    const count: PlainStockCommand = { ...base, ...tea, kind: 'count', counted: 4 };
    const answer = (await runStockWork(late, { command: count, issuedAt: NOW, groups: [] }))._unsafeUnwrap();
    expect(answer.movements).toMatchObject([{ quantity: 4 }]);
    expect((await teaAt(store, 'A')).available).toBe(4);
  });
});
