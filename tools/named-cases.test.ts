import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isNamed, namedCases } from './named-cases.ts';

describe('the table of cases', () => {
  it('names several tests of several files for a row', () => {
    const table =
      '| row | test |\n|---|---|\n| A1 | a.test.ts: "one", "says \\"no\\""; b/c.test.tsx: "two" |';
    expect(namedCases(table)).toEqual([
      { row: 'A1', file: 'a.test.ts', test: 'one' },
      { row: 'A1', file: 'a.test.ts', test: 'says "no"' },
      { row: 'A1', file: 'b/c.test.tsx', test: 'two' },
    ]);
  });

  it.each(['| A2 | by hand |', '| A2 | a.test.ts |', '| A2 | a.test.ts: "one" and more |'])(
    'takes no row without a test: %s',
    (row) => expect(() => namedCases(row)).toThrow('row A2'),
  );

  it('names files that there are', () => {
    const files = namedCases(readFileSync('tests/cases.md', 'utf8')).map(({ file }) => file);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it.each([
    ['refuses %s at once', 'refuses "a" at once', true],
    ['refuses $name', 'refuses Ben', true],
    ['refuses all (of it)', 'refuses all (of it)', true],
    ['refuses %s at once', 'refuses "a"', false],
  ])('finds of “%s” the test “%s”: %s', (named, test, found) => {
    expect(isNamed(test, named)).toBe(found);
  });
});
