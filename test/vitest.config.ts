import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { tsconfigPaths: true },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/house/build.ts'],
    reporters: ['default', 'json'],
    outputFile: { json: 'node_modules/.cache/cleanorder/test-report.json' },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: 'threads',
    setupFiles: ['test/house/seed.ts'],
  },
});
