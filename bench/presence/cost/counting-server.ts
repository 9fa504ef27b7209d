import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { createChannels } from '../../../server/channels/channels.ts';
import { FrameScanner } from '../../channels/frame-scanner.ts';
import { messageKind } from '../../channels/message-kind.ts';

/** The app that the drivers connect to. */
export const APP = { id: '1', key: 'cost', secret: 'of-presence' };

/** A Channels server that counts what it is asked to carry. */
export interface CountingServer {
  port: number;
  /** WebSockets that were opened. */
  connections: number;
  /** Messages that were delivered, but for greetings of a connection and pongs. */
  messages: number;
  close(): Promise<void>;
}

/** Starts the embedded Channels server and counts at its sockets. */
export async function startCountingServer(): Promise<CountingServer> {
  const http = createServer();
  const channels = createChannels({ apps: [APP] });
  channels.attach(http);
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const counting: CountingServer = {
    port: address.port,
    connections: 0,
    messages: 0,
    async close() {
      await channels.close();
      http.closeAllConnections();
      http.close();
    },
  };
  // Before the server itself, so that also the handshake is seen, after which messages begin.
  http.prependListener('upgrade', (_request, socket: Socket) => {
    counting.connections += 1;
    countWrites(socket, () => {
      counting.messages += 1;
    });
  });
  return counting;
}

/** Looks at what is written to `socket` after its handshake. */
function countWrites(socket: Socket, delivered: () => void): void {
  const scanner = new FrameScanner((bytes, start) => {
    if (messageKind(bytes, start) !== 'other') delivered();
  });
  const write = socket.write.bind(socket);
  let shaken = false;
  const watched: typeof socket.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : Buffer.from(chunk);
    if (shaken) scanner.feed(bytes);
    else shaken = bytes.includes('\r\n\r\n');
    return write(chunk, ...rest);
  };
  socket.write = watched;
}
