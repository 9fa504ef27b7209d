import { setTimeout as sleep } from 'node:timers/promises';
import { clientFrame } from '../../channels/client-frame.ts';
import type { Attack } from '../attack.ts';
import { createLine, ROUND_TRIP_MS } from '../network.ts';
import { openRawSocket, openTcp } from '../raw-socket.ts';

const SOCKETS = 20;
/** Sent in one write. */
const AT_ONCE = 50;

/** Connections to Channels that ask for answers without pause, and read none. */
export const deafSockets: Attack = async ({ url, key, signal }) => {
  const line = createLine(signal);
  const pings = Buffer.concat(
    Array<Buffer>(AT_ONCE).fill(clientFrame('{"event":"pusher:ping","data":{}}')),
  );
  const askers = Array.from({ length: SOCKETS }, async () => {
    while (!signal.aborted) {
      const { socket } = await openRawSocket(url, key);
      socket.pause();
      while (socket.writable && !signal.aborted) await line.write(socket, pings);
    }
  });
  await Promise.all(askers);
  return `${line.written().writes * AT_ONCE} pings`;
};

/** HTTP connections that ask for the largest page one request after the other, and read none. */
export const deafRequests: Attack = async ({ url, signal }) => {
  const line = createLine(signal);
  const { host } = new URL(url);
  const requests = Buffer.from(
    `GET /courses/demo/chapters/1 HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(AT_ONCE),
  );
  let connections = 0;
  const askers = Array.from({ length: SOCKETS }, async () => {
    while (!signal.aborted) {
      const socket = openTcp(url);
      socket.pause();
      await new Promise((resolve) => {
        socket.once('connect', resolve);
        socket.once('close', resolve);
      });
      await sleep(ROUND_TRIP_MS);
      connections += 1;
      while (socket.writable && !signal.aborted) await line.write(socket, requests);
    }
  });
  await Promise.all(askers);
  return `${line.written().writes * AT_ONCE} requests on ${connections} connections`;
};
