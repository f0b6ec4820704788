import { describe, expect, it } from 'vitest';
import { fencesOf, runFence } from './run-fences.ts';

describe.each(['docs/guides/how-much-can-i-sell.md', 'docs/guides/when-can-it-be-there.md'])('%s', (page) => {
  const fences = fencesOf(page);

  it('has something to run under most of its headings', () => {
    expect(fences.length).toBeGreaterThanOrEqual(6);
  });

  it.each(fences)('keeps its word under "$heading"', async ({ code }) => {
    expect(code).toContain("from 'node:assert/strict'");
    await runFence(code);
  });
});

describe('a piece of a guide', () => {
  it('fails when one of its claims does', async () => {
    await expect(runFence("import assert from 'node:assert/strict';\nassert.equal(1, 2);")).rejects.toThrow();
  });
});
