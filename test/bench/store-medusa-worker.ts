import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { MedusaQuestion } from './store-medusa.ts';
import { type Demand, orderChange } from './store-orders.ts';
import { throughput } from './throughput.ts';

/**
 * A process of its own that starts Medusa's inventory module by itself, and reserves when it is told to.
 *
 * @source `moduleIntegrationTestRunner` of Medusa, which starts a module in the same way
 */
const [folder = '', url = ''] = process.argv.slice(2);

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
  };
}

interface Utils {
  readonly ModulesSdkUtils: {
    readonly createPgConnection: (options: object) => unknown;
  };
  readonly ContainerRegistrationKeys: { readonly PG_CONNECTION: string };
}

const CONNECTIONS = 16;
const LOCATION = 'A';

const from = createRequire(join(folder, 'package.json'));
const { MedusaModule } = from('@medusajs/framework/modules-sdk') as Sdk;
const { ModulesSdkUtils, ContainerRegistrationKeys } = from('@medusajs/framework/utils') as Utils;
const module = { moduleKey: 'inventory', options: { database: { clientUrl: url } } };
const path = from.resolve('@medusajs/inventory');
await MedusaModule.migrateUp({ ...module, modulePath: path });
const connection = ModulesSdkUtils.createPgConnection({ clientUrl: url, pool: { min: 0, max: CONNECTIONS } });
const { inventory } = await MedusaModule.bootstrap({
  ...module,
  defaultPath: path,
  declaration: { scope: 'internal', options: module.options },
  injectedDependencies: { [ContainerRegistrationKeys.PG_CONNECTION]: connection },
});
if (inventory === undefined) throw new Error('the inventory module did not start');

function linesOf(demand: Demand) {
  const change = orderChange(demand);
  return change.movements.map(({ sku }) => ({
    inventory_item_id: sku,
    location_id: LOCATION,
    quantity: 1,
    line_item_id: change.commandId,
  }));
}

process.on('message', async ({ demand, callers, seconds }: MedusaQuestion) => {
  const orders = await throughput(() => inventory.createReservationItems(linesOf(demand)), { callers, seconds });
  process.send?.(orders);
});
process.send?.(0);
