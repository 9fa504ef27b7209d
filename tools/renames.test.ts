import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

const Names = v.record(v.string(), v.string());
const Renames = v.object({ identifiers: Names, files: Names });
const { identifiers, files } = v.parse(
  Renames,
  JSON.parse(readFileSync(new URL('renames.json', import.meta.url), 'utf8')),
);

/** Comments and strings, where an old name may be an ordinary word. */
const WORDS = /\/\*.*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/gs;

const sources = globSync('{extension,server,tools,bench,tests}/**/*.{ts,tsx,mjs}', {
  exclude: (path) => path.includes('generated') || path.includes('node_modules'),
});

describe('a name that was given up for the field’s own', () => {
  it('is the name of nothing in the code', () => {
    const found = sources.flatMap((path) => {
      const code = readFileSync(path, 'utf8').replaceAll(WORDS, '');
      const names = new Set(code.match(/[A-Za-z_$][\w$]*/g));
      return Object.keys(identifiers).flatMap((old) =>
        names.has(old) ? [`${path}: ${old}, which is ${identifiers[old]}`] : [],
      );
    });
    expect(found).toEqual([]);
  });

  it('is the name of no file', () => {
    const found = sources.flatMap((path) => {
      const [name = ''] = basename(path).split('.');
      return files[name] === undefined ? [] : [`${path}: call it ${files[name]}`];
    });
    expect(found).toEqual([]);
  });
});
