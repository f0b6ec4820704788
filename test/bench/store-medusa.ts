import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { type Demand, orderChange, POSITIONS } from './store-orders.ts';

/** Medusa's inventory module, on the same server. */
export interface Medusa {
  /** the same reservation: three lines, a unit of each */
  readonly reserve: (demand: Demand) => Promise<void>;
  /** units that are reserved for orders, and that the shelves do not know of */
  readonly unitsLost: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const VERSION = '2.21.2';
const PACKAGES = ['@medusajs/inventory', '@medusajs/framework'].map((name) => `${name}@${VERSION}`);

/** Where it is kept, outside the repository: it is no dependency of this package. */
const FOLDER = join(tmpdir(), `cleanorder-medusa-${VERSION}`);

/** What is used of it. */
interface InventoryModule {
  readonly createReservationItems: (
    items: readonly {
      readonly inventory_item_id: string;
      readonly location_id: string;
      readonly quantity: number;
      readonly line_item_id: string;
    }[],
  ) => Promise<readonly unknown[]>;
}

interface Sdk {
  readonly MedusaModule: {
    readonly migrateUp: (options: object) => Promise<void>;
    readonly bootstrap: (options: object) => Promise<Readonly<Record<string, InventoryModule>>>;
    readonly onApplicationShutdown: () => Promise<void>;
  };
}

interface Utils {
  readonly ModulesSdkUtils: {
    readonly createPgConnection: (options: object) => { readonly destroy: () => Promise<void> };
  };
  readonly ContainerRegistrationKeys: { readonly PG_CONNECTION: string };
}

const LOCATION = 'A';

/** The shelves: the same positions, as full as ours. */
const FILL_ITEMS = `insert into inventory_item (id, sku)
  select 'P' || lpad(i::text, 6, '0'), 'P' || lpad(i::text, 6, '0') from generate_series(0, ${POSITIONS - 1}) i`;
const FILL_LEVELS = `insert into inventory_level (id, inventory_item_id, location_id, stocked_quantity,
  raw_stocked_quantity, raw_reserved_quantity, raw_incoming_quantity)
  select 'L' || id, id, '${LOCATION}', 1000000000, '{"value":"1000000000","precision":20}',
  '{"value":"0","precision":20}', '{"value":"0","precision":20}' from inventory_item`;
const LOST = `select (select coalesce(sum(quantity), 0) from reservation_item)
  - (select coalesce(sum(reserved_quantity), 0) from inventory_level) as lost`;

/**
 * Installs Medusa's inventory module outside the repository, if it is not there, and starts it by itself.
 *
 * @source docs.medusajs.com, Inventory Module; `moduleIntegrationTestRunner`, which starts a module in the same way
 */
export async function startMedusa(
  pool: pg.Pool,
  { url, connections }: { readonly url: string; readonly connections: number },
): Promise<Medusa> {
  install();
  const from = createRequire(join(FOLDER, 'package.json'));
  const { MedusaModule } = from('@medusajs/framework/modules-sdk') as Sdk;
  const { ModulesSdkUtils, ContainerRegistrationKeys } = from('@medusajs/framework/utils') as Utils;
  const module = { moduleKey: 'inventory', options: { database: { clientUrl: url } } };
  const path = from.resolve('@medusajs/inventory');
  await quietly(() => MedusaModule.migrateUp({ ...module, modulePath: path }));
  const connection = ModulesSdkUtils.createPgConnection({ clientUrl: url, pool: { min: 0, max: connections } });
  const { inventory } = await MedusaModule.bootstrap({
    ...module,
    defaultPath: path,
    declaration: { scope: 'internal', options: module.options },
    injectedDependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: connection },
  });
  if (inventory === undefined) throw new Error('the inventory module did not start');
  for (const sql of [FILL_ITEMS, FILL_LEVELS, 'analyze']) await pool.query(sql);
  return {
    reserve: async (demand) => void (await inventory.createReservationItems(linesOf(demand))),
    unitsLost: async () => Number(((await pool.query(LOST)).rows[0] as { readonly lost: string }).lost),
    close: async () => {
      await MedusaModule.onApplicationShutdown();
      await connection.destroy();
    },
  };
}

function install(): void {
  if (existsSync(join(FOLDER, 'node_modules/@medusajs/inventory'))) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'package.json'), '{ "private": true }\n');
  const flags = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  execFileSync('npm', [...flags, ...PACKAGES], { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] });
}

/** It tells about its migrations where the figures are printed. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { log } = console;
  console.log = console.error;
  try {
    await work();
  } finally {
    console.log = log;
  }
}

function linesOf(demand: Demand) {
  const change = orderChange(demand);
  return change.movements.map(({ sku }) => ({
    inventory_item_id: sku,
    location_id: LOCATION,
    quantity: 1,
    line_item_id: change.commandId,
  }));
}
