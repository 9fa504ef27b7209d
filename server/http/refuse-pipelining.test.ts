import { once } from 'node:events';
import { Agent, createServer, get, type Server } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { refusePipelining } from './refuse-pipelining.ts';

/** More than the kernel holds for who does not read. */
const LARGE = 'x'.repeat(4_000_000);
let server: Server;
let port = 0;
let begun = 0;

beforeEach(async () => {
  begun = 0;
  server = createServer(
    refusePipelining(async (request, response) => {
      begun += 1;
      await turn();
      response.end(request.url === '/large' ? LARGE : 'small');
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('begins one request of a connection that sends a thousand, and ends it', async () => {
  const socket = connect(port, '127.0.0.1');
  const closed = once(socket, 'close');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000));
  await closed;
  expect(begun).toBe(1);
});

it('answers request after request on one connection, large and small', async () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (const path of ['/', '/large', '/large', '/', '/large']) {
    const [response] = await once(get({ port, host: '127.0.0.1', path, agent }), 'response');
    expect((await text(response)).length).toBe(path === '/' ? 5 : LARGE.length);
  }
  agent.destroy();
  expect(begun).toBe(5);
});
