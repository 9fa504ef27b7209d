import { defineConfig } from 'vitest/config';

/** `npm run test:sites`: what takes too long, or needs npm's registry, and so is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/sites/sites.test.ts', 'tests/sites/real/*.test.ts'],
    globalSetup: './tools/prepare-tests.ts',
    setupFiles: './tests/support/quiet-consoles.ts',
    reporters: ['verbose'],
    env: { SITES_STEPS: '200', SITES_RIGHT_MS: process.env.SITES_RIGHT_MS ?? '600' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One file after the other: the steps are timed.
    fileParallelism: false,
  },
});
