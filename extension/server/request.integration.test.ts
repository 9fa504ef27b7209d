import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import * as v from 'valibot';
import { expect, it, onTestFinished, vi } from 'vitest';
import { request, serverAnswers } from './request.ts';
import { serverClock } from './server-clock.ts';

let url = '';
vi.mock('../stored.ts', () => ({ serverUrl: { get: async () => url } }));

/** From now on the server answers so; the times it was asked are counted. */
async function serve(listener: RequestListener): Promise<{ asked: number }> {
  const count = { asked: 0 };
  const server = createServer((incoming, response) => {
    count.asked += 1;
    listener(incoming, response);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
  return count;
}

it('finds that there is no answer where the connection is lost in the middle of one', async () => {
  await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' });
    response.write('{"half":', () => response.destroy());
  });
  await expect(request('/api/config', v.unknown())).rejects.toMatchObject({
    name: 'ServerError',
    status: null,
  });
  expect(serverAnswers()).toBe(false);
});

it('takes the page of a captive portal, which says 200, for no answer', async () => {
  let isPortal = true;
  await serve((_request, response) => {
    response.setHeader('content-type', isPortal ? 'text/html' : 'application/json');
    response.end(isPortal ? '<h1>Welcome to our Wi-Fi</h1>' : '{}');
  });
  await expect(request('/api/config', v.object({}))).rejects.toMatchObject({ status: null });
  expect(serverAnswers()).toBe(false);
  isPortal = false;
  await expect(request('/api/config', v.object({}))).resolves.toEqual({});
  expect(serverAnswers()).toBe(true);
});

it('asks once for all who ask the same at the same time, and for each who asks to change something', async () => {
  const count = await serve((_request, response) => response.end('{}'));
  const ask = (init?: RequestInit) => request('/api/me/preferences', v.object({}), init);
  await Promise.all([ask(), ask(), ask()]);
  expect(count.asked).toBe(1);
  await Promise.all([ask({ method: 'PUT' }), ask({ method: 'PUT' })]);
  expect(count.asked).toBe(3);
});

it('does not give one learner what another one asked for', async () => {
  await serve((incoming, response) =>
    response.end(JSON.stringify({ asker: incoming.headers.authorization })),
  );
  const ask = (authorization: string) =>
    request('/api/me/preferences', v.object({ asker: v.string() }), { headers: { authorization } });
  expect(await Promise.all([ask('Bearer ana'), ask('Bearer ben')])).toEqual([
    { asker: 'Bearer ana' },
    { asker: 'Bearer ben' },
  ]);
});

it('asks no sooner than the server wants to be asked', async () => {
  const count = await serve((_request, response) => {
    response.writeHead(429, { 'retry-after': '60', 'content-type': 'application/problem+json' });
    response.end(
      JSON.stringify({ type: 'x', title: 'x', status: 429, code: 'x', detail: 'Too many.' }),
    );
  });
  for (let times = 0; times < 3; times += 1) {
    await expect(request('/api/presence/roster?channel=a', v.unknown())).rejects.toMatchObject({
      status: 429,
    });
  }
  expect(count.asked).toBe(1);
});

it('learns from an answer how far this browser’s clock is off', async () => {
  await serve((_request, response) => {
    response.setHeader('date', new Date(Date.now() - 600_000).toUTCString());
    response.end('{}');
  });
  await request('/api/config', v.object({}));
  expect(serverClock.offsetMs() / 60_000).toBeCloseTo(-10, 1);
});
