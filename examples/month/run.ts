/**
 * The main job: a month of a real shop's orders through the whole life of an order, in one command.
 *
 *   npm run demo [-- --seed 7 --out folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { memoryStore } from 'cleanorder/stores/memory';
import { counted, pounds } from './amounts.ts';
import { kpiRows } from './kpi-table.ts';
import { type Played, playMonth } from './play.ts';
import { startProgress } from './progress.ts';
import { writeReport } from './report/html.ts';
import { reportOf } from './report/month-report.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } });
const seed = Number(values.seed ?? 7);
const out = values.out ?? new URL('./out', import.meta.url).pathname;

const started = performance.now();
const progress = startProgress(100, 'A month of orders: reading, checking, selling, shipping, taking back');
const played = await playMonth({
  seed,
  store: memoryStore(),
  tell: (done, all, message) => progress.step(Math.floor((done * 100) / all), message),
});
const seconds = (performance.now() - started) / 1000;
progress.end(`${counted(played.feed.length)} commits in ${seconds.toFixed(1)} s`);

mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'report.html'), writeReport(reportOf(played)));
writeFileSync(join(out, 'kpis.json'), `${JSON.stringify({ seed, ...summary(played) }, null, 2)}\n`);
print(played);
console.log(`\nReport: ${join(out, 'report.html')}`);

/** What is the same in every run of a seed, on every machine. */
function summary({ file, buckets, kpis, returns }: Played) {
  return { file, buckets, kpis, returns };
}

function print(all: Played): void {
  table('Where every document ended', [
    ...all.buckets.map(({ name, documents, valueMinor }) => [name, counted(documents), `${pounds(valueMinor)} GBP`]),
    ['all', counted(all.file.documents), `${pounds(all.file.allMinor)} GBP`],
  ]);
  table('Measures', kpiRows(all));
  console.log(
    `\nReal: orders, prices, customers, countries, cancellations. Generated from seed ${seed}: locations, stock,`,
  );
  console.log(
    'supplies, rates, picking, shipping and delivery times, and what customers wish about partial shipments.',
  );
}

function table(title: string, rows: readonly (readonly string[])[]): void {
  const width = (column: number): number => rows.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0);
  console.log(`\n${title}`);
  for (const [name = '', value = '', more = ''] of rows) {
    console.log(`  ${name.padEnd(width(0))}  ${value.padStart(width(1))}  ${more.padStart(width(2))}`);
  }
}
