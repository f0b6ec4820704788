import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, it } from 'vitest';
import { pgliteStore } from '../../src/adapters/stores/pglite/index.ts';
import type { Change } from '../../src/application/index.ts';
import { recount } from './kills/recount.ts';
import { linesOf, nothingMet, shop } from './kills/shopper.ts';

const KILLS = 3;

/** Lets a process write to a folder, and kills it in the middle. */
async function killOnce(folder: string, journal: string, ms: number): Promise<void> {
  const script = ['--import', 'tsx', 'test/stores/kills/pglite-worker.ts', folder, journal];
  const worker = spawn(process.execPath, script, { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise((exit) => worker.once('exit', exit));
  await Promise.race([new Promise((ready) => worker.stdout.once('data', ready)), gone]);
  await Promise.race([new Promise((later) => setTimeout(later, ms)), gone]);
  worker.kill('SIGKILL');
  await gone;
}

it('has on disk what it has confirmed, however often its process is killed while it writes (L68)', async () => {
  const home = mkdtempSync(join(tmpdir(), 'cleanorder-pglite-kills-'));
  const [folder, journal] = [join(home, 'db'), join(home, 'journal')];
  for (let kill = 0; kill < KILLS; kill += 1) await killOnce(folder, journal, 400 + 300 * kill);

  const db = await PGlite.create(folder);
  const store = pgliteStore({ db });
  const met = nothingMet();
  const asked = new Map<string, Pick<Change, 'streams'>>([['shelves', { streams: [] }]]);
  const told = new Map<string, string | null>();
  for (const i of [0, 1, 2, 3]) {
    // who was killed asks again what he had no answer to
    await shop({ name: `p${i}`, seed: i, store, journal: `${journal}-${i}`, goesOn: () => false, met });
    for (const line of linesOf(`${journal}-${i}`)) {
      if (line.kind === 'asked') asked.set(line.change.commandId, line.change);
      else told.set(line.commandId, line.answer ?? told.get(line.commandId) ?? null);
    }
  }
  await store.feed('', 1);
  const counted = await recount(db as never, 'main', { asked, told });
  await db.close();
  rmSync(home, { recursive: true, force: true });
  expect(
    Object.values(counted).every((count) => count === 0),
    JSON.stringify(counted),
  ).toBe(true);
  expect(told.size).toBeGreaterThan(20);
});
