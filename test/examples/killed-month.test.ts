import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../examples/month/lock.ts';

const run = promisify(execFile);
const LOCK = new URL('../../examples/month/lock.ts', import.meta.url).href;

async function demoIn(out: string, ...more: readonly string[]) {
  const { stdout } = await run('npm', ['run', '-s', 'demo', '--', '--out', out, ...more]);
  const read = (file: string): string => readFileSync(join(out, file), 'utf8');
  return { printed: stdout, kpis: read('kpis.json'), report: read('report.html') };
}

/** Starts the demo and kills it, children and all, as soon as it prints some words. */
async function killedAt(out: string, words: string, ...more: readonly string[]): Promise<string> {
  const child = spawn('npm', ['run', '-s', 'demo', '--', '--out', out, ...more], { detached: true });
  let printed = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text: Buffer) => {
      printed += text.toString();
      if (printed.includes(words) && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    });
    child.on('close', (_code, signal) => (signal === null ? reject(new Error(`not killed: ${printed}`)) : resolve()));
  });
  return printed;
}

describe('a month that is killed in the middle', () => {
  it('goes on from there on PGlite, and ends as one that was never killed', { timeout: 900_000 }, async () => {
    const out = mkdtempSync(join(tmpdir(), 'killed-'));
    const day = ['--days', '1'];
    const whole = await demoIn(mkdtempSync(join(tmpdir(), 'whole-')), '--store', 'memory', ...day);
    expect(whole.printed).not.toContain('Interrupted');
    await killedAt(out, '30 %', ...day);
    const again = await demoIn(out, ...day);
    expect(again.printed).toContain('Interrupted before:');
    expect(again.printed).toContain('lost or done twice: 0.');
    expect(again.kpis).toBe(whole.kpis);
    expect(again.report === whole.report).toBe(true);
  });

  it('lets nobody else into its folder while it runs', async () => {
    const out = mkdtempSync(join(tmpdir(), 'taken-'));
    const unlock = await lockFolder(out);
    await expect(demoIn(out, '--days', '1')).rejects.toMatchObject({
      stderr: expect.stringContaining(`another process is writing to ${out}`),
    });
    unlock();
    (await lockFolder(out))();
  });

  it('is not kept out by one that was killed, even where nobody has cleared it away', async () => {
    const out = mkdtempSync(join(tmpdir(), 'left-'));
    const holder = `import { lockFolder } from ${JSON.stringify(LOCK)}; await lockFolder(${JSON.stringify(out)});
      console.log(process.pid); setInterval(() => undefined, 1000);`;
    // the shell in between never asks after its child, which stays in the list of processes as a dead one
    const shell = spawn('sh', [
      '-c',
      '"$0" --import tsx --input-type=module -e "$1" & exec sleep 60',
      process.execPath,
      holder,
    ]);
    const pid = Number(await new Promise<Buffer>((resolve) => shell.stdout.once('data', resolve)));
    await expect(lockFolder(out)).rejects.toThrow('another process is writing to');
    process.kill(pid, 'SIGKILL');
    const unlock = await lockFolder(out);
    expect(process.kill(pid, 0)).toBe(true);
    unlock();
    shell.kill('SIGKILL');
  });
});
