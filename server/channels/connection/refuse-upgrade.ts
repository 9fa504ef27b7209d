import type { Duplex } from 'node:stream';

/** Answers an upgrade at which the server failed, so that nobody waits for it. */
export function refuseUpgrade(socket: Duplex): void {
  socket.on('error', () => {
    // It is over in any case.
  });
  socket.end(
    'HTTP/1.1 500 Internal Server Error\r\nConnection: close\r\nContent-Length: 0\r\n\r\n',
    () => socket.destroy(),
  );
}
