import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { doors } from './house/doors.ts';

const run = promisify(execFile);

/** What a tool of the tool chain says, and whether it is content. */
async function tool(name: string, args: readonly string[]): Promise<{ content: boolean; says: string }> {
  try {
    const { stdout, stderr } = await run(`node_modules/.bin/${name}`, [...args], { maxBuffer: 64 * 1024 * 1024 });
    return { content: true, says: stdout + stderr };
  } catch (failure) {
    const { stdout = '', stderr = '' } = failure as { stdout?: string; stderr?: string };
    return { content: false, says: stdout + stderr };
  }
}

describe('the code', () => {
  it('is formatted and linted, without a warning', async () => {
    const { content, says } = await tool('biome', ['ci', '--error-on-warnings', '--colors=off', '.']);
    expect(content, says).toBe(true);
  });

  it('compiles as strictly as TypeScript goes, type tests included', async () => {
    const { content, says } = await tool('tsc', ['-p', '.']);
    expect(content, says).toBe(true);
  });
});

describe('the package', () => {
  it('passes publint', async () => {
    const { publint } = await import('publint');
    const { formatMessage } = await import('publint/utils');
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const { messages } = await publint({ pkgDir: '.', strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('resolves for every kind of importer, with the right types', async () => {
    const { checkPackage, createPackageFromTarballData } = await import('@arethetypeswrong/core');
    const cache = 'node_modules/.cache/cleanorder';
    mkdirSync(cache, { recursive: true });
    const { stdout } = await run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', cache], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
    const tarball = readFileSync(`${cache}/${filename}`);
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)));
    expect(analysis.types).not.toBe(false);
    const problems = 'problems' in analysis ? analysis.problems : [];
    // `moduleResolution: node10` knows no subpaths; it ended with TypeScript 6. Plain SQL is read, not imported
    const wanted = problems.filter((problem) => {
      if (!('resolutionKind' in problem)) return true;
      const { entrypoint, resolutionKind } = problem;
      return !entrypoint.endsWith('.sql') && (resolutionKind !== 'node10' || entrypoint === '.');
    });
    expect(wanted).toEqual([]);
  });

  it.each(doors())('hands out the same names through import and require at $door', async ({ specifier }) => {
    const script = (load: string) =>
      `${load}.then((m) => console.log(JSON.stringify(Object.keys(m).filter((k) => k !== 'default' && k !== 'module.exports' && k !== '__esModule').sort())))`;
    const names = async (load: string) => (await run(process.execPath, ['-e', script(load)])).stdout;
    const imported = await names(`import('${specifier}')`);
    const required = await names(`Promise.resolve(require('${specifier}'))`);
    expect(JSON.parse(imported).length).toBeGreaterThan(0);
    expect(required).toBe(imported);
  });
});
