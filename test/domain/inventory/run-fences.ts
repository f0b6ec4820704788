import { readFileSync } from 'node:fs';
import { build } from 'esbuild';

/** The pieces of TypeScript on a page, with the heading that each stands under. */
export function fencesOf(page: string): readonly { readonly heading: string; readonly code: string }[] {
  const fences: { heading: string; code: string }[] = [];
  let heading = '';
  let code: string[] | undefined;
  for (const line of readFileSync(page, 'utf8').split('\n')) {
    if (code !== undefined && line === '```') {
      fences.push({ heading, code: code.join('\n') });
      code = undefined;
    } else if (code !== undefined) code.push(line);
    else if (line === '```ts') code = [];
    else if (line.startsWith('#')) heading = line.replace(/^#+ /, '');
  }
  return fences;
}

/** Runs a piece of TypeScript as a module of its own; it fails when one of its own claims does. */
export async function runFence(code: string): Promise<void> {
  const { outputFiles } = await build({
    stdin: { contents: code, loader: 'ts', resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    tsconfig: 'tsconfig.json',
    banner: { js: `// ${Math.random()}` },
  });
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString('base64');
  await import(/* @vite-ignore */ `data:text/javascript;base64,${text}`);
}
