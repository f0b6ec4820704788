import { errAsync, okAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import type { Store } from '../../src/application/index.ts';
import { type PlainStockCommand, runStockWork } from '../../src/application/run-stock-work.ts';
import { emptyPosition, type StockPosition } from '../../src/domain/inventory/index.ts';
import { NOW, teaAt } from './support.ts';

const base = { actorId: 'ann', now: NOW } as const;
const tea = { sku: 'TEA', locationId: 'A' };
const run = (store: Store, command: PlainStockCommand) => runStockWork(store, { command, issuedAt: NOW, groups: [] });
const reading = (position: Partial<StockPosition>) => () =>
  okAsync({ positions: [{ ...emptyPosition(tea), ...position }], reservations: [] });

describe('runStockWork', () => {
  it('moves stock between two locations in one change', async () => {
    const store = memoryStore();
    await run(store, { ...base, kind: 'receive', commandId: 'c1', lines: [{ ...tea, quantity: 5 }] });
    const lines = [{ ...tea, quantity: 2, toLocationId: 'B' }];
    (await run(store, { ...base, kind: 'transfer', commandId: 'c2', lines }))._unsafeUnwrap();
    expect(await teaAt(store, 'A')).toEqual({ available: 3, reserved: 0 });
    expect(await teaAt(store, 'B')).toEqual({ available: 2, reserved: 0 });
  });

  it('puts a balance right by a difference, once', async () => {
    const store = memoryStore();
    const adjust = { ...base, ...tea, kind: 'adjust', commandId: 'c1', by: 3 } as const;
    const first = (await run(store, adjust))._unsafeUnwrap();
    expect((await run(store, adjust))._unsafeUnwrap()).toEqual(first);
    expect((await teaAt(store, 'A')).available).toBe(3);
  });

  it('hands out the first answer to a command that would be refused by now', async () => {
    const store = memoryStore();
    await run(store, { ...base, kind: 'receive', commandId: 'c1', lines: [{ ...tea, quantity: 2 }] });
    const away = { ...base, kind: 'quarantine', commandId: 'c2', lines: [{ ...tea, quantity: 2 }] } as const;
    const first = (await run(store, away))._unsafeUnwrap();
    expect((await run(store, away))._unsafeUnwrap()).toEqual(first);
    const refused = await run(store, { ...away, commandId: 'c3' });
    expect(refused._unsafeUnwrapErr()).toMatchObject({ code: 'inventory.not-enough' });
  });

  it('refuses units that were taken between reading and committing', async () => {
    const store = memoryStore();
    const stale = { ...store, readStock: reading({ available: 9 }) };
    const away = { ...base, kind: 'quarantine', commandId: 'c2', lines: [{ ...tea, quantity: 2 }] } as const;
    expect((await run(stale, away))._unsafeUnwrapErr()).toEqual({
      kind: 'refused',
      code: 'store.stock-short',
      shortages: [{ ...tea, account: 'available', asked: 2, available: 0 }],
    });
  });

  it('says when the store cannot be asked, or holds what cannot be', async () => {
    const store = memoryStore();
    const receive = { ...base, kind: 'receive', commandId: 'c1', lines: [{ ...tea, quantity: 1 }] } as const;
    const dead = { ...store, readStock: () => errAsync({ kind: 'unavailable' as const }) };
    expect((await run(dead, receive))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-unavailable' });
    const broken = { ...store, readStock: reading({ picked: -1 }) };
    expect((await run(broken, receive))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-inconsistent' });
    const half = { ...store, answerOf: () => errAsync({ kind: 'unavailable' as const }) };
    const nothing = { ...receive, lines: [] };
    expect((await run(half, nothing))._unsafeUnwrapErr()).toEqual({ code: 'oms.store-unavailable' });
  });
});
