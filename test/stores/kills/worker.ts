import pg from 'pg';
import { fromPg, postgresStore } from '../../../src/adapters/stores/postgres/index.ts';
import { nothingMet, shop } from './shopper.ts';

/** A process of its own that shops until it is killed. */
const [connectionString = '', tenantId = '', name = '', journal = ''] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 3 }).on('error', () => {});
const store = postgresStore({ client: fromPg(pool), tenantId });
process.stdout.write('shopping\n');
await shop({ name, seed: name.length, store, journal, goesOn: () => true, met: nothingMet() });
