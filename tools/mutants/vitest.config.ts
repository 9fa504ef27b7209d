import { defineConfig } from 'vitest/config';

/** How Stryker runs tests: those beside their file, one after the other. */
export default defineConfig({
  test: {
    include: ['{extension,server}/**/*.test.{ts,tsx}'],
    exclude: process.env.MUTANTS_INTEGRATION ? [] : ['**/*.integration.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
