import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);

interface Run {
  readonly printed: string;
  readonly kpis: string;
  readonly report: string;
}

/** Runs the demo as `npm run demo` does, in a time zone and locale. */
async function demo(env: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<Run> {
  const out = mkdtempSync(join(tmpdir(), 'month-'));
  const { stdout } = await run('npm', ['run', '-s', 'demo', '--', '--out', out, ...more], {
    env: { ...process.env, ...env },
    maxBuffer: 16 * 1024 * 1024,
  });
  const read = (file: string): string => readFileSync(join(out, file), 'utf8');
  return { printed: stdout, kpis: read('kpis.json'), report: read('report.html') };
}

let amsterdam: Run;
let elsewhere: Run;

beforeAll(async () => {
  [amsterdam, elsewhere] = await Promise.all([
    demo({ TZ: 'Europe/Amsterdam', LANG: 'en_GB.UTF-8' }),
    demo({ TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, '--store', 'memory'),
  ]);
}, 600_000);

describe('the month', () => {
  // counted independently from the file
  it('reads the file as it is: rows, documents, values to the penny', () => {
    const { file } = JSON.parse(amsterdam.kpis);
    expect(file).toEqual({
      rows: 42_481,
      documents: 2025,
      orders: 1699,
      cancellations: 326,
      allMinor: 74_895_702,
      ordersMinor: 82_374_614,
      cancellationsMinor: -7_478_912,
      positiveOrders: 1559,
      zeroPriceDocuments: 140,
      stockRemarks: 70,
      ordersWithoutCustomer: 299,
      customers: 885,
      customersWithTwoOrders: 263,
      unitsInPositiveRows: 362_316,
      countries: 24,
      stockCodesInOrders: 2811,
      repeatedCodes: 859,
      ordersOverTwoMinutes: 1,
      longestOrder: 675,
      otherCodes: { AMAZONFEE: 7, 'BANK CHARGES': 3, C2: 10, D: 8, DOT: 54, M: 39, POST: 69, S: 2, m: 1 },
    });
  });

  it('ends every document in exactly one bucket, to the penny', () => {
    const { buckets } = JSON.parse(amsterdam.kpis) as {
      buckets: { name: string; documents: number; valueMinor: number }[];
    };
    const sum = (of: (bucket: (typeof buckets)[number]) => number): number =>
      buckets.reduce((total, bucket) => total + of(bucket), 0);
    expect(sum(({ documents }) => documents)).toBe(2025);
    expect(sum(({ valueMinor }) => valueMinor)).toBe(74_895_702);
    const byName = Object.fromEntries(buckets.map((bucket) => [bucket.name, bucket]));
    expect(byName['return document']).toMatchObject({ documents: 326, valueMinor: -7_478_912 });
    expect(byName['not an order']).toMatchObject({ documents: 70, valueMinor: 0 });
    expect((byName['clean order']?.documents ?? 0) + (byName['refused with findings']?.documents ?? 0)).toBe(1629);
  });

  it('lets splits, back-orders, refusals, cancellations and returns all happen', () => {
    const { kpis, buckets, returns } = JSON.parse(amsterdam.kpis);
    for (const name of ['splitRate', 'backorderRate', 'cancellationRate', 'returnRate', 'refundedMinor']) {
      expect(kpis[name].numerator, name).toBeGreaterThan(0);
    }
    expect(kpis.unitFillRate.value).toBeLessThan(1);
    expect(buckets.find(({ name }: { name: string }) => name === 'refused with findings').documents).toBeGreaterThan(0);
    for (const name of ['cancelled', 'returned', 'unmatched']) expect(returns[name], name).toBeGreaterThan(0);
  });

  it('gives the same bytes in every time zone and locale, on disk and in memory', () => {
    expect(elsewhere.kpis).toBe(amsterdam.kpis);
    expect(elsewhere.report === amsterdam.report).toBe(true);
  });

  it('prints the buckets, the measures and what was made up', () => {
    for (const words of ['748,957.02 GBP', 'Unit fill rate', 'Generated from seed 7', 'Report: ']) {
      expect(amsterdam.printed).toContain(words);
    }
  });

  it('writes a page that needs nothing from elsewhere', () => {
    // the values are long: a boolean keeps a failure readable
    expect(/<script|<link|<img|url\((?!#)|@import|src=/.test(amsterdam.report)).toBe(false);
    const addresses = amsterdam.report.match(/https?:\/\/[^"\s<]+/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']));
    for (const words of ['748,957.02', 'Units on back-order', 'The slowest orders', 'What the checks found']) {
      expect(amsterdam.report.includes(words), words).toBe(true);
    }
  });
});
