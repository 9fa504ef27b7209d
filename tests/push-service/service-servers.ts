import { once } from 'node:events';
import { createServer as createHttpsServer } from 'node:https';
import type { Server, Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { createBrowserServer } from './browser/browser-server.ts';
import type { Browsers } from './browser/browsers.ts';
import { McsSession } from './browser/mcs-session.ts';
import type { Subscriptions } from './delivery/subscriptions.ts';
import type { PushEndpoint } from './endpoint/push-endpoint.ts';
import { openTunnel } from './endpoint/tunnel.ts';
import type { Certificate } from './wire/certificate.ts';

/** Ms; longer than a sender pauses in a test. Node's own 5 s would close connections between steps. */
const KEEP_ALIVE_MS = 60_000;

/** The listening side of a push service. */
export interface ServiceServers {
  browserPort: number;
  mcsPort: number;
  endpointPort: number;
  /** What senders asked to be led to, in order. */
  tunnels: string[];
  /** Cuts the connections that messages go to browsers on. */
  cutBrowsers(): void;
  close(): Promise<void>;
}

/** Opens the three ports of a push service on 127.0.0.1. */
export async function openServers(parts: {
  certificate: Certificate;
  browsers: Browsers;
  subscriptions: Subscriptions;
  endpoint: PushEndpoint;
}): Promise<ServiceServers> {
  const { certificate, browsers, subscriptions, endpoint } = parts;
  const { key, cert } = certificate;
  const tunnels: string[] = [];
  const mcsSockets = new Set<TLSSocket>();

  const endpointServer = createHttpsServer(
    { key, cert, keepAliveTimeout: KEEP_ALIVE_MS },
    (request, response) => void endpoint.handle(request, response),
  );
  const browserServer = createBrowserServer(browsers, subscriptions);
  browserServer.on('connect', (request, socket) =>
    openTunnel(request, socket, endpointServer, (target) => tunnels.push(target)),
  );
  const mcsServer = createTlsServer({ key, cert }, (socket) => {
    mcsSockets.add(socket);
    serveMcs(socket, browsers, () => mcsSockets.delete(socket));
  });

  const servers = [browserServer, mcsServer, endpointServer];
  const sockets = new Set<Socket>();
  for (const server of servers) {
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.once('close', () => sockets.delete(socket));
    });
  }
  const [browserPort, mcsPort, endpointPort] = [
    await listen(browserServer),
    await listen(mcsServer),
    await listen(endpointServer),
  ];
  return {
    browserPort,
    mcsPort,
    endpointPort,
    tunnels,
    cutBrowsers() {
      for (const socket of mcsSockets) socket.destroy();
    },
    async close() {
      const closed = servers.map((server) => once(server, 'close'));
      for (const server of servers) server.close();
      for (const socket of sockets) socket.destroy();
      await Promise.all(closed);
    },
  };
}

function serveMcs(socket: TLSSocket, browsers: Browsers, ended: () => void): void {
  const session = new McsSession(socket, browsers);
  socket.on('data', (chunk: Buffer) => {
    try {
      session.read(chunk);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  });
  socket.on('error', () => socket.destroy()); // a browser may go at any time
  socket.once('close', () => {
    session.end();
    ended();
  });
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port to listen on.');
  return address.port;
}
