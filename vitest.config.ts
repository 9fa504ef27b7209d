import { defineConfig } from 'vitest/config';

/** Unit tests stand beside their file; what needs more than one part stands in `tests/`. */
export default defineConfig({
  test: {
    globalSetup: './tools/prepare-tests.ts',
    reporters: ['default', './tools/cases-reporter.ts', './tools/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['{extension,server,tools}/**/*.test.{ts,tsx}'],
          // The first start of an embedded database takes seconds on a machine that has much to do.
          hookTimeout: 60_000,
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'end to end',
          include: ['tests/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
