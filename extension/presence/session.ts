import type { ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import type { Person } from '../../server/contract/person.ts';
import type { UserAuthentication } from '../../server/contract/presence.ts';
import type { Identity } from '../identity/identity.ts';
import type { Connection } from '../messages/connection.ts';
import { MisfitError } from '../server/misfit-error.ts';
import { ServerError } from '../server/server-error.ts';
import { returnTime } from '../server/server-pace.ts';
import type { Stored } from '../stored-value.ts';
import { USUAL_RECONNECT_MS } from '../timing/join-timings.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import type { connectChannels } from './connection.ts';
import { connectionState } from './connection-state.ts';
import { createOfflineState } from './offline-state.ts';
import { createRetryTime, type Outage } from './retry-time.ts';

/** Ms between two tries that failed, however often somebody asks for one. */
const LEAST_BETWEEN_TRIES_MS = 5_000;

/** The learner's session with Channels: who they are, and the one connection made for them. */
export interface Session {
  /**
   * Somebody waits for it: connects at once where there is no connection and none on its way, unless
   * the browser is offline, from which it returns by itself.
   */
  wake(): void;
  /** Connects where that is due: nobody in particular waits for it. */
  retryIfDue(): void;
  /** Gives up the connection for a new one: the machine slept or its network came back. */
  renew(): void;
  /** The browser says that it has a network, or that it has none. */
  setOnline(online: boolean): void;
  /** Who is signed in; `null` also before that is known. */
  user(): Person | null;
  /** How it stands, in the words of the overlay and the popup. */
  connectionState(): Connection;
  /** The connection, if there is one. */
  connection(): ChannelsConnection | null;
  /**
   * Until when others may still be about to come back after an outage (ms by `performance.now()`);
   * `Infinity` while it lasts.
   */
  returnEnds(): number;
}

/** What a session works with; tests bring their own. */
export interface SessionParts {
  identity: Identity;
  connect: typeof connectChannels;
  fetchConfig(): Promise<ServerConfig>;
  serverUrl: Pick<Stored<string>, 'get' | 'onChange'>;
  /** Outlives the worker. */
  outage: Pick<Stored<Outage | null>, 'get' | 'set'>;
  /** What the browser says of its network. */
  isOnline(): boolean;
  random(): number;
}

/**
 * Holds the session. It begins anew whenever someone signs in or out, or the server's address
 * changes; a connection that is lost is made anew, with the configuration asked for again, so that a
 * key that was changed meanwhile is found. Nothing is tried while the browser says that it is offline.
 *
 * @param options.authorise asks the server for a channel
 * @param options.authenticate asks the server to confirm whose connection it is
 * @param options.onUnanswered called with a channel that the server authorised and Channels did not take
 * @param options.onConnection called with every new connection: subscribe what is needed
 * @param options.onLost called when it is lost: what is known may not hold any more
 * @param options.onConfig called with what the server says, before every new connection
 * @param options.onEnd called when all that is known belongs to somebody else now
 * @param options.onChange called when user or connectionState may have changed
 */
export function createSession(
  parts: SessionParts,
  options: {
    authorise(socketId: string, channel: string): Promise<ChannelAuthorization>;
    authenticate(socketId: string): Promise<UserAuthentication>;
    onUnanswered(channel: string): void;
    onConnection(connection: ChannelsConnection, user: Person): void;
    onLost(): void;
    onConfig(config: ServerConfig): void;
    onEnd(): void;
    onChange(): void;
  },
): Session {
  const { identity, connect, fetchConfig, serverUrl, isOnline } = parts;
  const { authorise, authenticate, onUnanswered } = options;
  const { onConnection, onConfig, onEnd, onChange } = options;
  let user: Person | null | undefined;
  let connection: ChannelsConnection | null = null;
  let isLive = false;
  let lostAt: number | null = null;
  let isMisfit = false;
  const offline = createOfflineState();
  let returnEnds = 0;
  const retryTime = createRetryTime(parts.outage, parts.random);
  let triedAt = Number.NEGATIVE_INFINITY;
  let opening: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const restored = restore();

  async function restore(): Promise<void> {
    if ((await retryTime.restore()) && !isOnline()) offline.set(true);
  }

  async function open(isCurrent: () => boolean): Promise<void> {
    try {
      const found = await identity.user();
      if (!isCurrent()) return;
      user = found;
      onChange();
      if (!user) return;
      triedAt = performance.now();
      const [config, url] = await Promise.all([fetchConfig(), serverUrl.get()]);
      if (!isCurrent()) return;
      onConfig(config);
      connection = connect({
        channels: config.channels,
        serverUrl: url,
        authorise,
        authenticate,
        onUnanswered,
        onOpen,
        onLost,
        onMessage,
      });
      onConnection(connection, user);
    } catch (error) {
      if (isCurrent()) onLost(false, error instanceof MisfitError);
      if (!(error instanceof ServerError)) throw error; // noticed, and tried again all the same
    }
  }

  function onOpen(): void {
    isLive = true;
    isMisfit = false;
    offline.set(false);
    const now = performance.now();
    if (lostAt !== null) returnEnds = now + returnTime(now - lostAt);
    lostAt = null;
    retryTime.end();
    onChange();
  }

  function onMessage(): void {
    if (offline.disprove()) onChange();
  }

  function onLost(isEnded = false, isOther = false): void {
    isMisfit = isOther;
    const wasLong = performance.now() - triedAt >= LEAST_BETWEEN_TRIES_MS;
    retryTime.lost(!isLive, isEnded && wasLong);
    if (isLive) noteLoss();
    connection = null;
    if (!isOnline()) offline.set(true);
    schedule();
    options.onLost();
    onChange();
  }

  /** Whoever is shown as live still is told in a while that they may not be. */
  function noteLoss(): void {
    isLive = false;
    lostAt = performance.now();
    setTimeout(onChange, USUAL_RECONNECT_MS);
  }

  function schedule(): void {
    clearTimeout(retry);
    if (!offline.is()) retry = setTimeout(attempt, Math.max(0, retryTime.untilDue()));
  }

  function attempt(): void {
    if (connection || opening) return;
    clearTimeout(retry);
    const trying: Promise<void> = open(() => opening === trying).finally(() => {
      if (opening === trying) opening = null;
    });
    opening = trying;
  }

  function drop(): void {
    clearTimeout(retry);
    connection?.close();
    connection = null;
    opening = null;
    if (isLive) noteLoss();
  }

  function renew(): void {
    drop();
    options.onLost();
    attempt();
  }

  async function retryIfDue(): Promise<void> {
    await restored;
    if (connection || opening) return;
    if (offline.is() && isOnline()) setOnline(true);
    else if (!offline.is() && retryTime.untilDue() <= 0) attempt();
    else {
      if (user === undefined) user = await identity.user();
      if (!opening && !connection) schedule();
      onChange();
    }
  }

  function setOnline(online: boolean): void {
    if (!offline.set(!online)) return;
    if (online) renew();
    else clearTimeout(retry);
    onChange();
  }

  function begin(): void {
    drop();
    lostAt = null;
    retryTime.end();
    user = undefined;
    onEnd();
    attempt();
  }

  identity.onChange(begin);
  serverUrl.onChange(begin);
  return {
    wake() {
      if (!isOnline()) return;
      if (retryTime.failures() === 0 || performance.now() - triedAt >= LEAST_BETWEEN_TRIES_MS)
        attempt();
    },
    retryIfDue: () => void retryIfDue(),
    renew,
    setOnline,
    user: () => user ?? null,
    connectionState: () =>
      connectionState({
        signedIn: user !== null,
        isOffline: offline.is(),
        isMisfit,
        isLive,
        wasLive: lostAt !== null,
        lostFor: performance.now() - (lostAt ?? 0),
        failing: retryTime.failures() > 0,
      }),
    connection: () => connection,
    returnEnds: () => (isLive ? returnEnds : Infinity),
  };
}
