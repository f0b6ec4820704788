/**
 * The main job: a month of a real shop's orders through the whole life of an order, in one command.
 *
 *   npm run demo [-- --seed 7 --days 31 --out folder --store pglite|memory|postgres://user:password@host:port/database]
 *
 * Everything is kept on disk, in a folder beside the report. Kill it whenever you like and start it again: it asks for
 * everything once more under the same ids, is answered what was done before, and goes on from there.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { counted, pounds } from './amounts.ts';
import { SHIP_EARLY } from './company.ts';
import { playOther } from './compare.ts';
import { comparedRows, kpiRows } from './kpi-table.ts';
import { openMonthStore } from './open-store.ts';
import { type Played, playMonth } from './play.ts';
import { startProgress } from './progress.ts';
import { readMonth } from './read-month.ts';
import { writeReport } from './report/html.ts';
import { reportOf } from './report/month-report.ts';
import { type Told, tellMonth } from './told.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, out: { type: 'string' }, store: { type: 'string' }, days: { type: 'string' } },
});
const seed = Number(values.seed ?? 7);
const out = values.out ?? new URL('./out', import.meta.url).pathname;

const started = performance.now();
const days = values.days === undefined ? {} : { days: Number(values.days) };
const other = playOther({ seed, ...days });
const progress = startProgress(100, 'A month of orders: promising, checking, selling, shipping, taking back');
const month = readMonth();
const { played: main, name, found } = await playKept();
const told = tellMonth({ month, seed, main, other: await other });
const seconds = (performance.now() - started) / 1000;
progress.end(`${counted(told.main.commits + told.other.commits)} commits in ${seconds.toFixed(1)} s`);

mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'report.html'), writeReport(reportOf(told)));
writeFileSync(join(out, 'kpis.json'), `${JSON.stringify(summary(told), null, 2)}\n`);
print(told);
printKept(main);
console.log(`\nReport: ${join(out, 'report.html')}`);

/** The first company's month is kept in the store that was asked for. */
async function playKept() {
  const { store, name, found, finish } = await openMonthStore({ kind: values.store ?? 'pglite', seed, folder: out });
  if (found > 0) console.log(`Interrupted before: ${counted(found)} orders are there already. Going on.`);
  const played = await playMonth({
    month,
    seed,
    company: SHIP_EARLY,
    store,
    ...days,
    tell: (done, all, day) => progress.step(Math.floor((done * 100) / all), day),
  });
  await finish();
  return { played, name, found };
}

/** Tells what the store kept, and what of it was lost or done twice. */
function printKept({ commits, orders, wrong }: Played): void {
  console.log(`\nKept in ${name}: ${counted(commits)} changes, ${counted(orders)} orders.`);
  if (found > 0) {
    console.log(`${counted(found)} orders were there before the interruption; lost or done twice: ${wrong}.`);
  }
  if (wrong > 0) process.exitCode = 1;
}

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
