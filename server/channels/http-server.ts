import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  ServerResponse,
} from 'node:http';
import { OneRequestAtATime } from './connection/pipelining.ts';
import { SocketPlaces } from './connection/socket-places.ts';

/** Room beyond the quota of connections, so that who is too many can be told so. */
const SPARE_CONNECTIONS = 1000;
/** Room beyond that for connections that are being ended to make room. */
const ENDING_CONNECTIONS = 100;

/** Who a server's port has room for. */
export interface HttpServerOptions {
  /** WebSockets that it shall have room for. */
  connections: number;
  /** Of all TCP connections, how many one address may have, in percent. @default 100 */
  addressSharePercent?: number;
  /** Whether many clients come by this address, as by a proxy's: it may have all. @default none */
  isProxy?: (address: string) => boolean;
}

/**
 * An HTTP server for a public address, to attach Channels to: a client that is slow to say what it
 * wants is ended, and at once where others need its place; one address can't take all places; who asks
 * on without waiting for answers gets one; an upgrade to anything but a WebSocket is served as plain
 * HTTP (RFC 9110, 7.8), and requests of HTTP/1.0 need no Host.
 */
export function createHttpServer(
  { connections, addressSharePercent = 100, isProxy = () => false }: HttpServerOptions,
  listener?: RequestListener,
): Server {
  const most = connections + SPARE_CONNECTIONS;
  const perAddress = Math.ceil((most * addressSharePercent) / 100);
  const places = new SocketPlaces({ most, perAddress, isShared: isProxy });

  const requests = new OneRequestAtATime();

  /** A request under way. Told by its class, since listeners are replaced when Channels is attached. */
  class Response extends ServerResponse {
    constructor(request: IncomingMessage) {
      super(request);
      const { socket } = request;
      requests.begin(this, request);
      places.work(socket);
      this.once('close', () => places.rest(socket));
    }
  }

  const server: Server = createServer(
    {
      ServerResponse: Response,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Node looks at the two above only so often.
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
      shouldUpgradeCallback(request) {
        const isTaken = isWebSocketUpgrade(request) && server.listenerCount('upgrade') > 0;
        if (isTaken) places.work(request.socket);
        return isTaken;
      },
    },
    listener,
  );
  server.maxConnections = most + ENDING_CONNECTIONS;
  server.on('connection', (socket) => {
    places.add(socket);
    requests.watch(socket);
  });
  return server;
}

function isWebSocketUpgrade({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.toLowerCase() === 'websocket';
}
