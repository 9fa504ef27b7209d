import { type ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import type { UserAuthentication } from '../../server/contract/presence.ts';
import type { Identity, User } from '../identity/identity.ts';
import type { Connection } from '../messages/connection.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { serverUrl } from '../stored.ts';
import { backoff, returnTime } from './backoff.ts';
import { type ChannelsConnection, connectChannels } from './connection.ts';
import { standing, USUAL_RECONNECT } from './standing.ts';

/** The learner's session with Channels: who they are, and the one connection made for them. */
export interface Session {
  /** Connects at once where there is no connection and none on its way. */
  wake(): void;
  /** Gives up the connection for a new one: the machine slept or changed its network. */
  renew(): void;
  /** Who is signed in; `null` also before that is known. */
  user(): User | null;
  /** How it stands, in the words of the overlay and the popup. */
  standing(): Connection;
  /** The connection, if there is one. */
  connection(): ChannelsConnection | null;
  /**
   * Until when others may still be about to come back after an outage (ms by `performance.now()`);
   * `Infinity` while it lasts.
   */
  returnEnds(): number;
}

/**
 * Holds the session. It begins anew whenever someone signs in or out, or the server's address
 * changes; a connection that is lost is made anew, with the configuration asked for again, so that a
 * key that was changed meanwhile is found.
 *
 * @param options.authorise asks the server for a channel
 * @param options.authenticate asks the server to confirm whose connection it is
 * @param options.onConnection called with every new connection: subscribe what is needed
 * @param options.onConfig called with what the server says, before every new connection
 * @param options.onEnd called when all that is known belongs to somebody else now
 * @param options.onChange called when user or standing may have changed
 */
export function createSession(options: {
  identity: Identity;
  authorise(socketId: string, channel: string): Promise<ChannelAuthorization>;
  authenticate(socketId: string): Promise<UserAuthentication>;
  onConnection(connection: ChannelsConnection, user: User): void;
  onConfig(config: ServerConfig): void;
  onEnd(): void;
  onChange(): void;
}): Session {
  const { identity, authorise, authenticate, onConnection, onConfig, onEnd, onChange } = options;
  let user: User | null | undefined;
  let connection: ChannelsConnection | null = null;
  let isLive = false;
  let lostAt: number | null = null;
  let returnEnds = 0;
  let failures = 0;
  let opening: Promise<void> | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;

  async function open(isCurrent: () => boolean): Promise<void> {
    const found = await identity.user();
    if (!isCurrent()) return;
    user = found;
    onChange();
    if (!user) return;
    try {
      const [config, url] = await Promise.all([
        request('/api/config', ServerConfig),
        serverUrl.get(),
      ]);
      if (!isCurrent()) return;
      onConfig(config);
      connection = connectChannels({
        channels: config.channels,
        serverUrl: url,
        authorise,
        authenticate,
        onOpen,
        onLost,
      });
      onConnection(connection, user);
    } catch (error) {
      if (!(error instanceof ServerError)) throw error;
      if (isCurrent()) onLost();
    }
  }

  function onOpen(): void {
    isLive = true;
    const now = performance.now();
    if (lostAt !== null) returnEnds = now + returnTime(now - lostAt);
    lostAt = null;
    failures = 0;
    onChange();
  }

  function onLost(): void {
    const wait = backoff(failures, Math.random());
    if (isLive) {
      lostAt = performance.now();
      setTimeout(onChange, USUAL_RECONNECT);
    } else failures += 1;
    isLive = false;
    connection = null;
    clearTimeout(retry);
    retry = setTimeout(wake, wait);
    onChange();
  }

  function wake(): void {
    if (connection || opening) return;
    clearTimeout(retry);
    const attempt: Promise<void> = open(() => opening === attempt).finally(() => {
      if (opening === attempt) opening = null;
    });
    opening = attempt;
  }

  function drop(): void {
    clearTimeout(retry);
    connection?.close();
    connection = null;
    opening = null;
    if (isLive) lostAt = performance.now();
    isLive = false;
  }

  function renew(): void {
    drop();
    wake();
  }

  function begin(): void {
    drop();
    lostAt = null;
    failures = 0;
    user = undefined;
    onEnd();
    wake();
  }

  identity.onChange(begin);
  serverUrl.onChange(begin);
  return {
    wake,
    renew,
    user: () => user ?? null,
    standing: () =>
      standing({
        signedIn: user !== null,
        isLive,
        wasLive: lostAt !== null,
        lostFor: performance.now() - (lostAt ?? 0),
        failing: failures > 0,
      }),
    connection: () => connection,
    returnEnds: () => (isLive ? returnEnds : Infinity),
  };
}
