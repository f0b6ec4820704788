import { describe, expect, it } from 'vitest';
import { rebuild, type Store } from '../../../src/application/index.ts';
import { recount } from '../../../src/testing/index.ts';
import { ordersOf, type Simulated, SOMETIMES, type Sometimes, simulate } from './simulate.ts';

const SEEDS = Number(process.env['SEEDS'] ?? 200);

const addTo = (sums: Map<string, number>, name: string, units: number): void => {
  if (units !== 0) sums.set(name, (sums.get(name) ?? 0) + units);
};

/** What orders and reservations say must stand on the accounts, against what stands there. */
async function stockFollows({ orders, stock }: Pick<Simulated, 'orders' | 'stock'>): Promise<void> {
  const expected = new Map<string, number>();
  for (const { fulfillmentOrders, lines } of await ordersOf(orders)) {
    const skus = new Map(lines.map(({ lineId, sku }) => [lineId, sku]));
    for (const { locationId, lines: work } of fulfillmentOrders) {
      for (const { lineId, allocated, picked } of work) {
        addTo(expected, `${skus.get(lineId)} ${locationId} reserved`, allocated);
        addTo(expected, `${skus.get(lineId)} ${locationId} picked`, picked);
      }
    }
  }
  const { reservations } = (await stock.listReservations({ after: '', limit: 10_000 }))._unsafeUnwrap();
  for (const { reservation } of reservations) {
    for (const { sku, locationId, pending, posted } of reservation.lines) {
      addTo(expected, `${sku} ${locationId} reserved`, pending);
      addTo(expected, `${sku} ${locationId} picked`, posted);
    }
  }
  const found = new Map<string, number>();
  for (const { sku, locationId, reserved, picked, available } of (
    await stock.listPositions(undefined, 1000)
  )._unsafeUnwrap()) {
    addTo(found, `${sku} ${locationId} reserved`, reserved);
    addTo(found, `${sku} ${locationId} picked`, picked);
    expect(available).toBeGreaterThanOrEqual(0);
  }
  expect([...found].sort()).toEqual([...expected].sort());
}

async function ordersAddUp(store: Store, { followed }: Simulated): Promise<void> {
  for (const order of await ordersOf(store)) {
    for (const { ordered, cancelled, unallocated, backordered, allocated, picked, shipped } of order.lines) {
      expect(ordered).toBe(cancelled + unallocated + backordered + allocated + picked + shipped);
    }
    for (const { paymentId, capturedMinor } of order.payments) {
      const back = order.refunds.filter((refund) => refund.paymentId === paymentId);
      expect(back.reduce((sum, refund) => sum + refund.amountMinor, 0)).toBeLessThanOrEqual(capturedMinor);
    }
    expect(followed.get(order.content.orderId)).toEqual(order);
  }
}

describe('the simulator', () => {
  it(`breaks no law in ${SEEDS} seeds, and reaches what it must reach`, { timeout: 300_000 }, async () => {
    const seen = new Map<Sometimes, number>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const run = await simulate(seed).catch((failure: Error) => {
        throw new Error(`seed ${seed}: ${failure.message}`);
      });
      for (const state of run.seen) seen.set(state, (seen.get(state) ?? 0) + 1);
      try {
        await recount(run.orders);
        await recount(run.stock);
        for (const store of [run.orders, run.stock])
          expect((await rebuild(store))._unsafeUnwrap().differences).toEqual([]);
        await stockFollows(run);
        await ordersAddUp(run.orders, run);
      } catch (failure) {
        throw new Error(`seed ${seed}: ${(failure as Error).message}`);
      }
    }
    expect(SOMETIMES.filter((state) => !seen.has(state))).toEqual([]);
  });

  it('plays the same seed the same way twice', async () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const [first, again] = [await simulate(seed), await simulate(seed)];
      expect(again.hash).toBe(first.hash);
    }
    expect((await simulate(7)).hash).not.toBe((await simulate(8)).hash);
  });
});
