import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isPipelined } from './refuse-pipelining.ts';

/** The requests of a server that are not answered yet. */
export interface RequestsInFlight {
  /**
   * Resolves when all are answered, or `patienceMs` have passed. From the call on, each answer closes
   * its connection, so that no further request comes by it.
   */
  drained(patienceMs: number): Promise<void>;
}

/** Watches `server`. To be called when its listeners are on it. */
export function requestsInFlight(server: Server): RequestsInFlight {
  const open = new Set<ServerResponse>();
  let isClosing = false;
  let onEmpty: (() => void) | undefined;

  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    // Its connection is ended (`refusePipelining`), and Node tells of no end of such an answer.
    if (isPipelined(response)) return;
    open.add(response);
    if (isClosing) response.shouldKeepAlive = false;
    response.once('close', () => {
      open.delete(response);
      if (open.size === 0) onEmpty?.();
    });
  });

  return {
    async drained(patienceMs) {
      isClosing = true;
      for (const response of open) response.shouldKeepAlive = false;
      if (open.size === 0) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      onEmpty = resolve;
      const timer = setTimeout(resolve, patienceMs);
      await promise;
      clearTimeout(timer);
    },
  };
}
