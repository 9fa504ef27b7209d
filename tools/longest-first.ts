import { relative } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Test files of half a minute and more, the longest first. */
const LONGEST = [
  'tests/clerk/clerk.test.ts',
  'tests/push/admin-page.test.ts',
  'tests/push/learner.test.ts',
  'tests/gallery/overlay.test.ts',
  'tests/faults/hostile-pages.test.ts',
  'tests/push/pipeline.test.ts',
  'tests/faults/moving-about.test.ts',
  'tests/gallery/popup.test.ts',
  'tests/push/wrong-clock.test.ts',
  'tests/sites/sites.test.ts',
  'tests/presence/presence.test.ts',
  'tests/presence/preferences.test.ts',
  'tests/faults/extension-replaced.test.ts',
];

/**
 * Begins with the files that take the longest, so that none of them runs on alone at the end: a clone has
 * no times of an earlier run, by which Vitest would do the same.
 */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const place = LONGEST.indexOf(relative('.', moduleId));
  return place === -1 ? LONGEST.length : place;
}
