import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type Demand, POSITIONS } from './store-orders.ts';

/** Medusa's inventory module, on the same server. */
export interface Medusa {
  /** orders in a second: the same reservation, three lines, a unit of each */
  readonly reserve: (question: MedusaQuestion) => Promise<number>;
  /** units that are reserved for orders, and that the shelves do not know of */
  readonly unitsLost: () => Promise<number>;
  readonly close: () => void;
}

/** Who reserves what for how long. */
export interface MedusaQuestion {
  readonly demand: Demand;
  readonly callers: number;
  readonly seconds: number;
}

const VERSION = '2.21.2';
const PACKAGES = ['@medusajs/inventory', '@medusajs/framework'].map((name) => `${name}@${VERSION}`);

/** Where it is kept, outside the repository: it is no dependency of this package. */
const FOLDER = join(tmpdir(), `cleanorder-medusa-${VERSION}`);

/** The shelves: the same positions, as full as ours. */
const FILL_ITEMS = `insert into inventory_item (id, sku)
  select 'P' || lpad(i::text, 6, '0'), 'P' || lpad(i::text, 6, '0') from generate_series(0, ${POSITIONS - 1}) i`;
const FILL_LEVELS = `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity,
  raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
  select 'L' || id, id, 'A', 1000000000, '{"value":"1000000000","precision":20}',
  '{"value":"0","precision":20}', '{"value":"0","precision":20}' from inventory_item`;
const LOST = `select (select coalesce(sum(quantity), 0) from reservation_item)
  - (select coalesce(sum(reserved_quantity), 0) from inventory_level) as lost`;

/**
 * Installs Medusa's inventory module outside the repository, if it is not there, and starts it in a process of its own, so
 * that nothing it loads slows down the others.
 *
 * @source docs.medusajs.com, Inventory Module
 */
export async function startMedusa(pool: pg.Pool, url: string): Promise<Medusa> {
  install();
  const worker = fork(new URL('store-medusa-worker.ts', import.meta.url), [FOLDER, url], {
    // it tells about its migrations where the figures are printed
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await answerOf(worker);
  for (const sql of [FILL_ITEMS, FILL_LEVELS, 'analyze']) await pool.query(sql);
  return {
    reserve: (question) => {
      worker.send(question);
      return answerOf(worker);
    },
    unitsLost: async () => Number(((await pool.query(LOST)).rows[0] as { readonly lost: string }).lost),
    close: () => void worker.kill(),
  };
}

/** What the process says next, which is a number. */
function answerOf(worker: ChildProcess): Promise<number> {
  return new Promise((answer, failed) => {
    const gone = () => failed(new Error('the process with Medusa has ended'));
    worker.once('exit', gone).once('message', (message) => {
      worker.off('exit', gone);
      answer(Number(message));
    });
  });
}

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules/@medusajs/inventory'))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', [...flags, ...PACKAGES], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
}
