/** A test that `tests/cases.md` names for a row. */
export interface NamedCase {
  row: string;
  /** From the root of the project. */
  file: string;
  /** As it stands in the file: with `%s` where cases of a table are put in. */
  test: string;
}

/**
 * The tests that the table in `tests/cases.md` names: `| A1 | path: "test", "test"; path: "test" |`.
 *
 * @throws Error naming a row whose second column is not of that form
 */
export function namedCases(markdown: string): NamedCase[] {
  const rows = markdown.split('\n').filter((line) => /^\| [A-Z]\d+[a-z]? \|/.test(line));
  return rows.flatMap((line) => {
    const [, row = '', tests = ''] = /^\| (\w+) \| (.*) \|$/.exec(line) ?? [];
    const cases: NamedCase[] = [];
    const rest = tests.replace(
      /(?:^|; )([\w./-]+\.test\.tsx?): ("(?:[^"\\]|\\.)*"(?:, "(?:[^"\\]|\\.)*")*)/g,
      (_all, file: string, names: string) => {
        for (const [quoted] of names.matchAll(/"(?:[^"\\]|\\.)*"/g)) {
          cases.push({ row, file, test: String(JSON.parse(quoted)) });
        }
        return '';
      },
    );
    if (rest !== '' || cases.length === 0) {
      throw new Error(`tests/cases.md, row ${row}: write it as path: "test", "test"; not ${rest}`);
    }
    return cases;
  });
}

/** Whether a test that ran is the one that was named. */
export function isNamed(test: string, named: string): boolean {
  const parts = named.split(/%[sdifjo]|\$\w+(?:\.\w+)*/).map(escaped);
  return new RegExp(`^${parts.join('.*')}$`, 's').test(test);
}

/** `text` as a pattern that matches just that. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
