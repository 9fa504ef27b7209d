import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Folders outside of the layers: they put the others together, or are none of the product. */
const ABOVE = new Set(['entrypoints', 'build', 'composition', 'public', 'testing']);

/** Imports by one file of another, and whether the layers let them. */
const IMPORTS: [from: string, to: string, allowed: boolean][] = [
  ['extension/messages/a.ts', '../overlay/mount.tsx', false],
  ['extension/messages/b.ts', '../../server/contract/api.ts', true],
  ['extension/messages/c.ts', '../stored.ts', false],
  ['extension/overlay/a.ts', '../presence/presence.ts', false],
  ['extension/overlay/b.ts', '../messages/chapter-view.ts', true],
  ['extension/server/a.ts', '../identity/identity.ts', false],
  ['extension/server/b.ts', '../words/server.ts', true],
  ['extension/words/en/a.ts', '../../overlay/mount.tsx', false],
  ['extension/identity/clerk/a.ts', '../../server/request.ts', true],
  ['extension/identity/clerk/b.ts', '../../../server/push/endpoint.ts', false],
  ['extension/worker/a.ts', '../presence/presence.ts', true],
  ['extension/worker/b.ts', '../../server/http/listen.ts', false],
  ['extension/entrypoints/a.ts', '../../server/admin/routes.ts', false],
  ['server/words/en/a.ts', '../../contract/api.ts', false],
  ['server/contract/a.ts', '../push/endpoint.ts', false],
  ['server/contract/b.ts', '../words/fields.ts', true],
  ['server/sites/a.ts', '../contract/sites/rule.ts', true],
  ['server/sites/b.ts', '../presence/visits.ts', false],
  ['server/channels/app/a.ts', '../channel/channel.ts', true],
  ['server/channels/app/b.ts', '../../contract/channels.ts', false],
  ['server/identity/a.ts', '../push/subscriptions.ts', false],
  ['server/push/a.ts', '../identity/signed-in.ts', true],
  ['server/push/b.ts', '../start.ts', false],
  ['server/pages/admin/a.ts', '../../contract/api.ts', true],
  ['server/pages/admin/b.ts', '../../push/endpoint.ts', false],
];

let root: string;
let output: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const config of ['biome.json', 'biome.layers.json'])
    copyFileSync(config, join(root, config));
  for (const [from, to] of [
    ...IMPORTS,
    ['server/jobs/a.ts', './b.ts'],
    ['server/jobs/b.ts', './a.ts'],
  ]) {
    mkdirSync(dirname(join(root, from)), { recursive: true });
    writeFileSync(join(root, from), `export * from '${to}';\n`);
  }
  const options = ['--vcs-enabled=false', '--max-diagnostics=none', '--colors=off'];
  output = spawnSync(resolve('node_modules/.bin/biome'), ['lint', ...options], {
    cwd: root,
    encoding: 'utf8',
  }).stderr;
}, 60_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('the layers', () => {
  it.each(IMPORTS)('of %s and %s: %s', (from, _to, allowed) => {
    expect(output.includes(`${from}:1:15 lint/style/noRestrictedImports`)).toBe(!allowed);
  });

  it('have no circle', () => {
    expect(output).toContain('server/jobs/a.ts:1:15 lint/suspicious/noImportCycles');
  });

  it.each(['extension', 'server'])('have a place for every folder of %s/', (part) => {
    const folders = readdirSync(part, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !ABOVE.has(entry.name))
      .map(({ name }) => name);
    const placed = Array.from(
      readFileSync('biome.layers.json', 'utf8').matchAll(/"includes": \["(\w+)\/\{?([\w,]+)/g),
      ([, of, names = '']) => (of === part ? names.split(',') : []),
    ).flat();
    expect(folders.filter((folder) => !placed.includes(folder))).toEqual([]);
  });
});
