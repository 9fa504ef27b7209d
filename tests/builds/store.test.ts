import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXTENSION_KEY } from '../../server/contract/extension-id.ts';
import { readZip } from './read-zip.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const OUT_DIR = join('.output', 'store-test');
/** Files as they lie about where someone works: one that git ignores, one that it does not know. */
const PLANTED = [join('.data', 'store-test-secret.txt'), 'store-test-secret.env'];

let built: { status: number | null; output: string };

/** Builds as `npm run build` does, beside what stands there, and unminified: that takes a third. */
function build(browsers: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(
    'node',
    ['tools/build-store.ts', ...browsers, '--mode=development'],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`,
        WXT_OUT_DIR: OUT_DIR,
        ...env,
      },
    },
  );
  return { status, output: stdout + stderr };
}

function zipFor(what: string): Map<string, Buffer> {
  const name = readdirSync(join(ROOT, OUT_DIR)).find((file) => file.endsWith(`-${what}-dev.zip`));
  if (!name) throw new Error(`There is no zip for ${what}:\n${built.output}`);
  return readZip(join(ROOT, OUT_DIR, name));
}

function manifestIn(text: Buffer | undefined): unknown {
  return JSON.parse(text?.toString('utf8') ?? 'null');
}

beforeAll(() => {
  mkdirSync(join(ROOT, '.data'), { recursive: true });
  for (const file of PLANTED) writeFileSync(join(ROOT, file), 'hunter2');
  built = build(['chrome', 'firefox']);
});

afterAll(() => {
  for (const file of PLANTED) rmSync(join(ROOT, file), { force: true });
  rmSync(join(ROOT, OUT_DIR), { recursive: true, force: true });
});

describe('what is built for stores', () => {
  it('has a zip whose manifest carries no key, which stores refuse', () => {
    expect(built.status, built.output).toBe(0);
    const manifest = manifestIn(zipFor('chrome').get('manifest.json'));
    expect(manifest).toMatchObject({ manifest_version: 3, name: 'Alongside' });
    expect(manifest).not.toHaveProperty('key');
  });

  it('has a folder whose id is fixed, to be loaded unpacked', () => {
    const folder = join(ROOT, OUT_DIR, 'chrome-mv3-dev');
    expect(manifestIn(readFileSync(join(folder, 'manifest.json')))).toHaveProperty(
      'key',
      EXTENSION_KEY,
    );
    expect([...zipFor('chrome').keys()].sort()).toEqual(filesIn(folder).sort());
  });

  it('has the sources that git tracks, and nothing else that lies in the tree', () => {
    const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' });
    const sources = [...zipFor('sources').keys()];
    expect(sources.filter((file) => !tracked.split('\0').includes(file))).toEqual([]);
    // Without these it can't be built again.
    expect(sources).toEqual(
      expect.arrayContaining([
        'package.json',
        'package-lock.json',
        'wxt.config.ts',
        'tools/install.mjs',
        'extension/public/icon/128.png',
        'extension/tsconfig.json',
        'tools/stubs/clerk-ui/package.json',
      ]),
    );
  });
});

it('leaves a build for Clerk and Firefox unmade, with a sentence', () => {
  const key = `pk_test_${Buffer.from('a.accounts.dev$').toString('base64')}`;
  const { status, output } = build(['firefox'], { WXT_CLERK_PUBLISHABLE_KEY: key });
  expect(status).not.toBe(0);
  expect(output).toMatch(/WXT_CLERK_PUBLISHABLE_KEY is set, and in Firefox nobody could sign in/);
  expect(output).not.toMatch(/^\s+at /m);
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
