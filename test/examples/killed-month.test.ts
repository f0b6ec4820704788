import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

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
    expect(readdirSync(out)).toContain('store-7.lock');
    const again = await demoIn(out, ...day);
    expect(again.printed).toContain('Interrupted before:');
    expect(again.printed).toContain('lost or done twice: 0.');
    expect(again.kpis).toBe(whole.kpis);
    expect(again.report === whole.report).toBe(true);
  });

  it('lets nobody else into its folder while it runs', async () => {
    const out = mkdtempSync(join(tmpdir(), 'taken-'));
    writeFileSync(join(out, 'store-7.lock'), String(process.pid));
    await expect(demoIn(out, '--days', '1')).rejects.toMatchObject({
      stderr: expect.stringContaining(`process ${process.pid} is at it already`),
    });
  });
});
