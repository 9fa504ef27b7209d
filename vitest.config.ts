import { globSync, readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import LongestFirst from './tools/longest-first.ts';

/** Beside their file: tests of one part. */
const BESIDE = '{extension,server,tools}/**/*.test.{ts,tsx}';
const INTEGRATION = '{extension,server,tools}/**/*.integration.test.ts';
/** What end-to-end tests are made of has its own unit tests beside it, too. */
const OF_TESTS = [
  'tests/push-service/{browser,delivery,endpoint,web-push,wire}/*.test.ts',
  'tests/faults/random/*.test.ts',
];

/** What has a command of its own, as it takes long or needs more: `npm run test:sites`, `test:compat` and so on. */
const BY_THEMSELVES = [
  'tests/sites/real/*.test.ts',
  'tests/compat/*.test.ts',
  'tests/long/*.test.ts',
  'tests/cluster/*.test.ts',
];

/** Tests that put something in the place of a module; all others share modules, which takes a fifth of the time. */
const MOCKING = globSync(BESIDE).filter((file) =>
  /\bvi\.(?:mock|resetModules)\(/.test(readFileSync(file, 'utf8')),
);
const unit = { setupFiles: './tools/unit-setup.ts', testTimeout: 20_000, maxWorkers: 2 };

/** Unit and integration tests stand beside their file; what needs more than one part stands in `tests/`. */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tools/cases-reporter.ts', './tools/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: [BESIDE, ...OF_TESTS],
          exclude: [INTEGRATION, ...MOCKING],
          isolate: false,
          ...unit,
        },
      },
      {
        test: {
          name: 'unit, mocking',
          sequence: { groupOrder: 0 },
          include: MOCKING,
          exclude: [INTEGRATION],
          ...unit,
        },
      },
      {
        test: {
          name: 'integration',
          sequence: { groupOrder: 1 },
          include: [INTEGRATION],
          globalSetup: './tools/prepare-tests.ts',
          // They wait more than they work.
          maxWorkers: 3,
          // The first start of an embedded database takes seconds on a machine that has much to do.
          hookTimeout: 60_000,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'end to end',
          include: ['tests/**/*.test.ts'],
          exclude: [...OF_TESTS, ...BY_THEMSELVES],
          globalSetup: './tools/prepare-tests.ts',
          setupFiles: './tests/support/quiet-consoles.ts',
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // As the integration tests: of one number, they run side by side with them.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
