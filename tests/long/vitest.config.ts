import { defineConfig } from 'vitest/config';

/** `npm run test:long`: what waits for minutes or sends thousands of notifications, too long for `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/long/*.test.ts'],
    globalSetup: './tools/prepare-tests.ts',
    setupFiles: './tests/support/quiet-consoles.ts',
    reporters: ['default', './tools/cases-reporter.ts', './tools/closing-line.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
