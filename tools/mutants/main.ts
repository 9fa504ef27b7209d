import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { filesOf, PARTS } from './parts.ts';

/** What Stryker is given for one run, and what it found. */
const DIR = 'node_modules/.cache/alongside/mutants';
const CONFIG = `${DIR}/stryker.config.json`;

/**
 * `npm run test:mutants [-- PART] [--integration] [--static] [--minutes 60]`: puts small faults into the code, one
 * at a time, and tells which of them no test sees. PART is one of `parts.ts`, or files by a glob. `--static` has
 * those in constants of a module, too, for each of which every test has to run.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    integration: { type: 'boolean', default: false },
    static: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '60' },
  },
});
const parts = positionals.length > 0 ? positionals : Object.keys(PARTS);
const ends = Date.now() + Number(values.minutes) * 60_000;

mkdirSync(DIR, { recursive: true });
for (const part of parts) {
  const isFile = !(part in PARTS);
  if (isFile && !part.includes('/')) {
    console.error(`There is no part ${part}: name ${Object.keys(PARTS).join(', ')}, or files.`);
    process.exit(1);
  }
  writeFileSync(
    CONFIG,
    JSON.stringify({
      mutate: filesOf(part),
      testRunner: 'vitest',
      vitest: { configFile: 'tools/mutants/vitest.config.ts' },
      reporters: ['clear-text', 'progress-append-only', 'json'],
      clearTextReporter: { allowColor: false, reportTests: false, skipFull: true },
      jsonReporter: { fileName: `${DIR}/${isFile ? 'files' : part}.json` },
      ignorePatterns: ['.output', '.data', '.git', 'docs', 'bench', 'tests/gallery/page', '*.md'],
      tsconfigFile: 'none', // else rewritten by an API that TypeScript 7 has not
      ignoreStatic: !values.static,
      concurrency: 2,
      timeoutMS: 10_000,
      disableTypeChecks: '{extension,server}/**/*.{ts,tsx}',
      cleanTempDir: 'always',
    }),
  );
  const { status } = spawnSync('stryker', ['run', CONFIG], {
    stdio: 'inherit',
    timeout: Math.max(1, ends - Date.now()),
    env: { ...process.env, ...(values.integration && { MUTANTS_INTEGRATION: '1' }) },
  });
  if (status !== 0) process.exit(status ?? 1);
}
