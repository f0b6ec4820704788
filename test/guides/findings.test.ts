import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { findingsPage } from './findings-page.ts';

it('lists every finding, as it is made and said', () => {
  expect(readFileSync('docs/guides/findings.md', 'utf8')).toBe(findingsPage());
});
