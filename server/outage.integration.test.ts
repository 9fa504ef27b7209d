import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConnectAnswer } from './contract/connect.ts';
import { cutOffDatabase } from './database/testing/cut-off.ts';
import { startPostgres } from './database/testing/postgres.ts';
import { listen } from './http/listen.ts';
import { createLogLines } from './testing/log-lines.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from './testing/test-server.ts';

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

function join(server: TestServer, { token }: TestLearner): Promise<Response> {
  const fields = { socket_id: '1.2', channel_name: 'presence-global' };
  return server.send('POST', '/api/pusher/auth', fields, token);
}

/** The same as the extension asks, with all else that its connection needs. */
async function connect(server: TestServer, { token }: TestLearner): Promise<ConnectAnswer> {
  const asked = { socketId: '1.2', rooms: [{ channel: 'presence-global' }] };
  return read(ConnectAnswer, server.send('POST', '/api/presence/connect', asked, token));
}

describe.skipIf(!postgres)('while the database does not answer', () => {
  const { log, lines, until } = createLogLines();
  let database: Awaited<ReturnType<typeof cutOffDatabase>>;
  let server: TestServer;
  let ana: TestLearner;
  let ben: TestLearner;
  let admin: TestLearner;

  beforeAll(async () => {
    database = await cutOffDatabase((await postgres?.createDatabase()) ?? '');
    server = await openTestServer({ DATABASE_URL: database.url }, log);
    [ana, ben] = await Promise.all([server.signIn('Ana'), server.signIn('Ben')]);
    expect((await join(server, ana)).status).toBe(200);
    admin = await server.signIn('Admin', { role: true });
    lines.length = 0;
    await database.cut();
  });
  afterAll(async () => {
    await server[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  it('lets in who was known a moment ago, and has others come again', async () => {
    expect((await join(server, ana)).status).toBe(200);
    const answer = await join(server, ben);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await problemIn(Promise.resolve(answer))).toBe('503 database-unavailable');
    const anas = await connect(server, ana);
    expect(anas.rooms).toMatchObject([{ channels: [{ name: 'presence-global' }] }]);
    expect(anas).not.toHaveProperty('preferences');
    expect((await connect(server, ben)).rooms).toMatchObject([{ problem: { status: 503 } }]);
  });

  it('answers 503 and a code, not 500, whatever is asked for', async () => {
    const preferences = server.send('PUT', '/api/me/preferences', { joinToasts: false }, ana.token);
    expect(await problemIn(preferences)).toBe('503 database-unavailable');
    expect(await problemIn(server.ask('/readyz'))).toBe('503 not-ready');
    expect((await server.ask('/healthz')).status).toBe(200);
  });

  it('logs one line when it begins and one when it ends, however much fails', async () => {
    await Promise.all(Array.from({ length: 50 }, () => join(server, ben)));
    // Their rights are noted with each request.
    await Promise.all(Array.from({ length: 5 }, () => join(server, admin)));
    await database.restore();
    await until('the database answers again');
    expect((await join(server, ben)).status).toBe(200);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'the database does not answer',
      'the database answers again',
    ]);
  });
});

describe.skipIf(!postgres)('while the database is gone without a word', () => {
  it('answers 503 at once, and lets in who was known, as soon as that is sure', async () => {
    await using database = await cutOffDatabase((await postgres?.createDatabase()) ?? '');
    await using server = await openTestServer({
      DATABASE_URL: database.url,
      DATABASE_STATEMENT_TIMEOUT_SECONDS: '1',
    });
    const ana = await server.signIn('Ana');
    expect((await join(server, ana)).status).toBe(200);
    database.hang();
    const isQuick = async (request: () => Promise<unknown>) => {
      const started = performance.now();
      await request();
      return performance.now() - started < 1_000;
    };
    const preferences = async () =>
      expect(
        await problemIn(server.send('PUT', '/api/me/preferences', { joinToasts: true }, ana.token)),
      ).toBe('503 database-unavailable');
    await expect.poll(() => isQuick(preferences), { timeout: 40_000 }).toBe(true);
    const joins = async () => expect((await join(server, ana)).status).toBe(200);
    expect(await isQuick(joins)).toBe(true);
    await database.restore();
    await expect
      .poll(async () => (await server.ask('/readyz')).status, { timeout: 20_000 })
      .toBe(200);
  }, 90_000);
});

describe('while Channels does not answer', () => {
  it('answers 503, logs one line and no signature', async () => {
    const { log, lines } = createLogLines();
    const channels = createServer((_request, response) => response.end('{"channels":{}}'));
    const port = await listen(channels, { host: '127.0.0.1', port: 0 });
    await using server = await openTestServer(
      {
        PUSHER_APP_ID: '7',
        PUSHER_KEY: 'k',
        PUSHER_SECRET: 's',
        PUSHER_HOST: '127.0.0.1',
        PUSHER_PORT: String(port),
        PUSHER_TLS: 'false',
      },
      log,
    );
    const ana = await server.signIn('Ana');
    channels.close();
    channels.closeAllConnections();
    lines.length = 0;
    const roster = () =>
      server.ask('/api/presence/roster?channel=presence-global', {
        headers: { authorization: `Bearer ${ana.token}` },
      });
    for (let request = 0; request < 5; request += 1) {
      expect(await problemIn(roster())).toBe('503 channels-unavailable');
      const patch = { appearOffline: true };
      const put = await server.send('PUT', '/api/me/preferences', patch, ana.token);
      expect(put.status).toBe(200);
    }
    const { status } = await server.send(
      'POST',
      '/api/local-identity/sign-out-everywhere',
      {},
      ana.clientToken,
    );
    expect(status).toBe(204);
    expect(lines).toMatchObject([{ msg: 'Channels does not answer', reason: 'ECONNREFUSED' }]);
    expect(JSON.stringify(lines)).not.toContain('auth_signature');
  });

  it('does not keep the server from starting, but a refused signature does', async () => {
    const { log, lines } = createLogLines();
    const hosted = (port: number) => ({
      PUSHER_APP_ID: '7',
      PUSHER_KEY: 'k',
      PUSHER_SECRET: 's',
      PUSHER_HOST: '127.0.0.1',
      PUSHER_PORT: String(port),
      PUSHER_TLS: 'false',
    });
    await using server = await openTestServer(hosted(1), log);
    expect((await server.ask('/healthz')).status).toBe(200);
    expect(lines.map(({ msg }) => msg)).toContain('Channels does not answer');

    const refusing = createServer((_request, response) => response.writeHead(401).end());
    const port = await listen(refusing, { host: '127.0.0.1', port: 0 });
    await expect(openTestServer(hosted(port), log)).rejects.toThrow(/^PUSHER_SECRET/);
    refusing.close();
    refusing.closeAllConnections();
  });
});
