import { type ConnectionOptions, connect } from 'node:tls';
import { Agent, type buildConnector, type Dispatcher, EnvHttpProxyAgent } from 'undici';

/** Ms for the connection, and then for each part of the answer. Services answer within one or two seconds. */
const TIMEOUT_MS = 10_000;
/** Ms that an idle connection is kept; push services keep theirs for a minute or more. */
const IDLE_MS = 30_000;

/**
 * The connections to push services, kept alive: a TLS handshake takes longer than all the rest. Honours
 * `HTTPS_PROXY` and `NO_PROXY`. (undici rather than Node's own client, which costs as much for each
 * request as encrypting its message does.)
 *
 * @param options.connections to one push service, at the most
 * @param options.route leads elsewhere than to the real push services; for tests
 * @param options.timeout ms @default TIMEOUT_MS
 */
export function createPushDispatcher(options: {
  connections: number;
  route?: ConnectionOptions;
  timeout?: number;
}): Dispatcher {
  const { connections, route, timeout = TIMEOUT_MS } = options;
  const settings = {
    connections,
    keepAliveTimeout: IDLE_MS,
    headersTimeout: timeout,
    bodyTimeout: timeout,
  };
  if (route) return new Agent({ ...settings, connect: connectorTo(route) });
  return new EnvHttpProxyAgent({ ...settings, connect: { timeout } });
}

function connectorTo(route: ConnectionOptions): buildConnector.connector {
  return ({ hostname }, callback) => {
    const socket = connect({ ...route, servername: hostname, ALPNProtocols: ['http/1.1'] });
    socket.once('secureConnect', () => callback(null, socket));
    socket.once('error', (error) => callback(error, null));
  };
}
