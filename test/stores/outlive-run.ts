import { EventEmitter } from 'node:events';
import { noLoad, putLoad } from '../bench/store-load.ts';
import { alive, grown } from './alive.ts';
import { BATHS, type Bath } from './baths.ts';

const later = (ms: number): Promise<void> => new Promise((end) => setTimeout(end, ms));

/** A store that forgets something. */
async function planted(leak: (emitter: EventEmitter) => void): Promise<Bath> {
  const emitter = new EventEmitter();
  const { open, ...bath } = await (BATHS['memory'] as () => Promise<Bath>)();
  return {
    ...bath,
    emitters: () => [process, emitter],
    open: () => {
      leak(emitter);
      return open();
    },
  };
}

const ALL: Readonly<Record<string, () => Promise<Bath>>> = {
  ...BATHS,
  timer: () => planted(() => setInterval(() => {}, 1000)),
  listener: () => planted((emitter) => emitter.on('error', () => {})),
};

/**
 * Opens a store, gives it work for a second or more, closes it, and prints what lives on: in a process of its own, in which
 * nobody else has timers. `node --import tsx test/stores/outlive-run.ts pglite`
 */
const bath = await ALL[process.argv[2] ?? '']?.();
if (bath === undefined) throw new Error('no such store');
const before = alive(bath.emitters());
const store = bath.open();
const load = noLoad();
const start = performance.now();
// a second, and as long as it takes to do something at all
const isOver = (): boolean => {
  const past = performance.now() - start;
  return past > 60_000 || (past > 1000 && load.committed > 10 && load.read > 10);
};
await putLoad(store, load, () => !isOver());
await store.close();
await later(200);
const outlives = grown(before, alive(bath.emitters()));
await bath.end();
process.stdout.write(JSON.stringify({ load, outlives }), () => process.exit());
