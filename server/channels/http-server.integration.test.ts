import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { openSocket } from './testing/raw-socket.ts';
import { startChannels } from './testing/start-channels.ts';

async function exchange(port: number, request: string): Promise<string> {
  const socket = await openSocket(port);
  socket.write(request.replaceAll('\n', '\r\n'));
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

describe('an HTTP server with Channels', () => {
  it.each([
    [
      'h2c, as curl --http2 does',
      'Connection: Upgrade, HTTP2-Settings, close\nUpgrade: h2c\nHTTP2-Settings: AAMAAABk',
    ],
    ['TLS/1.2', 'Connection: Upgrade, close\nUpgrade: TLS/1.2'],
    ['h2c on a path of Channels', 'Connection: Upgrade, close\nUpgrade: h2c'],
  ])('serves a request that offers %s as plain HTTP', async (_what, headers) => {
    const { port } = await startChannels();
    const answer = await exchange(port, `GET /app/healthz HTTP/1.1\nHost: x\n${headers}\n\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 404 Not Found\r\n[\s\S]*elsewhere/);
  });

  it('serves HTTP/1.0 without a Host', async () => {
    const { port } = await startChannels();
    expect(await exchange(port, 'GET /healthz HTTP/1.0\n\n')).toMatch(/elsewhere$/);
  });

  it.each([
    ['headers', 'GET / HTTP/1.1\nHost: x\nX-Half'],
    ['a body', 'POST / HTTP/1.1\nHost: x\nContent-Length: 100\n\n{'],
    ['nothing', ''],
  ])('ends a connection that has sent half of %s', async (_what, half) => {
    const server = createHttpServer({ connections: 10 }, (request, response) => {
      request.on('end', () => response.end()).resume();
    });
    server.headersTimeout = 100;
    server.requestTimeout = 200;
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    const { port }: AddressInfo = Object(server.address());
    expect(await exchange(port, half)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('has the time-outs that a public address needs', () => {
    const server = createHttpServer({ connections: 10 });
    expect(server.headersTimeout).toBe(10_000);
    expect(server.requestTimeout).toBe(30_000);
    expect(server.maxConnections).toBe(1110);
  });
});
