import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { App } from './app/app.ts';
import { type ChannelsFigures, figuresOf } from './app/figures.ts';
import { isChannelsPath } from './connection/handshake.ts';
import { Outbox } from './delivery/outbox.ts';
import { handleApiRequest, isApiPath } from './http-api/http-api.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import type { ChannelsOptions } from './options.ts';
import { requestTarget } from './protocol/request-target.ts';
import { Gateway } from './session/gateway.ts';

/** A running Channels server. */
export interface Channels {
  /**
   * Serves WebSocket `/app/{key}` and HTTP `/apps/{id}/…` on `server`. Every other request and
   * upgrade goes to the listeners that are on it already. May be called for several servers.
   */
  attach(server: Server): void;
  /** How much there is of what it serves, of all apps. */
  figures(): ChannelsFigures;
  /** Closes all connections with 4100, spread over time; resolves when all are gone. */
  close(): Promise<void>;
}

/**
 * Makes a server that speaks Pusher's protocol 7 and HTTP API.
 *
 * @example
 * const channels = createChannels({ apps: [{ id: '1', key: 'demo', secret: 'secret' }] });
 * channels.attach(httpServer);
 */
export function createChannels({
  apps,
  limits: overrides,
  webhooks = [],
  onError,
  clientAddress = socketAddress,
}: ChannelsOptions): Channels {
  const limits = { ...DEFAULT_LIMITS, ...overrides };
  const report = (error: unknown) => onError?.(asError(error));
  const outbox = new Outbox(report);
  const context = { limits, outbox, webhooks, report };
  const open = apps.map((app) => new App(app, context));
  const byId = new Map(open.map((app) => [app.options.id, app]));
  const byKey = new Map(open.map((app) => [app.options.key, app]));
  const gateway = new Gateway(byKey, { limits, outbox, report, clientAddress });

  return {
    attach(server) {
      const others = server.listeners('request');
      server.removeAllListeners('request');
      server.on('request', (request: IncomingMessage, response: ServerResponse) => {
        if (isApiPath(requestTarget(request.url).path)) {
          handleApiRequest({ apps: byId, limits, report }, request, response).catch((error) => {
            response.destroy();
            report(error);
          });
        } else {
          for (const listener of others) listener.call(server, request, response);
        }
      });
      server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const { path } = requestTarget(request.url);
        const nobodyElse = server.listenerCount('upgrade') === 1;
        if (isChannelsPath(path) || nobodyElse) gateway.accept(request, socket, head);
      });
    },
    figures: () => figuresOf(open, outbox),
    async close() {
      await gateway.close();
      await Promise.all(open.map((app) => app.close()));
    },
  };
}

function socketAddress({ socket }: IncomingMessage): string {
  return socket.remoteAddress ?? 'unknown';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
