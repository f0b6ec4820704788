import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Load } from '../bench/store-load.ts';
import { hasServer } from './postgres-server.ts';

const run = promisify(execFile);

/** What lives on after a store was opened, had work for a second, and was closed. */
async function outlives(store: string): Promise<Readonly<Record<string, number>>> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'test/stores/outlive-run.ts', store]);
  const { load, outlives } = JSON.parse(stdout) as { load: Load; outlives: Record<string, number> };
  expect(load.committed).toBeGreaterThan(10);
  expect(load.read).toBeGreaterThan(10);
  return outlives;
}

describe('what outlives a closed store', () => {
  it.each(['memory', 'pglite'])('is nothing: %s', async (store) => {
    expect(await outlives(store)).toEqual({});
  });

  it.skipIf(!hasServer()).each(['postgres', 'statements'])('is nothing: %s', async (store) => {
    expect(await outlives(store)).toEqual({});
  });

  it('is a timer or a listener that a planted store forgets', async () => {
    expect(await outlives('timer')).toEqual({ Timeout: 1 });
    expect(await outlives('listener')).toEqual({ 'listeners to error': 1 });
  });
});
