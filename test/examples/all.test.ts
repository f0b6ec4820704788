import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const run = promisify(execFile);

/** Examples of one file; the month is a folder with a test of its own. */
const examples = readdirSync('examples').filter((file) => file.endsWith('.ts'));

describe('every example', () => {
  it('is found', () => {
    expect(examples).toEqual(expect.arrayContaining(['one-function.ts', 'a-decider.ts', 'use-cases.ts']));
  });

  it.each(examples)('%s runs, and what it claims is true', async (file) => {
    const { stdout } = await run('node_modules/.bin/tsx', [`examples/${file}`]);
    expect(stdout.trim()).not.toBe('');
  });
});
