import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { transformSync } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Fence, fencesOf } from './house/fences.ts';

const run = promisify(execFile);
const FOLDER = '.cache/fences';

const pages = ['README.md', ...readdirSync('docs', { recursive: true, encoding: 'utf8' }).map((path) => `docs/${path}`)]
  .filter((path) => path.endsWith('.md'))
  .sort();
const fences: readonly Fence[] = pages.flatMap((page) => fencesOf(page, readFileSync(page, 'utf8')));

/** Runs a fence as a stranger would: plain JavaScript against the built package. */
async function execute({ name, code }: Fence): Promise<void> {
  const file = `${FOLDER}/${name}.mjs`;
  writeFileSync(file, transformSync(code, { loader: 'ts', format: 'esm', target: 'node20' }).code);
  await run(process.execPath, [file], { env: { ...process.env, NO_COLOR: '1' } });
}

describe('every TypeScript fence of the pages', () => {
  beforeAll(() => {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
  });

  it('is found', () => {
    expect(fences.map(({ page }) => page)).toContain('README.md');
  });

  it('compiles against the types of the built package', async () => {
    for (const { name, code } of fences) writeFileSync(`${FOLDER}/${name}.ts`, code);
    const tsconfig = {
      extends: '../../tsconfig.json',
      compilerOptions: { paths: {}, types: ['node'], noUnusedLocals: false },
      include: ['*.ts'],
    };
    writeFileSync(`${FOLDER}/tsconfig.json`, JSON.stringify(tsconfig));
    const says = await run('node_modules/.bin/tsc', ['-p', FOLDER]).then(
      () => '',
      (failure: { stdout: string }) => failure.stdout,
    );
    expect(says).toBe('');
  });

  it.each(fences)('runs: $page, line $line', async (fence) => {
    await execute(fence);
  });

  it('would be caught making a false claim', async () => {
    const code =
      "import assert from 'node:assert/strict';\nimport { splitAmount } from 'cleanorder/kernel';\nassert.deepEqual(splitAmount({ amountMinor: 5, weights: [1, 3] })._unsafeUnwrap(), [2, 3]);\n";
    await expect(execute({ page: 'planted', line: 1, name: 'planted', code })).rejects.toThrow('AssertionError');
  });
});

describe('the reference', () => {
  it('is made by typedoc without a warning', async () => {
    const { stdout, stderr } = await run(
      'node_modules/.bin/typedoc',
      ['--emit', 'none', '--treatWarningsAsErrors', '--logLevel', 'Warn'],
      {
        maxBuffer: 64 * 1024 * 1024,
      },
    ).catch((failure: { stdout: string; stderr: string }) => failure);
    expect(stdout + stderr).toBe('');
  });
});
