import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** The requests of a server that are not answered yet. */
export interface RequestsInFlight {
  /**
   * Resolves when all are answered, or `patienceMs` have passed. From the call on, each answer closes
   * its connection, so that no further request comes by it.
   */
  drained(patienceMs: number): Promise<void>;
}

/** Watches `server`. To be called when its listeners are on it. */
export function trackRequests(server: Server): RequestsInFlight {
  const open = new Set<ServerResponse>();
  let isClosing = false;
  let onEmpty: (() => void) | undefined;

  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    open.add(response);
    if (isClosing) response.shouldKeepAlive = false;
    const end = () => {
      open.delete(response);
      if (open.size === 0) onEmpty?.();
    };
    response.once('close', end);
    // It waits for the answer before it, and Node tells of no end of one whose turn does not come.
    if (response.socket === null) socket.once('close', end);
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
