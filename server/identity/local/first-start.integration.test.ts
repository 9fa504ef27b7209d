import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { makeDataDir } from '../../testing/database-template.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));

/** Starts the server as `npm start` does, ends it once it is ready, and gives all that it wrote. */
async function startOnce(dataDir: string): Promise<{ stdout: string; stderr: string }> {
  const server = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'trace' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    written.stderr += text;
  });
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    written.stdout += text;
    if (written.stdout.includes('\n')) server.kill('SIGTERM');
  });
  await once(server, 'close');
  return written;
}

it('tells the role secret once, on stderr, with where to use it', async () => {
  const dataDir = await makeDataDir();
  try {
    const first = await startOnce(dataDir);
    const secret = await readFile(join(dataDir, 'role-secret'), 'utf8');
    const url = /^ready (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(first.stdout)?.[1];
    expect(first.stderr).toContain(`sign in at ${url}/admin as Admin or Instructor`);
    expect(first.stderr).toContain(`with this secret: ${secret}\n`);
    expect(first.stderr).toContain(join(dataDir, 'role-secret'));
    const second = await startOnce(dataDir);
    expect(second.stdout).toMatch(/^ready \S+\n$/);
    expect(second.stderr).not.toContain(secret);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}, 60_000); // two processes, on a machine that has much to do
