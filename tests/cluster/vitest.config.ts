import { defineConfig } from 'vitest/config';

/** `npm run test:cluster`: what takes minutes, and programs of other people's, and so is no part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/cluster/*.test.ts'],
    globalSetup: './tools/prepare-tests.ts',
    setupFiles: './tests/support/quiet-consoles.ts',
    reporters: ['verbose'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
