/**
 * Starts a benchmark as plain JavaScript, as users run the package: a loader that translates files as they are read wraps
 * every inner function, which takes a sixth of the time of a small order. `node test/bench/start.mjs routing <its options>`
 */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const pathOf = (place) => fileURLToPath(new URL(place, import.meta.url));
const [name] = process.argv.splice(2, 1);
const { outputFiles } = buildSync({
  entryPoints: [pathOf(`./${name}.ts`)],
  write: false,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
const folder = pathOf('../../node_modules/.cache/cleanorder-bench');
const file = `${folder}/${name}.mjs`;
mkdirSync(folder, { recursive: true });
writeFileSync(`${file}.${process.pid}`, outputFiles[0].contents);
renameSync(`${file}.${process.pid}`, file);
await import(pathToFileURL(file).href);
