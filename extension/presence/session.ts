import type { ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import type { Person } from '../../server/contract/person.ts';
import type { UserAuthentication } from '../../server/contract/presence.ts';
import type { Connection } from '../messages/connection.ts';
import { MisfitError } from '../server/misfit-error.ts';
import { ServerError } from '../server/server-error.ts';
import { laterReturn, returnTime } from '../server/server-pace.ts';
import { USUAL_RECONNECT_MS } from '../timing/join-timings.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import { type Configuration, createConfiguration } from './configuration.ts';
import { connectionState } from './connection-state.ts';
import { createOfflineState } from './offline-state.ts';
import { createRetryTime } from './retry-time.ts';
import type { SessionParts } from './session-parts.ts';

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
  /** The server has said what stands for its configuration now. */
  checkConfig: Configuration['check'];
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
  /** Ms that they may take longer for it than few would. */
  laterReturn(): number;
}

/**
 * Holds the session. It begins anew whenever someone signs in or out, or the server's address
 * changes; a connection that is lost is made anew, by the configuration that the last came about by, or, where it
 * does not, by one that is asked for. Nothing is tried while the browser says that it is offline.
 *
 * @param options.authorise asks the server for a channel
 * @param options.authenticate asks the server to confirm whose connection it is
 * @param options.people how many come back with this browser, if all of them were cut off
 * @param options.onUnanswered called with a channel that the server authorised and Channels did not take
 * @param options.onConnection called with every new connection: subscribe what is needed
 * @param options.onLost called when it is lost: what is known may not hold any more
 * @param options.onConfig called with what the server says, whenever it was asked
 * @param options.onEnd called when all that is known belongs to somebody else now
 * @param options.onChange called when user or connectionState may have changed
 */
export function createSession(
  parts: SessionParts,
  options: {
    authorise(socketId: string, channel: string): Promise<ChannelAuthorization>;
    authenticate(socketId: string): Promise<UserAuthentication>;
    people(): number;
    onUnanswered(channel: string): void;
    onConnection(connection: ChannelsConnection, user: Person): void;
    onLost(): void;
    onConfig(config: ServerConfig): void;
    onEnd(): void;
    onChange(): void;
  },
): Session {
  const { identity, connect, serverUrl, isOnline } = parts;
  const { authorise, authenticate, people, onUnanswered } = options;
  const { onConnection, onEnd, onChange } = options;
  let user: Person | null | undefined;
  let connection: ChannelsConnection | null = null;
  let isLive = false;
  let lostAt: number | null = null;
  let isMisfit = false;
  const offline = createOfflineState();
  let returnEnds = 0;
  const configuration = createConfiguration(parts.fetchConfig, options.onConfig, renew);
  const retryTime = createRetryTime(parts.outage, parts.random, people);
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
      // Ready by when the connection is: whoever needs it then hears what has failed.
      void identity.token().catch(() => undefined);
      const [config, url] = await Promise.all([configuration.get(), serverUrl.get()]);
      if (!isCurrent()) return;
      connection = connect({
        channels: config.channels,
        serverUrl: url,
        authorise,
        authenticate,
        people,
        onUnanswered,
        onOpen: () => onOpen(config),
        onLost,
        onMessage,
      });
      onConnection(connection, user);
    } catch (error) {
      if (isCurrent()) onLost(false, error instanceof MisfitError);
      if (!(error instanceof ServerError)) throw error; // noticed, and tried again all the same
    }
  }

  function onOpen(config: ServerConfig): void {
    isLive = true;
    isMisfit = false;
    configuration.prove(config);
    offline.set(false);
    const now = performance.now();
    if (lostAt !== null) returnEnds = now + returnTime(now - lostAt, people());
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
    if (!isLive) configuration.forget();
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
    configuration.forget();
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
    checkConfig: configuration.check,
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
    laterReturn: () => laterReturn(people()),
  };
}
