import { setTimeout as sleep } from 'node:timers/promises';
import { EXTENSION_ORIGIN } from '../../../server/contract/extension-id.ts';
import type { Attack } from '../attack.ts';
import { openTcp } from '../raw-socket.ts';

const EACH = 200;
/** Between looks at which of them the server has ended. */
const LOOK_MS = 200;

/** 200 requests with half of their headers and 200 with half of a body; a new one for each that is ended. */
export const halfOpen: Attack = async ({ url, signal }) => {
  const { host } = new URL(url);
  const headers = `GET /api/config HTTP/1.1\r\nHost: ${host}\r\nX-Half: `;
  const body = `POST /api/local-identity/sign-in HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${EXTENSION_ORIGIN}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"half":`;
  let opened = 0;
  const open = (half: string) => {
    const socket = openTcp(url);
    socket.write(half);
    socket.resume();
    opened += 1;
    return socket;
  };
  const sockets = [headers, body].flatMap((half) =>
    Array.from({ length: EACH }, () => ({ half, socket: open(half) })),
  );
  while (!signal.aborted) {
    await sleep(LOOK_MS);
    for (const one of sockets) if (one.socket.destroyed) one.socket = open(one.half);
  }
  return `${opened} opened`;
};
