import { existsSync, readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

/** Where the code behind a public door lives: a floor, a room, or an adapter. The doors are listed in package.json. */
function behind(door: string): string {
  const name = door.replace(/^\.\/?/, '');
  const places = name === '' ? [''] : [`${name}/`, `domain/${name}/`, `adapters/${name}/`];
  const entry = places.map((place) => `src/${place}index.ts`).find((file) => existsSync(file));
  if (entry === undefined) throw new Error(`package.json names the door ${door}, but nothing in src lies behind it`);
  return entry;
}

const doors = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).exports).filter(
  (door) => !door.endsWith('.json') && !door.endsWith('.sql'),
);

export default defineConfig({
  entry: Object.fromEntries(doors.map((door) => [door === '.' ? 'index' : door.slice(2), behind(door)])),
  format: ['esm', 'cjs'],
  dts: true,
  splitting: true,
  treeshake: true,
  clean: true,
  target: 'es2022',
  platform: 'neutral',
});
