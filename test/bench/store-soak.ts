import { alive, grown } from '../stores/alive.ts';
import { BATHS } from '../stores/baths.ts';
import { noLoad, putLoad } from './store-load.ts';

/**
 * The soak: `npm run -s soak:store -- --minutes 10 --store postgres` (or `statements`, `pglite`, `memory`). Prints one JSON
 * object: the heap in use after a collection, minute by minute; the last beside the first, which is taken when the caches
 * are full; what came of the load; and what lives on after `close()` that did not live before the store was opened.
 * Ends with 1 if anything does, or if the heap has grown by more than a twentieth.
 */
const option = (name: string, otherwise: string): string => {
  const place = process.argv.indexOf(`--${name}`);
  return place < 0 ? otherwise : (process.argv[place + 1] ?? otherwise);
};

/** Orders read until the caches are full: events that were read are remembered, up to so many characters. */
const WARM_UP_READS = 60_000;

const MOST_GROWTH = 1.05;

const MINUTE_MS = 60_000;
const MEGABYTE = 1024 * 1024;
const megabytes = (bytes: number): number => Math.round((bytes / MEGABYTE) * 100) / 100;

/** The heap in use when all garbage is gone. */
function heapInUse(): number {
  // what the first collection sets free may hold more
  for (let times = 0; times < 3; times += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const minutes = Number(option('minutes', '10'));
const kind = option('store', 'postgres');
const bath = await BATHS[kind]?.();
if (bath === undefined || globalThis.gc === undefined) throw new Error('no such store, or no --expose-gc');

const before = alive(bath.emitters());
const store = bath.open();
const load = noLoad();
const samples: { readonly heap: number; readonly committed: number; readonly read: number }[] = [];
const watching = setInterval(() => samples.push({ heap: heapInUse(), ...load }), MINUTE_MS);
// some seconds more, so that the last minute is seen
const end = performance.now() + minutes * MINUTE_MS + 5000;
await putLoad(store, load, () => performance.now() < end);
clearInterval(watching);
await store.close();
await new Promise((later) => setTimeout(later, 1000));
const aliveAfterClose = grown(before, alive(bath.emitters()));
const [first, last] = [samples.find(({ read }) => read >= WARM_UP_READS), samples.at(-1)];
if (first === undefined || last === undefined || first === last) throw new Error('too short: nothing to compare');
process.stdout.write(
  `${JSON.stringify({
    store: kind,
    heapMegabytes: samples.map(({ heap }) => megabytes(heap)),
    warmAfterMinutes: samples.indexOf(first) + 1,
    lastToFirst: Math.round((last.heap / first.heap) * 1000) / 1000,
    bytesForAnOrder: Math.round((last.heap - first.heap) / (last.committed - first.committed)),
    residentMegabytes: megabytes(process.memoryUsage().rss),
    load,
    aliveAfterClose,
  })}\n`,
);
// what a store in memory keeps is in this process
if (Object.keys(aliveAfterClose).length > 0 || (kind !== 'memory' && last.heap / first.heap > MOST_GROWTH))
  process.exitCode = 1;
await bath.end();
