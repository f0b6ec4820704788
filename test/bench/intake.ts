import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Measures the way from the text of an order to a clean order, and prints one JSON object. `toJsonParse` is the time of
 * the whole way (JSON.parse, all rules, an order written down) divided by the time of JSON.parse of the same text, both
 * measured in turn in the same run. `withoutCodeGeneration` holds the same figures where code from text is forbidden.
 */
const folder = fileURLToPath(new URL('../../node_modules/.cache/cleanorder/', import.meta.url));
const outfile = `${folder}intake-${process.pid}.mjs`;
mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [fileURLToPath(new URL('intake-run.ts', import.meta.url))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  logLevel: 'error',
});

const run = (...flags: readonly string[]): unknown =>
  JSON.parse(execFileSync(process.execPath, [...flags, outfile], { encoding: 'utf8' }));

const usual = run() as object;
const withoutCodeGeneration = run('--disallow-code-generation-from-strings');
rmSync(outfile);
process.stdout.write(`${JSON.stringify({ ...usual, withoutCodeGeneration })}\n`);
