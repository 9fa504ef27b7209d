import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Answers an upgrade in plain HTTP, so that nobody waits for a WebSocket that won't come. */
export function refuseUpgrade(socket: Duplex, { status, why, headers = {} }: RefusedUpgrade): void {
  socket.on('error', () => {
    // It is over in any case.
  });
  const body = `${why}\n`;
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

/** Why an upgrade is refused. */
export interface RefusedUpgrade {
  status: number;
  /** In words. */
  why: string;
  headers?: Record<string, string>;
}
