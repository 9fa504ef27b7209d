import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { nodeVersionProblem } from './node-version.ts';
import { openTestServer } from './testing/test-server.ts';
import { VERSION } from './version.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TIMEOUT = 60_000;
const root = await mkdtemp(join(tmpdir(), 'alongside-serve-'));
afterAll(() => rm(root, { recursive: true }));

/** Runs `npm start`, as an operator or a service manager does. */
function npmStart(env: Record<string, string>): ChildProcess {
  const child = spawn('npm', ['start', '--silent'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: root, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // so that what is left of it can be ended together
  });
  onTestFinished(() => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      // Nothing is left: as it should be.
      expect(error).toMatchObject({ code: 'ESRCH' });
    }
  });
  return child;
}

async function readyUrl(child: ChildProcess): Promise<URL> {
  if (!child.stdout) throw new Error('no stdout');
  const [line] = await once(child.stdout, 'data');
  expect(String(line)).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+\n$/);
  return new URL(String(line).slice('ready '.length).trim());
}

describe('npm start', () => {
  it(
    'says in a line what is in use, and on stdout that it is ready, and ends on SIGTERM with what was asked answered',
    async () => {
      const dataDir = join(root, 'healthy');
      const child = npmStart({ DATA_DIR: dataDir, LOG_LEVEL: 'warn' });
      const errors = child.stderr ? text(child.stderr) : Promise.reject(new Error('no stderr'));
      const { port, origin } = await readyUrl(child);

      // A request whose body is still to come when the signal does.
      const request = connect(Number(port), '127.0.0.1');
      const body = '{"displayName":"Ana"}';
      request.write(
        `POST /api/local-identity/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\n` +
          `Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`,
      );
      await once(request, 'data'); // 100 Continue: the server has the request
      const answer = text(request);
      child.kill('SIGTERM');
      await refused(Number(port));
      request.write(body);
      expect(await answer).toMatch(/^HTTP\/1\.1 200 /);

      const [code] = await once(child, 'exit');
      expect(code).toBe(0);
      const lines = (await errors).trim().split('\n');
      expect(lines[0]).toBe(
        `Alongside ${VERSION} at ${origin}: identity local, Channels embedded, database embedded in ${dataDir}.`,
      );
      expect(lines[1]).toContain('anybody on this machine can be anybody');
    },
    TIMEOUT,
  );

  it(
    'says in one line that the port is taken, and leaves nothing running',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const address = other.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      const child = npmStart({ DATA_DIR: join(root, 'taken'), PORT: port });
      const errors = child.stderr ? text(child.stderr) : '';
      const [code] = await once(child, 'exit');
      other.close();
      expect(code).toBe(1);
      expect(await errors).toMatch(/^PORT \d+ on 127\.0\.0\.1 is taken .*\n$/);
    },
    TIMEOUT,
  );
});

/** Resolves when nobody listens on `port` any more. */
async function refused(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
    } catch {
      return;
    }
    socket.destroy();
    await once(socket, 'close');
  }
}

describe('a server', () => {
  it.each(['127.0.0.1', '127.0.0.2', '::1'])('is ready on HOST=%s', async (HOST) => {
    await using server = await openTestServer({ HOST });
    expect(await (await server.ask('/readyz')).json()).toMatchObject({ status: 'ready' });
    expect((await server.signIn('Ana')).id).toBeTruthy();
  });

  it.each(['0.0.0.0', '::'])('is ready on HOST=%s, which is every address', async (HOST) => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    await using server = await openTestServer({
      HOST,
      CLERK_PUBLISHABLE_KEY: `pk_test_${btoa('clerk.example.com$')}`,
      CLERK_JWT_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    });
    const url = `http://127.0.0.1:${new URL(server.url()).port}/readyz`;
    expect(await (await fetch(url)).json()).toMatchObject({ status: 'ready' });
  });

  it.each([
    ['is a file', (file: string) => file, /^DATA_DIR \S+ is a file/],
    ['lies below a file', (file: string) => join(file, 'data'), /^DATA_DIR \S+ is a file/],
    ['can’t be made', () => '/proc/alongside/data', /^DATA_DIR \/proc\/alongside\/data .*DATA_DIR/],
  ])('says so where DATA_DIR %s', async (_what, directory, sentence) => {
    const file = join(root, 'file');
    await writeFile(file, '');
    await expect(openTestServer({ DATA_DIR: directory(file) })).rejects.toThrow(sentence);
  });
});

describe('nodeVersionProblem', () => {
  it.each(['20.20.2', '22.23.0', '23.11.1'])(
    'says what Node %s lacks, and what to do',
    (version) => {
      expect(nodeVersionProblem(version)).toMatch(new RegExp(`Node 24.*${version}.*npm`));
    },
  );

  it.each(['24.0.0', '25.1.0'])('is none with Node %s', (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });
});
