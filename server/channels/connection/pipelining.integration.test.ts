import { once } from 'node:events';
import { Agent, createServer, get, IncomingMessage, type Server, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OneRequestAtATime } from './pipelining.ts';

/** More than the kernel holds for who does not read. */
const LARGE = 'x'.repeat(4_000_000);
const REQUEST = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
let server: Server;
let port = 0;
let begun = 0;
let parsed = 0;

class Counted extends IncomingMessage {
  constructor(...made: ConstructorParameters<typeof IncomingMessage>) {
    super(...made);
    parsed += 1;
  }
}

beforeEach(async () => {
  begun = 0;
  parsed = 0;
  const requests = new OneRequestAtATime();
  class Noted extends ServerResponse {
    constructor(request: IncomingMessage) {
      super(request);
      requests.begin(this, request);
    }
  }
  const classes = { IncomingMessage: Counted, ServerResponse: Noted };
  server = createServer(classes, async (request, response) => {
    begun += 1;
    if (request.url === '/early') response.flushHeaders();
    await turn();
    response.end(request.url === '/large' ? LARGE : 'small');
  }).listen(0, '127.0.0.1');
  server.on('connection', (socket) => requests.watch(socket));
  await once(server, 'listening');
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('answers the first of a thousand requests, says that it is the last, and looks at no more', async () => {
  const answers = await text(connect(port, '127.0.0.1').once('connect', ask(1_000)));
  expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  expect(answers).toMatch(/^connection: close/im);
  expect(answers).toMatch(/small$/);
  expect({ begun, parsed }).toEqual({ begun: 1, parsed: 2 });
});

it('answers the first of two, too', async () => {
  const answers = await text(connect(port, '127.0.0.1').once('connect', ask(2)));
  expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  expect(begun).toBe(1);
});

it('ends a connection whose answer was on its way when the next request came', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.write(`${REQUEST.replace('/', '/early')}${REQUEST}`);
  expect(await text(socket)).toContain('small');
  expect(begun).toBe(1);
});

it('does not hear on who asks on and on', async () => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  socket.write(REQUEST.replace('/', '/large').repeat(2));
  socket.pause();
  for (let i = 0; i < 50; i += 1) socket.write(REQUEST.repeat(1_000));
  await once(server, 'request');
  for (let i = 0; i < 100; i += 1) await turn();
  socket.destroy();
  await closed;
  expect(begun).toBe(1);
  expect(parsed).toBeLessThan(10);
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

function ask(times: number) {
  return function (this: NodeJS.WritableStream) {
    this.write(REQUEST.repeat(times));
  };
}
