import { defineConfig } from 'vitest/config';

/** `npm run test:processes`: what sends thousands of notifications, and so takes too long for `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/processes/*.test.ts'],
    globalSetup: './tools/prepare-tests.ts',
    reporters: ['verbose', './tools/closing-line.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
