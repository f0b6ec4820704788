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
import { SHIP_EARLY, SHIP_TOGETHER } from './company.ts';
import { comparedRows, kpiRows } from './kpi-table.ts';
import { playMonth } from './play.ts';
import { startProgress } from './progress.ts';
import { readMonth } from './read-month.ts';
import { writeReport } from './report/html.ts';
import { reportOf } from './report/month-report.ts';
import { type Told, tellMonth } from './told.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, out: { type: 'string' } } });
const seed = Number(values.seed ?? 7);
const out = values.out ?? new URL('./out', import.meta.url).pathname;

const started = performance.now();
const progress = startProgress(200, 'A month of orders: promising, checking, selling, shipping, taking back');
const month = readMonth();
const [main, other] = [SHIP_EARLY, SHIP_TOGETHER].map(
  (company, part) => () =>
    playMonth({
      month,
      seed,
      company,
      store: memoryStore(),
      tell: (done, all, day) => progress.step(part * 100 + Math.floor((done * 100) / all), `${company.name}: ${day}`),
    }),
) as [() => ReturnType<typeof playMonth>, () => ReturnType<typeof playMonth>];
const told = tellMonth({ month, seed, main: await main(), other: await other() });
const seconds = (performance.now() - started) / 1000;
progress.end(`${counted(told.main.commits + told.other.commits)} commits in ${seconds.toFixed(1)} s`);

mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'report.html'), writeReport(reportOf(told)));
writeFileSync(join(out, 'kpis.json'), `${JSON.stringify(summary(told), null, 2)}\n`);
print(told);
console.log(`\nReport: ${join(out, 'report.html')}`);

/** What is the same in every run of a seed, on every machine. */
function summary({ file, buckets, main, other }: Told) {
  const { kpis, returns } = main;
  const { example: _, ...routes } = main.routes;
  const compared = { [main.company.name]: main.kpis, [other.company.name]: other.kpis };
  return { seed, file, buckets, kpis, returns, routes, compared };
}

function print(all: Told): void {
  table('Where every document ended', [
    ...all.buckets.map(({ name, documents, valueMinor }) => [name, counted(documents), `${pounds(valueMinor)} GBP`]),
    ['all', counted(all.file.documents), `${pounds(all.file.allMinor)} GBP`],
  ]);
  table(`Measures, under the policy "${all.main.company.name}"`, kpiRows(all.main));
  table('Two policies', [['', all.main.company.name, all.other.company.name], ...comparedRows(all)]);
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
