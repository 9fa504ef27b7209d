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
const BUILT = 'server/database/generated';

describe('npm start’s install', () => {
  let clone: string;
  beforeEach(async () => {
    clone = await mkdtemp(join(tmpdir(), 'alongside-install-'));
    for (const name of ['install.mjs', 'build-server.mjs']) {
      await cp(join(ROOT, 'tools', name), join(clone, 'tools', name));
    }
    await write('package-lock.json', JSON.stringify({ packages: { ...LOCK.packages, ...DEV } }));
    await write('prisma/schema.prisma', '');
    // Both note what they are asked for, and do nothing but what is looked for afterwards.
    await write('bin/npm', '#!/bin/sh\necho "$@" > asked\nmkdir -p node_modules/prisma/build\n');
    await symlink(process.execPath, join(clone, 'bin/node'));
    await write(
      'node_modules/prisma/build/index.js',
      `require('fs').mkdirSync('${BUILT}', { recursive: true }); require('fs').writeFileSync('${BUILT}/client.ts', '')`,
    );
    spawnSync('chmod', ['+x', join(clone, 'bin/npm')]);
  });
  afterEach(() => rm(clone, { recursive: true }));

  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(clone, file)), { recursive: true });
    await writeFile(join(clone, file), text);
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
    expect(existsSync(join(clone, BUILT, 'client.ts'))).toBe(true);
  });

  it('leaves a pruned server that is built as it is', async () => {
    expect(run('tools/build-server.mjs')).toMatchObject({ status: 0, stderr: '' });
    await rm(join(clone, 'node_modules/prisma'), { recursive: true });
    await write('node_modules/.package-lock.json', JSON.stringify(LOCK));
    expect(run('tools/install.mjs', 'server')).toMatchObject({ status: 0, stdout: '', stderr: '' });
    expect(existsSync(join(clone, 'asked'))).toBe(false);
  });
});
