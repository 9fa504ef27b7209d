import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';
import { isNamed, namedCases } from './named-cases.ts';

const TABLE = 'tests/cases.md';

/** Fails a run in which a test that `tests/cases.md` names for a row is not there, or was skipped. */
export default class CasesReporter implements Reporter {
  #isPartOfFiles = false;

  onInit(vitest: Vitest): void {
    this.#isPartOfFiles = vitest.config.testNamePattern !== undefined;
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isPartOfFiles) return;
    const byFile = new Map(modules.map((module) => [relative('.', module.moduleId), module]));
    for (const { row, file, test } of namedCases(readFileSync(TABLE, 'utf8'))) {
      const module = byFile.get(file);
      const isThere = module
        ? [...module.children.allTests('passed'), ...module.children.allTests('failed')].some(
            ({ name }) => isNamed(name, test),
          )
        : existsSync(file); // not part of this run
      if (isThere) continue;
      process.exitCode = 1;
      process.stderr.write(`${TABLE}, row ${row}: ${file} ran no test “${test}”\n`);
    }
  }
}
