import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { chanceOf } from '../../../src/adapters/stores/memory/index.ts';
import { fromPg, migrate, postgresStore } from '../../../src/adapters/stores/postgres/index.ts';
import type { Change } from '../../../src/application/index.ts';
import { changeOf } from '../../application/support.ts';
import { at, move, supplier } from '../changes.ts';
import type { Server } from '../postgres-server.ts';
import { openProxy } from './proxy.ts';
import { type Recount, recount } from './recount.ts';
import { linesOf, type Met, nothingMet, type Shopper, SKUS, shop } from './shopper.ts';

/** How long and how hard. */
export interface KillPlan {
  readonly server: Server;
  readonly tenantId: string;
  readonly seed: number;
  readonly seconds: number;
  readonly shoppers: number;
  readonly workers: number;
  /** how often the server is killed */
  readonly serverKills: number;
  /** statement by statement instead of in one call */
  readonly byStatements?: boolean;
}

/** What came of it. */
export interface KillReport {
  readonly met: Met;
  readonly workerKills: number;
  readonly serverKills: number;
  readonly commands: number;
  readonly deadlocks: number;
  readonly recount: Recount;
  /** where the journals are, if something is wrong */
  readonly journals?: string;
}

/** What a run has not met with. One that has not met all of it proves nothing. */
export const missed = ({ met, workerKills, serverKills }: KillReport): readonly string[] =>
  // nothing has to be aborted: what the server undoes is sent again within the store
  Object.entries({ ...met, aborted: 1, workerKills, serverKills }).flatMap(([what, times]) =>
    times > 0 ? [] : [what],
  );

/** Whether something is wrong after it. */
export const hasLost = ({ deadlocks, recount }: Pick<KillReport, 'deadlocks' | 'recount'>): boolean =>
  deadlocks > 0 || Object.values(recount).some((count) => count > 0);

const later = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms));

/** Lets many shop while connections are cut, workers and the server are killed; then counts everything again. */
export async function killRun(plan: KillPlan): Promise<KillReport> {
  const { server, tenantId, seed, seconds } = plan;
  const folder = mkdtempSync(join(tmpdir(), 'cleanorder-kills-'));
  const direct = server.pool();
  await migrate({ client: fromPg(direct) });
  await fillShelves(direct, tenantId);
  const chance = chanceOf(seed);
  const proxy = await openProxy(server.port, () => {
    const drawn = chance.below(30);
    return drawn === 0 ? 'before' : drawn === 1 ? 'after' : 'no';
  });
  const broken = server.pool({ connectionString: server.url(proxy.port), max: 16 });
  const met = nothingMet();
  const end = Date.now() + seconds * 1000;
  const shopperOf = (name: string, pool: pg.Pool, goesOn: () => boolean, i: number): Shopper => ({
    name,
    seed: seed * 100 + i,
    store: postgresStore({
      // under names; the workers without
      client: fromPg(pool, { prepare: true }),
      tenantId,
      ...(plan.byStatements === true ? { functions: false } : {}),
    }),
    journal: join(folder, `${name}.jsonl`),
    goesOn,
    met,
    isThere: (commandId) => isThere(direct, tenantId, commandId),
  });
  const names = Array.from({ length: plan.shoppers }, (_, i) => `s${i}`);
  const shopping = names.map((name, i) => shop(shopperOf(name, broken, () => Date.now() < end, i)));
  const workers = Array.from({ length: plan.workers }, (_, i) => `w${i}`);
  const killing = Promise.all(workers.map((name) => killWorkers({ ...plan, name, folder, end })));
  const deadlocks = server.deadlocks();
  await killServer(plan);
  const workerKills = (await killing).reduce((sum, kills) => sum + kills, 0);
  await Promise.all(shopping);
  // whoever was killed last asks again what he had no answer to
  await Promise.all(workers.map((name, i) => shop(shopperOf(name, direct, () => false, i))));
  const told = await readFeedDry(direct, tenantId);
  const report = await recountAll(direct, tenantId, folder, [...names, ...workers]);
  await broken.end();
  await proxy.close();
  await direct.end();
  const deaths = { workerKills, serverKills: plan.serverKills, deadlocks: server.deadlocks() - deadlocks };
  const came = { met, ...deaths, commands: told, recount: report };
  if (hasLost(came)) return { ...came, journals: folder };
  rmSync(folder, { recursive: true, force: true });
  return came;
}

async function fillShelves(pool: pg.Pool, tenantId: string): Promise<void> {
  const store = postgresStore({ client: fromPg(pool), tenantId });
  const movements = SKUS.map((sku) => move(40, supplier, at('available'), { sku }));
  (await store.commit(changeOf('shelves', { movements })))._unsafeUnwrap();
}

async function isThere(pool: pg.Pool, tenantId: string, commandId: string): Promise<boolean | undefined> {
  try {
    const text = 'select 1 from cleanorder_change where tenant_id = $1 and command_id = $2';
    return (await pool.query(text, [tenantId, commandId])).rows.length > 0;
  } catch {
    return undefined;
  }
}

async function killServer({ server, seconds, serverKills }: KillPlan): Promise<void> {
  for (let kill = 0; kill < serverKills; kill += 1) {
    await later((seconds * 1000) / (serverKills + 1));
    await server.killAndRestart();
  }
}

interface WorkerPlan extends KillPlan {
  readonly name: string;
  readonly folder: string;
  readonly end: number;
}

/** Starts a worker again and again, and kills it in the middle of what it does. */
async function killWorkers({ server, tenantId, name, folder, end, seed }: WorkerPlan): Promise<number> {
  const chance = chanceOf(seed + name.charCodeAt(1));
  let kills = 0;
  while (Date.now() < end) {
    const script = ['--import', 'tsx', 'test/stores/kills/worker.ts', server.url(), tenantId, name];
    const worker: ChildProcess = spawn(process.execPath, [...script, join(folder, `${name}.jsonl`)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const gone = new Promise((exit) => worker.once('exit', exit));
    await Promise.race([new Promise((ready) => worker.stdout?.once('data', ready)), gone]);
    await Promise.race([later(300 + chance.below(1500)), gone]);
    worker.kill('SIGKILL');
    await gone;
    kills += 1;
  }
  return kills;
}

/** Reads the feed to its end, so that everything has its place. */
async function readFeedDry(pool: pg.Pool, tenantId: string): Promise<number> {
  const store = postgresStore({ client: fromPg(pool), tenantId });
  let cursor = '';
  for (let told = 0; ; ) {
    const page = (await store.feed(cursor, 500))._unsafeUnwrap();
    told += page.length;
    cursor = page.at(-1)?.cursor ?? cursor;
    if (page.length < 500) return told;
  }
}

function recountAll(pool: pg.Pool, tenantId: string, folder: string, names: readonly string[]): Promise<Recount> {
  const asked = new Map<string, Pick<Change, 'streams'>>([['shelves', { streams: [] }]]);
  const told = new Map<string, string | null>();
  for (const name of names) {
    for (const line of linesOf(join(folder, `${name}.jsonl`))) {
      if (line.kind === 'asked') asked.set(line.change.commandId, line.change);
      else told.set(line.commandId, line.answer ?? told.get(line.commandId) ?? null);
    }
  }
  return recount(pool, tenantId, { asked, told });
}
