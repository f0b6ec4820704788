import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { doors } from './house/doors.ts';

/**
 * Most kilobytes (1000 bytes) of each door, minified and gzipped, with all dependencies in. A channel's door may weigh 12 on
 * top of the channel room.
 */
const LIMITS_KB: Readonly<Record<string, number>> = {
  '.': 120,
  './kernel': 22,
  './order': 23,
  './billing': 8,
  './clean-order': 40,
  './clean-order/schemas': 18,
  './channel': 13,
  './channel/schemas': 18,
  './inventory': 12,
  './inventory/channels': 5,
  './inventory/control': 5,
  './promise': 15,
  // docs/decisions/why-does-routing-weigh-more-than-fifteen-kilobytes.md
  './routing': 30.4,
  './routing/batch': 35.2,
  './routing/highs': 30.4,
  './routing/presets': 1,
  './testing': 68.5,
  './backorder': 5,
  './backorder/redate': 5,
  './backorder/release': 5,
  './backorder/codes': 1,
  './fulfillment': 1,
  './fulfillment/preview': 18,
  './returns': 5,
  './kpi': 5,
  './application': 64.4,
  './channels/csv': 20,
  './channels/shopify': 17,
  './channels/woocommerce': 15,
  './channels/amazon': 17,
  './channels/bol': 14,
  './channels/square': 15,
  './lookups/phone': 1,
  './lookups/vat-number': 1,
  './stores/memory': 10,
  './stores/postgres': 19.7,
  './stores/pglite': 19.7,
};

/** What a user of a door carries who imports everything that it hands out. */
async function weightKb(specifier: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: `export * from '${specifier}'`, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import'],
    // the built files, not the sources that tsconfig.json points this name at
    tsconfigRaw: '{}',
    write: false,
    legalComments: 'none',
  });
  return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length / 1000;
}

describe('the weight of a door', () => {
  it.each(doors())('$door stays within its limit', async ({ door, specifier }) => {
    const limit = LIMITS_KB[door];
    expect(limit, `a limit for ${door}`).toBeDefined();
    const weight = await weightKb(specifier);
    expect(weight).toBeGreaterThan(0.1);
    expect(weight, `${door} weighs ${weight.toFixed(1)} kB`).toBeLessThanOrEqual(limit ?? 0);
  });

  it('counts what is bundled: a door with a library in it weighs more than its own file', async () => {
    const kernel = doors().find(({ door }) => door === './kernel');
    expect(await weightKb(kernel?.specifier ?? '')).toBeGreaterThan(10);
  });
});
