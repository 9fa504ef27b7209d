import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Server, WebSocketServer } from 'ws';
import type { App } from '../app/app.ts';
import { AddressLimiter } from '../connection/address-limiter.ts';
import { AnnouncingWebSocket } from '../connection/announcing-web-socket.ts';
import { Connection } from '../connection/connection.ts';
import { readHandshake } from '../connection/handshake.ts';
import { liveness } from '../connection/liveness.ts';
import { refuseUpgrade } from '../connection/refuse-upgrade.ts';
import { newSocketId } from '../connection/socket-id.ts';
import type { Rate } from '../connection/token-bucket.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { Limits } from '../limits.ts';
import { type ClosingError, PROTOCOL_ERRORS } from '../protocol/protocol-error.ts';
import { requestTarget } from '../protocol/request-target.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { depart } from './depart.ts';
import { pause } from './pause.ts';
import { receive } from './receive.ts';
import { Session } from './session.ts';

/** How long a client may take to answer a close frame before its socket is destroyed. */
const CLOSE_TIMEOUT_MS = 2000;

/** How often connections are looked at. */
const SWEEP_MS = 1000;

/** On shutdown, so that those who come back don't all do so at the same moment. */
const MS_PER_CLOSE = 2;

/** What a gateway shares with the rest of the server. */
export interface GatewayContext {
  limits: Limits;
  outbox: Outbox;
  /** Told of a fault of the server at one connection, which ends that one alone. */
  report: (error: unknown) => void;
  /** Whose connection it is. */
  clientAddress: (request: IncomingMessage) => string;
}

/** Where WebSockets come in. */
export class Gateway {
  readonly #apps: ReadonlyMap<string, App>;
  readonly #limits: Limits;
  readonly #outbox: Outbox;
  readonly #report: (error: unknown) => void;
  readonly #clientAddress: (request: IncomingMessage) => string;
  readonly #addresses: AddressLimiter;
  readonly #rate: Rate;
  readonly #server: Server<typeof AnnouncingWebSocket>;
  readonly #sweep: NodeJS.Timeout;
  #closing = false;

  /** `apps` are by key. */
  constructor(
    apps: ReadonlyMap<string, App>,
    { limits, outbox, report, clientAddress }: GatewayContext,
  ) {
    this.#apps = apps;
    this.#limits = limits;
    this.#outbox = outbox;
    this.#report = report;
    this.#clientAddress = clientAddress;
    this.#addresses = new AddressLimiter(limits);
    this.#rate = { perSecond: limits.messagesPerSecond, burst: limits.messageBurst };
    const options = {
      noServer: true,
      WebSocket: AnnouncingWebSocket,
      clientTracking: false,
      // Compression costs memory for each connection and CPU for each message and recipient.
      perMessageDeflate: false,
      maxPayload: limits.messageBytes,
      // No real client splits a message into many parts; each costs memory until it is whole.
      maxFragments: 64,
      maxBufferedChunks: 1024,
      skipUTF8Validation: false,
      closeTimeout: CLOSE_TIMEOUT_MS,
    };
    this.#server = new WebSocketServer(options);
    const shortest = Math.min(
      limits.activityTimeoutSeconds,
      limits.pongTimeoutSeconds,
      limits.authorizationTimeoutSeconds || Number.POSITIVE_INFINITY,
    );
    this.#sweep = setInterval(this.#checkActivity, Math.min(SWEEP_MS, shortest * 250)).unref();
  }

  /** Takes an upgrade over. What is wrong with it is said by a close code: browsers show no more. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    try {
      const now = performance.now();
      const place = this.#addresses.take(this.#clientAddress(request), now);
      if ('retryAfterSeconds' in place) {
        const headers = { 'Retry-After': String(place.retryAfterSeconds) };
        refuseUpgrade(socket, { status: 429, why: 'Too many connections of one address', headers });
        return;
      }
      let isLetIn = false;
      this.#server.handleUpgrade(request, socket, head, (webSocket) => {
        const transport = { webSocket, socket };
        const { backlogBytes } = this.#limits;
        const connection = new Connection(newSocketId(), transport, this.#outbox, backlogBytes);
        const session = new Session(connection, place, this.#rate, now);
        webSocket.on('error', () => {
          // What broke the rules of WebSocket has been answered with 1002, 1007 or 1009 by `ws`.
        });
        this.#contain(session, () => {
          const admission = this.#admit(request.url);
          if ('error' in admission) {
            session.fail(admission.error);
            return;
          }
          isLetIn = true;
          this.#open(admission.app, session, webSocket);
        });
      });
      // `ws` calls back before it returns, or never where it has refused the handshake.
      if (!isLetIn) place.release();
    } catch (error) {
      this.#report(error);
      refuseUpgrade(socket, { status: 500, why: 'The server failed at this handshake' });
    }
  }

  /** Closes all connections with 4100, evenly over the spread; resolves when all are gone. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#sweep);
    const sessions = [...this.#apps.values()].flatMap((app) => [...app.sessions.values()]);
    const spread = Math.min(this.#limits.shutdownSpreadMs, sessions.length * MS_PER_CLOSE);
    const started = performance.now();
    for (const [index, { connection }] of sessions.entries()) {
      const due = started + (spread * index) / sessions.length;
      // A timer for each would cost more than they are apart.
      if (due - performance.now() > 5) await delay(due - performance.now());
      connection.close(PROTOCOL_ERRORS.shuttingDown());
    }
    await Promise.all(sessions.map((session) => session.ended));
  }

  #admit(url: string | undefined): { app: App } | { error: ClosingError } {
    if (this.#closing) return { error: PROTOCOL_ERRORS.shuttingDown() };
    const handshake = readHandshake(requestTarget(url));
    if ('error' in handshake) return handshake;
    const app = this.#apps.get(handshake.key);
    if (!app) return { error: PROTOCOL_ERRORS.unknownApp(handshake.key) };
    if (!app.options.enabled) return { error: PROTOCOL_ERRORS.appDisabled() };
    const full = app.sessions.size >= this.#limits.connections;
    return full ? { error: PROTOCOL_ERRORS.overQuota() } : { app };
  }

  #open(app: App, session: Session, webSocket: AnnouncingWebSocket): void {
    const { connection } = session;
    app.sessions.set(connection.id, session);
    /** Of a flood nothing more is read until its connection has waited for what it sent. */
    const seen = () => {
      const now = performance.now();
      session.lastSeen = now;
      session.pingedAt = null;
      const waitMs = session.rate.take(now);
      if (waitMs > 0 && !session.isPaused) pause(session, webSocket);
    };
    webSocket.on('ping', seen);
    webSocket.on('pong', seen);
    webSocket.on('message', (data: Buffer, isBinary: boolean) => {
      seen();
      if (!connection.open) return;
      try {
        if (isBinary) webSocket.close(1003, 'Binary frames are not supported');
        else receive(app, session, data.toString());
      } catch (error) {
        this.#fault(session, error);
      }
    });
    const leave = () => this.#contain(session, () => depart(app, session));
    webSocket.onClosing = leave;
    webSocket.on('close', () => {
      session.end();
      app.sessions.delete(connection.id);
      leave();
    });
    session.send(
      serverEvent.connectionEstablished(connection.id, this.#limits.activityTimeoutSeconds),
    );
  }

  /** Does what one client has caused, at the cost of no other. */
  #contain(session: Session, act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#fault(session, error);
    }
  }

  #fault(session: Session, error: unknown): void {
    this.#report(error);
    session.fail(PROTOCOL_ERRORS.internal());
  }

  readonly #checkActivity = (): void => {
    const now = performance.now();
    this.#addresses.sweep(now);
    for (const app of this.#apps.values()) {
      for (const session of app.sessions.values()) {
        try {
          this.#check(session, now);
        } catch (error) {
          this.#fault(session, error);
        }
      }
    }
  };

  #check(session: Session, now: number): void {
    const { authorizationTimeoutSeconds: authorizationTimeout } = this.#limits;
    const overdue = now - session.connectedAt >= authorizationTimeout * 1000;
    if (authorizationTimeout > 0 && !session.authorized && overdue) {
      session.fail(PROTOCOL_ERRORS.unauthorized('Connection not authorized within timeout'));
      return;
    }
    if (session.isPaused) return;
    const state = liveness(session, now, this.#limits);
    if (state === 'dead') session.connection.close(PROTOCOL_ERRORS.pongNotReceived());
    if (state !== 'ping') return;
    session.pingedAt = now;
    session.send(serverEvent.ping());
  }
}
