import type { IncomingMessage } from 'node:http';
import type { Server } from 'node:https';
import type { Duplex } from 'node:stream';
import { isPushHost } from '../delivery/push-hosts.ts';

/**
 * Lets a sender that was told of a proxy reach the endpoints under their real names: `CONNECT` to a
 * push host (RFC 9110 section 9.3.6) leads to `endpoints`, to any other place it is refused.
 *
 * @param note is told the `host:port` that was asked for
 */
export function openTunnel(
  request: IncomingMessage,
  socket: Duplex,
  endpoints: Server,
  note: (target: string) => void,
): void {
  socket.on('error', () => socket.destroy()); // the sender may hang up at any time
  const target = request.url ?? '';
  note(target);
  const [host = '', port] = target.split(':');
  if (!isPushHost(host) || port !== '443') {
    socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
    return;
  }
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
  endpoints.emit('connection', socket);
}
