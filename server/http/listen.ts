import { once } from 'node:events';
import type { Server } from 'node:http';
import { StartError } from '../start-error.ts';
import { systemErrorCode } from '../system-error.ts';

/** Where a server listens, as HOST and PORT have it. */
export interface ListenAddress {
  host: string;
  /** 0 picks a free one. */
  port: number;
}

/**
 * Has `server` listen.
 *
 * @returns the port it has
 * @throws StartError naming HOST or PORT
 */
export async function listen(server: Server, { host, port }: ListenAddress): Promise<number> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new StartError(explain(error, { host, port }), { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error(`no port on ${host}`);
  return address.port;
}

function explain(error: unknown, { host, port }: ListenAddress): string {
  const code = systemErrorCode(error);
  switch (code) {
    case 'EADDRINUSE':
      return (
        `PORT ${port} on ${host} is taken by another process. Stop that one, or set PORT to ` +
        'another; 0 picks a free one.'
      );
    case 'EACCES':
      return `PORT ${port} is not for this user to listen on. Set PORT to one above 1023.`;
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'EINVAL':
      return `HOST ${host} is no address of this machine. Set one of its own, or 0.0.0.0 for all.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST ${host} is no name that can be resolved. Set an address, such as 127.0.0.1.`;
    default:
      return `HOST ${host} and PORT ${port} can't be listened on: ${code ?? String(error)}.`;
  }
}

/** The URL of a server that listens there. */
export function urlOf({ host, port }: ListenAddress): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
