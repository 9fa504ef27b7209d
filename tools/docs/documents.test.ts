import { globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  commandProblems,
  defaultProblems,
  linkProblems,
  type ProjectFacts,
  pathProblems,
  variableProblems,
} from './document-problems.ts';
import { DOCUMENTS, withTables } from './generated.ts';
import { docComment } from './limit-tables.ts';
import { anchorsOf } from './markdown.ts';
import { projectFacts } from './project-facts.ts';
import { SITES_SCHEMA_FILE, sitesSchema } from './sites-schema.ts';

describe('what a document says', () => {
  const facts: ProjectFacts = {
    scripts: new Set(['demo']),
    exists: (path) => ['docs/a.md', 'docs/b.md', 'server/push'].includes(path),
    isFileName: (name) => name === 'endpoint.ts',
    anchors: () => new Set(['there']),
    variables: new Map([
      ['HOST', '`127.0.0.1`'],
      ['DATA_DIR', '`.data`'],
    ]),
  };

  it.each([
    ['`npm run demo -- --once`', []],
    ['`npm run demos`', ['npm run demos: there is no such script']],
    ['`npm start`', ['npm start: there is no such script']],
    ["`npx vitest run --project 'end to end' server/push`", []],
    [
      '`npx vitest run --project unit server/pull`',
      ['vitest run server/pull: there is no such file or folder'],
    ],
  ])('of commands: %s', (markdown, problems) => {
    expect(commandProblems(markdown, facts)).toEqual(problems);
  });

  it.each([
    ['[b](b.md#there), [web](https://example.com/x)', []],
    ['[c](c.md)', ['c.md: there is no docs/c.md']],
    ['[b](b.md#gone)', ['b.md#gone: docs/b.md has no such heading']],
    ['[here](#gone)', ['#gone: docs/a.md has no such heading']],
  ])('of links: %s', (markdown, problems) => {
    expect(linkProblems(markdown, 'docs/a.md', facts)).toEqual(problems);
  });

  it.each([
    ['`push`, `server/push`, `/api/config`, `docs/{name}.md`, `b.md`, `endpoint.ts`', []],
    ['```sh\nnode server/push server/pull\n```', ['server/pull: there is no such file or folder']],
    ['`gone.ts`', ['gone.ts: there is no such file or folder']],
  ])('of paths: %s', (markdown, problems) => {
    expect(pathProblems(markdown, 'docs/a.md', facts)).toEqual(problems);
  });

  it('of variables', () => {
    expect(
      variableProblems('`DATA_DIR=/x DATA_DIRS=/y npm start`, `LEAVE_GRACE_MS`', facts),
    ).toEqual(['DATA_DIRS: nothing reads such a variable']);
  });

  it('of defaults', () => {
    const head = '| variable | is | default |\n|---|---|---|\n';
    const right = `${head}| \`HOST\`, \`DATA_DIR\` | both | \`127.0.0.1\`, \`.data\` |\n`;
    expect(defaultProblems(right, facts)).toEqual([]);
    expect(defaultProblems(right.replace('.data', 'data'), facts)).toEqual([
      'DATA_DIR: it is `.data` by default, not `data`',
    ]);
  });

  it('of headings, as GitHub makes anchors of them', () => {
    expect(anchorsOf('# "The X … is in use"\n## C `code` & so')).toEqual(
      new Set(['the-x--is-in-use', 'c-code--so']),
    );
  });

  it('of limits, out of doc comments', () => {
    const source =
      '  /** One. @default 1 */\n  one: number;\n  /**\n   * Two,\n   * on lines. @default 2_000\n   */\n  two: number;';
    expect(docComment(source, 'two')).toBe('Two, on lines.');
    expect(() => docComment(source, 'three')).toThrow('three has no doc comment');
  });
});

describe.each(globSync('{*,.github/*,docs/*,server/channels/*}.md'))('%s', (path) => {
  const markdown = readFileSync(path, 'utf8');
  const facts = projectFacts(path);

  it('names commands that there are', () => {
    expect(commandProblems(markdown, facts)).toEqual([]);
  });
  it('leads to what is there', () => {
    expect(linkProblems(markdown, path, facts)).toEqual([]);
  });
  it('names files and folders that there are', () => {
    expect(pathProblems(markdown, path, facts)).toEqual([]);
  });
  it('names variables that something reads, with their defaults', () => {
    expect(variableProblems(markdown, facts)).toEqual([]);
    expect(defaultProblems(markdown, facts)).toEqual([]);
  });
});

it.each(['extension', 'server'])('the map has every folder of %s/', (part) => {
  const map = readFileSync('docs/architecture.md', 'utf8');
  const folders = readdirSync(part, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['public', 'testing'].includes(entry.name))
    .map(({ name }) => name);
  expect(folders.filter((name) => !new RegExp(`^  .*\\b${name}/`, 'm').test(map))).toEqual([]);
});

it.each(DOCUMENTS)('%s has its tables as `npm run docs` makes them', (path) => {
  const document = readFileSync(path, 'utf8');
  expect(document).toBe(withTables(document));
});

it('the schema of site rules is as `npm run docs` makes it', () => {
  expect(readFileSync(SITES_SCHEMA_FILE, 'utf8')).toBe(sitesSchema());
});
