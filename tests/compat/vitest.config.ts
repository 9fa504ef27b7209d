import { defineConfig } from 'vitest/config';

/** `npm run test:compat`: what builds a release out of the history, and so is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/compat/*.test.ts'],
    globalSetup: './tools/prepare-tests.ts',
    setupFiles: './tests/support/quiet-consoles.ts',
    reporters: ['verbose'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
});
