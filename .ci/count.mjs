// Prints `N passed, N failed, N skipped` from vitest's JSON report; exits non-zero when anything failed or nothing ran.
import { existsSync, readFileSync } from 'node:fs';

const path = process.argv[2] ?? '';
const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { testResults: [], success: false };
const results = report.testResults.flatMap(({ assertionResults }) => assertionResults);
const count = (...states) => results.filter(({ status }) => states.includes(status)).length;
// a file that could not even be loaded holds no tests, but it is a failure all the same
const broken = report.testResults.filter(
  ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
).length;
const passed = count('passed');
const failed = count('failed') + broken + (report.success || count('failed') + broken > 0 ? 0 : 1);
console.log(`${passed} passed, ${failed} failed, ${count('skipped', 'pending', 'todo', 'disabled')} skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
