import { errAsync } from 'neverthrow';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/stores/memory/index.ts';
import { recordOf } from '../../../src/application/record.ts';
import { storedEvents } from '../../../src/application/steps/stored-events.ts';
import { hold, put, stream } from '../stock-support.ts';

describe('storedEvents', () => {
  it('reads the events of a command among those of the order', async () => {
    const orders = memoryStore();
    await put(orders, { streams: [stream(0, ['H0', 'H1', 'H2'])] });
    const record = recordOf({ orderId: 'O1', fromVersion: 1, events: [hold('H1')] });
    expect((await storedEvents({ orders, stock: orders }, record))._unsafeUnwrap()).toMatchObject([{ holdId: 'H1' }]);
  });

  it('says when the store cannot be asked, and when it has fewer events than it must', async () => {
    const orders = memoryStore();
    const record = recordOf({ orderId: 'O1', fromVersion: 0, events: [hold('H1')] });
    expect((await storedEvents({ orders, stock: orders }, record))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-inconsistent',
    });
    const dead = { ...orders, loadOrder: () => errAsync({ kind: 'unavailable' as const }) };
    expect((await storedEvents({ orders: dead, stock: dead }, record))._unsafeUnwrapErr()).toEqual({
      code: 'oms.store-unavailable',
    });
  });
});
