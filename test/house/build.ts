import { execFileSync } from 'node:child_process';

/** Builds the package once, before any test looks at it. */
export default function build(): void {
  if (process.env['SKIP_BUILD'] === '1') return;
  execFileSync('node_modules/.bin/tsup', ['--silent'], { stdio: 'inherit' });
}
