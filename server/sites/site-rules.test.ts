import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { siteRules } from './site-rules.ts';

const folder = mkdtempSync(join(tmpdir(), 'sites-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const DOCS = file(
  'docs.json',
  '{"sites":[{"preset":"docs","origins":["https://docs.example.org"]}]}',
);

describe('the rules of a server', () => {
  it('are the demo course’s where it is told of no site', () => {
    expect(siteRules({}).map(({ id }) => id)).toEqual(['demo']);
  });

  it('are those of SITES and of SITES_FILE', () => {
    const env = { SITES: 'moodle=https://moodle.example.edu', SITES_FILE: DOCS };
    expect(siteRules(env).map(({ id }) => id)).toEqual(['moodle-example-edu', 'docs-example-org']);
  });

  it.each([
    [{ SITES: '' }, 'SITES names no site'],
    [
      { SITES: 'moodle=https://*.com' },
      'SITES origins[0]: "https://*.com" would be every site there is',
    ],
    [{ SITES_FILE: folder }, 'is no file: name one with site rules'],
    [{ SITES_FILE: join(folder, 'none.json') }, 'is no file: name one with site rules'],
    [{ SITES_FILE: '/dev/zero' }, 'is no file: name one with site rules'],
    [
      { SITES_FILE: file('large.json', ' '.repeat(300_000)) },
      'is larger than site rules are: 256 KiB at most',
    ],
    [{ SITES_FILE: file('bad.json', '{"sites":') }, 'bad.json is no JSON'],
    [{ SITES_FILE: file('deep.json', '['.repeat(200_000)) }, 'deep.json is no JSON'],
    [
      { SITES_FILE: file('empty.json', '{"sites":[{}]}') },
      'SITES_FILE sites[0].origins: is missing',
    ],
    [
      { SITES: 'docs=https://docs.example.org', SITES_FILE: DOCS },
      'are both called "docs-example-org"',
    ],
  ])('are refused: %j', (env, problem) => {
    expect(() => siteRules(env)).toThrow(problem);
    expect(() => siteRules(env)).toThrow('The site rules have to change:');
  });
});
