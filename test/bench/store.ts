import type pg from 'pg';
import { memoryStore } from '../../src/adapters/stores/memory/index.ts';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import { fromPg, migrate, postgresStore } from '../../src/adapters/stores/postgres/index.ts';
import type { Store } from '../../src/application/index.ts';
import { openDb } from '../stores/pglite-db.ts';
import { startServer } from '../stores/postgres-server.ts';
import { callOf } from './store-call.ts';
import { startMedusa } from './store-medusa.ts';
import { type Demand, fillShelves, fillWithChanges, orderChange } from './store-orders.ts';
import { hasPgbench, pgbenchScript, runPgbench } from './store-pgbench.ts';
import { throughput } from './throughput.ts';

/**
 * Orders in a second, one way against the other, in alternating rounds of one run: `npm run -s bench:store`. Prints one
 * JSON object: ratios, and the figures they come from. `toPgbench` is a single commit beside pgbench, over all shelves with
 * fsync off; `Hot` stands for one hot row, `Fsync` for fsync on. With `--medusa`, Medusa's inventory module does the same
 * beside it: it is installed outside the repository when it is asked for.
 */
const option = (name: string, otherwise: number): number => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : Number(process.argv[place + 1]);
};
const ROUNDS = option('rounds', 3);
const SECONDS = option('seconds', 1);
const CALLERS = 16;
const TENANT = 'main';

/** So many callers, for as long as a round takes. */
const running = (place: () => Promise<unknown>, callers = CALLERS): Promise<number> =>
  throughput(place, { callers, seconds: SECONDS });

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;

const titled = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const rounded = (value: number): number => Math.round(value * 100) / 100;

const committing = (store: Store, demand: Demand) => async (): Promise<void> => {
  const committed = await store.commit(orderChange(demand));
  if (committed.isErr()) throw new Error(JSON.stringify(committed.error));
};

/** Ways to place an order, by name. */
type Ways = Readonly<Record<string, () => Promise<number>>>;

/** Medians of alternating rounds, after one that does not count: code is still being compiled in it. */
async function compare(ways: Ways): Promise<Record<string, number>> {
  const all = Object.keys(ways).map((name) => ({ name, figures: [] as number[] }));
  for (let round = 0; round <= ROUNDS; round += 1) {
    // who goes first changes, so that nobody always follows the same one
    const first = round % all.length;
    for (const { name, figures } of [...all.slice(first), ...all.slice(0, first)]) {
      const figure = (await ways[name]?.()) ?? 0;
      if (round > 0) figures.push(figure);
    }
  }
  return Object.fromEntries(all.map(({ name, figures }) => [name, median(figures)]));
}

const server = await startServer();
const pool: pg.Pool = server.pool({ max: 64 });
// pgbench sends its statement under a name too (-M prepared)
const client = fromPg(pool, { prepare: true });
await migrate({ client });
await pool.query(fillShelves(TENANT));
await pool.query('analyze');

async function setFsync(on: boolean): Promise<void> {
  await pool.query(`alter system set fsync = ${on ? 'on' : 'off'}`);
  await pool.query('select pg_reload_conf()');
  await pool.query('checkpoint');
  await new Promise((later) => setTimeout(later, 300));
}

const single = postgresStore({ client, calls: 64, together: 1 });
const coalescing = postgresStore({ client });
const separate = postgresStore({ client, functions: false });
// as a driver sends them that is told nothing: the server reads and plans every statement anew
const plain = fromPg(pool);
const unnamed = postgresStore({ client: plain, calls: 64, together: 1 });
const unnamedSeparate = postgresStore({ client: plain, functions: false });
const medusa = process.argv.includes('--medusa') ? await startMedusa(pool, server.url()) : undefined;

async function rawOnce(demand: Demand): Promise<void> {
  const { text, values } = await callOf(TENANT, orderChange(demand));
  await pool.query({ name: 'order', text, values });
}

const ratios: Record<string, number> = {};
const figures: Record<string, number> = {};
for (const fsync of [false, true]) {
  await setFsync(fsync);
  for (const demand of ['uniform', 'hot'] as const) {
    const script = hasPgbench() ? await pgbenchScript(TENANT, demand) : undefined;
    const found = await compare({
      single: () => running(committing(single, demand)),
      raw: () => running(() => rawOnce(demand)),
      coalescing: () => running(committing(coalescing, demand)),
      ...(script === undefined
        ? {}
        : { pgbench: () => runPgbench(server.url(), script, { clients: CALLERS, seconds: Math.ceil(SECONDS) }) }),
      ...(medusa === undefined ? {} : { medusa: () => medusa.reserve({ demand, callers: CALLERS, seconds: SECONDS }) }),
      ...(fsync
        ? {}
        : {
            separate: () => running(committing(separate, demand)),
            unnamed: () => running(committing(unnamed, demand)),
            unnamedSeparate: () => running(committing(unnamedSeparate, demand)),
          }),
    });
    const where = `${demand === 'hot' ? 'Hot' : ''}${fsync ? 'Fsync' : ''}`;
    const ratio = (way: string, to: string): void => {
      // where pgbench is not installed, the raw driver stands in for it
      const [above, below] = [found[way], found[to] ?? (to === 'pgbench' ? found['raw'] : undefined)];
      if (above !== undefined && below !== undefined)
        ratios[`${way === 'single' ? 'to' : `${way}To`}${titled(to)}${where}`] = rounded(above / below);
    };
    for (const to of ['pgbench', 'raw', 'separate', 'unnamedSeparate', 'medusa']) ratio('single', to);
    ratio('unnamed', 'unnamedSeparate');
    ratio('coalescing', 'pgbench');
    const name = `${demand}${fsync ? 'Fsync' : ''}`;
    for (const [way, figure] of Object.entries(found)) figures[`${name}.${way}`] = Math.round(figure);
  }
}

await setFsync(false);
for (const callers of [1, 4, 16, 64]) {
  figures[`uniform.callers${callers}`] = Math.round(await running(committing(coalescing, 'uniform'), callers));
  figures[`hot.callers${callers}`] = Math.round(await running(committing(coalescing, 'hot'), callers));
}
if (medusa !== undefined) figures['medusaUnitsLost'] = await medusa.unitsLost();
medusa?.close();
await pool.end();
await server.stop();

const db = await openDb();
await db.query(fillShelves(TENANT));
figures['pglite'] = Math.round(await running(committing(pgliteStore({ db }), 'uniform')));
await db.close();

const memory = memoryStore();
await fillWithChanges(memory);
figures['memory'] = Math.round(await running(committing(memory, 'uniform')));

process.stdout.write(`${JSON.stringify({ ...ratios, pgbench: hasPgbench(), ordersPerSecond: figures })}\n`);
