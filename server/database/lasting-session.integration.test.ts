import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createLastingSession } from './lasting-session.ts';

/** `AuthenticationOk` and `ReadyForQuery`: https://www.postgresql.org/docs/current/protocol-message-formats.html */
const READY = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

it('ends within a second where the server holds the connection and says nothing', async () => {
  const sockets: Socket[] = [];
  const silent = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(READY)); // what comes later is swallowed
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  const session = createLastingSession({
    connectionString: `postgresql://ana@127.0.0.1:${address.port}/alongside`,
  });
  await session.client.connect();
  const ended = once(session.client, 'end');
  const began = performance.now();
  await session.end();
  await ended;
  expect(performance.now() - began).toBeLessThan(3_000);
  for (const socket of sockets) socket.destroy();
  silent.close();
});
