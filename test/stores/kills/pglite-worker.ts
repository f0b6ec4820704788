import { PGlite } from '@electric-sql/pglite';
import { migrate, pgliteStore } from '../../../src/adapters/stores/pglite/index.ts';
import { changeOf } from '../../application/support.ts';
import { at, move, supplier } from '../changes.ts';
import { nothingMet, SKUS, shop } from './shopper.ts';

/** A process of its own that shops on files of its own until it is killed. */
const [folder = '', journal = ''] = process.argv.slice(2);
const db = await PGlite.create(folder);
await migrate({ client: db });
const store = pgliteStore({ db });
const movements = SKUS.map((sku) => move(40, supplier, at('available'), { sku }));
(await store.commit(changeOf('shelves', { movements })))._unsafeUnwrap();
process.stdout.write('shopping\n');
const shopper = (i: number) =>
  shop({ name: `p${i}`, seed: i, store, journal: `${journal}-${i}`, goesOn: () => true, met: nothingMet() });
await Promise.all([0, 1, 2, 3].map(shopper));
