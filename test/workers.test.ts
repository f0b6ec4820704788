import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** The package at work: cleaned, routed, decided, placed and allocated on a store, in one Worker. */
const WORKER = `
import { decideBackorder } from 'cleanorder/backorder';
import { fromShopify } from 'cleanorder/channels/shopify';
import { cleanOrder } from 'cleanorder/clean-order';
import { createOms } from 'cleanorder/application';
import { planPromise } from 'cleanorder/promise';
import { routeOrder } from 'cleanorder/routing';
import { memoryStore } from 'cleanorder/stores/memory';
import * as everything from 'cleanorder';

const now = '2026-11-21T10:00:00.000Z';
const actor = { kind: 'system', actorId: 'worker' };
const check = (holds, what) => { if (!holds) throw new Error(what); };

export default {
  async test() {
    check(Object.keys(everything).length > 100, 'the front door');
    check(fromShopify({}, {}) !== undefined, 'a channel');
    const cleaned = cleanOrder({
      channel: { channelId: 'shop', kind: 'own-shop' }, currency: 'EUR', taxesIncluded: true,
      customer: { email: 'ann@example.com' },
      shipTo: { name: 'Ann', lines: ['Keizersgracht 1'], postalCode: '1015cj', city: 'Amsterdam', country: 'nl' },
      lines: [{ sku: 'LAMP', quantity: 10, unitPrice: '12.95', tax: { rate: '0.21' } }],
    }, { orderId: 'O-1', now });
    check(cleaned.isOk(), 'a clean order');
    const { order } = cleaned.value;
    const locations = [{ locationId: 'rotterdam', shipmentCostMinor: 690 }];
    const stock = [{ sku: 'LAMP', locationId: 'rotterdam', available: 4 }];
    const plan = routeOrder({ lines: order.lines, locations, stock });
    check(plan.isOk() && plan.value.allocations[0].quantity === 4, 'a plan');
    const oms = createOms({
      store: memoryStore(), clock: { now: () => now },
      policies: { allocation: { network: () => ({ locations }), arrivals: () => [], today: () => '2026-11-21' } },
    });
    const lines = [{ sku: 'LAMP', locationId: 'rotterdam', quantity: 4 }];
    check((await oms.changeStock({ kind: 'receive', commandId: 'r1', actorId: 'worker', lines })).isOk(), 'stock');
    check((await oms.changeOrder({ kind: 'place', orderId: 'O-1', commandId: 'p1', actor, order })).isOk(), 'placed');
    const allocated = await oms.allocate({ orderId: 'O-1', commandId: 'a1', actor });
    check(allocated.isOk() && allocated.value.events[0].kind === 'units-allocated', 'allocated');
    check(decideBackorder({ today: 'x', wishes: 'fill-or-kill', lines: [], arrivals: [] }).isErr(), 'a refusal');
    check(planPromise({ now: 'x' }).isErr(), 'no moment');
  },
};
`;

const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [(name = "main", worker = .worker)]);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2025-01-01",
);
`;

/** Bundles a Worker with the built package and runs its test in the real runtime. */
async function inWorkerd(code: string): Promise<{ readonly failed: boolean; readonly output: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'worker-'));
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: process.cwd() },
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['worker', 'import'],
    // the built files, not the sources that tsconfig.json points these names at
    tsconfigRaw: '{}',
    write: false,
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'worker.js'), outputFiles[0]?.text ?? '');
  writeFileSync(join(folder, 'config.capnp'), CONFIG);
  return run('node_modules/.bin/workerd', ['test', join(folder, 'config.capnp')]).then(
    ({ stdout, stderr }) => ({ failed: false, output: stdout + stderr }),
    (error: { stdout: string; stderr: string }) => ({ failed: true, output: error.stdout + error.stderr }),
  );
}

describe('the package in a Workers runtime', () => {
  it('does the main job, with nothing of Node', async () => {
    const { failed, output } = await inWorkerd(WORKER);
    expect(failed, output).toBe(false);
  }, 120_000);

  it('would notice something of Node', async () => {
    const { failed, output } = await inWorkerd(
      `export default { test() { if (process.cwd() === '') throw new Error(); } };`,
    );
    expect(failed).toBe(true);
    expect(output).toContain('process is not defined');
  }, 120_000);
});
