import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const LOCK = { packages: { '': {}, 'node_modules/ws': { version: '1.0.0' } } };
const DEV = { 'node_modules/wxt': { version: '1.0.0', dev: true } };
/** As npm would write it anew, in another order and form. */
const SAME_LOCK = JSON.stringify({ packages: { ...DEV, ...LOCK.packages } }, null, 2);
const OTHER_LOCK = JSON.stringify({ packages: { 'node_modules/ws': { version: '2.0.0' } } });
const PRISMA = 'node_modules/prisma/build/index.js';
const VITE = 'node_modules/vite/bin/vite.js';
const CLIENT = 'server/database/generated/client.ts';
const PAGES = 'server/pages/generated';
const PAGE_SOURCE = 'server/pages/admin/main.tsx';

describe('npm start’s install', () => {
  let clone: string;
  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), 'alongside-install-'));
    for (const name of ['install.mjs', 'build-server.mjs']) {
      await cp(join(ROOT, 'tools', name), join(clone, 'tools', name));
    }
    await write('package-lock.json', JSON.stringify({ packages: { ...LOCK.packages, ...DEV } }));
    await write('prisma/schema.prisma', '');
    await write(PAGE_SOURCE, 'first');
    // All note that they were asked, and do nothing but what is looked for afterwards.
    await write('bin/npm', '#!/bin/sh\necho "$@" > asked\n');
    await symlink(process.execPath, join(clone, 'bin/node'));
    await write(PRISMA, program('prisma', { [CLIENT]: '' }));
    const sources = JSON.stringify([PAGE_SOURCE]);
    const pages = { [`${PAGES}/admin/index.html`]: '', [`${PAGES}/.sources.json`]: sources };
    await write(VITE, program('vite', pages));
    spawnSync('chmod', ['+x', join(clone, 'bin/npm')]);
  });
  afterEach(() => rm(clone, { recursive: true }));

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(clone, file)), { recursive: true });
    await writeFile(join(clone, file), text);
  }

  /** A program that notes that it ran and writes these files. */
  function program(name: string, files: Record<string, string>): string {
    const lines = Object.entries(files).map(
      ([file, text]) =>
        `fs.mkdirSync(path.dirname('${file}'), { recursive: true }); fs.writeFileSync('${file}', '${text}');`,
    );
    return `const fs = require('fs'); const path = require('path');
      fs.appendFileSync('ran', '${name} '); ${lines.join('\n')}`;
  }

  /** The programs that ran, each once for each time. */
  async function ran(): Promise<string> {
    return (await readFile(join(clone, 'ran'), 'utf8')).trim();
  }

  function run(...args: string[]) {
    return spawnSync('node', args, {
      cwd: clone,
      env: { PATH: `${join(clone, 'bin')}:/usr/bin:/bin`, NODE_ENV: 'production' },
      encoding: 'utf8',
    });
  }

  it('installs what builds, too, where NODE_ENV is production', async () => {
    expect(run('tools/install.mjs', 'server')).toMatchObject({ status: 0 });
    expect(await readFile(join(clone, 'asked'), 'utf8')).toContain('--include=dev');
    expect(existsSync(join(clone, CLIENT))).toBe(true);
    expect(existsSync(join(clone, PAGES, 'admin/index.html'))).toBe(true);
  });

  it.each([
    ['the pages once one of their files has changed', PAGE_SOURCE, 'x', 'vite'],
    ['Prisma’s client once the schema has', 'prisma/schema.prisma', 'x', 'prisma'],
    ['all once other packages are named', 'package-lock.json', OTHER_LOCK, 'prisma vite'],
    ['nothing for a lock that npm wrote otherwise', 'package-lock.json', SAME_LOCK, ''],
  ])('builds %s', async (_what, changed, text, programs) => {
    run('tools/build-server.mjs');
    run('tools/build-server.mjs');
    expect(await ran()).toBe('prisma vite');
    await write(changed, text);
    run('tools/build-server.mjs');
    expect(await ran()).toBe(`prisma vite ${programs}`.trim());
  });

  it('builds what is half there, such as by a build that was ended', async () => {
    run('tools/build-server.mjs');
    await rm(join(clone, PAGES, '.made-from'));
    await rm(join(clone, PAGES, '.sources.json'));
    run('tools/build-server.mjs');
    expect(await ran()).toBe('prisma vite vite');
  });

  it('says what to do where what builds is not installed', async () => {
    await rm(join(clone, VITE));
    const { status, stderr } = run('tools/build-server.mjs');
    expect(status).toBe(1);
    expect(stderr).toContain('Run: npm ci --include=dev');
  });

  it('leaves a pruned server that is built as it is', async () => {
    expect(run('tools/build-server.mjs')).toMatchObject({ status: 0, stderr: '' });
    for (const builder of ['prisma', 'vite']) {
      await rm(join(clone, 'node_modules', builder), { recursive: true });
    }
    await write('node_modules/.package-lock.json', JSON.stringify(LOCK));
    expect(run('tools/install.mjs', 'server')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(join(clone, 'asked'))).toBe(false);
  });
});
