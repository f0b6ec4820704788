import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { callOf } from './store-call.ts';
import { type Demand, orderChange, POSITIONS } from './store-orders.ts';

/** Is pgbench here? */
export const hasPgbench = (): boolean => spawnSync('pgbench', ['--version']).status === 0;

const THIRD = Math.floor(POSITIONS / 3);
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The call of an order as SQL, its places and ids drawn by pgbench. */
export async function pgbenchScript(tenantId: string, demand: Demand): Promise<string> {
  const change = orderChange('uniform');
  const { text, values } = await callOf(tenantId, change);
  const [a = '', b = '', c = ''] = change.movements.map(({ sku }) => sku);
  const id = change.commandId.slice(1);
  const drawn = (value: string): string =>
    [
      [a, 'a'],
      [b, 'b'],
      [c, 'c'],
    ].reduce(
      (sql, [sku = '', name]) => sql.replaceAll(sku, `' || 'P' || lpad(:${name}::text, 6, '0') || '`),
      quoted(value).replaceAll(id, `' || :n::text || '`),
    );
  const filled = values.reduceRight<string>(
    (sql, value, i) => sql.replaceAll(`$${i + 1}::text`, `(${drawn(String(value))})::text`),
    text,
  );
  const first = demand === 'hot' ? `\\set a 0` : `\\set a random(0, ${THIRD - 1})`;
  return [
    first,
    `\\set b random(${THIRD}, ${2 * THIRD - 1})`,
    `\\set c random(${2 * THIRD}, ${3 * THIRD - 1})`,
    '\\set n random(1000000000, 999999999999999)',
    `${filled.replaceAll('\n', ' ')};`,
    '',
  ].join('\n');
}

/** Orders in a second that pgbench places. */
export async function runPgbench(
  url: string,
  script: string,
  { clients, seconds }: { readonly clients: number; readonly seconds: number },
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'cleanorder-pgbench-'));
  const file = join(folder, 'order.sql');
  writeFileSync(file, script);
  const args = ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, '-f', file, url];
  const bench = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  bench.stdout.on('data', (chunk) => {
    out += chunk;
  });
  bench.stderr.on('data', (chunk) => {
    out += chunk;
  });
  await new Promise((exit) => bench.once('exit', exit));
  rmSync(folder, { recursive: true, force: true });
  const tps = /tps = ([0-9.]+)/.exec(out)?.[1];
  if (tps === undefined) throw new Error(out);
  return Number(tps);
}
