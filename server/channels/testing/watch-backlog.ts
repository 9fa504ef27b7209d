import type { Socket } from 'node:net';
import type { RunningChannels } from './start-channels.ts';

/** Watches how much waits to be written to any connection of a server. */
export function watchBacklog(http: RunningChannels['http']) {
  const sockets = new Set<Socket>();
  let largest = 0;
  let ended = 0;
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      ended += 1;
    });
  });
  const timer = setInterval(() => {
    for (const socket of sockets) largest = Math.max(largest, socket.writableLength);
  }, 1);
  timer.unref();
  return { largest: () => largest, ended: () => ended };
}
