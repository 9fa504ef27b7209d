import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';

/** Room beyond the quota of connections, so that who is too many can be told so. */
const SPARE_CONNECTIONS = 1000;

/**
 * An HTTP server for a public address, to attach Channels to: a client that is slow to say what it
 * wants is ended, an upgrade to anything but a WebSocket is served as plain HTTP (RFC 9110, 7.8), and
 * requests of HTTP/1.0 need no Host.
 *
 * @param connections WebSockets that it shall have room for
 */
export function createHttpServer(connections: number, listener?: RequestListener): Server {
  const server: Server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Node looks at the two above only so often.
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
      shouldUpgradeCallback: (request) =>
        isWebSocketUpgrade(request) && server.listenerCount('upgrade') > 0,
    },
    listener,
  );
  server.maxConnections = connections + SPARE_CONNECTIONS;
  return server;
}

function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
