import Pusher, { type Channel } from 'pusher-js/worker';
import * as v from 'valibot';
import type { ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import { type Member, parseMember } from '../../server/contract/member.ts';
import type { UserAuthentication } from '../../server/contract/presence.ts';
import { serverWait } from '../server/server-pace.ts';
import { createActivityCheck } from './activity-check.ts';
import { AuthorisationError } from './authorisation-error.ts';
import { channelsAddress } from './channels-address.ts';
import { isEndedByServer } from './ended-by-server.ts';
import { createRenewal } from './renewal.ts';

/**
 * Ms without traffic before a ping. Chrome ends a worker after 30 s without an event; a pong is one.
 * With the time for the pong, and the time that a reconnect may take unsaid, a loss that no event
 * tells of is told to the learner within 25 s.
 */
const ACTIVITY_TIMEOUT_MS = 14_000;

/** Ms that Channels may take to answer a subscription that the server has authorised. */
const SUBSCRIBE_TIMEOUT_MS = 10_000;

/**
 * What a channel tells. Who it tells of is read from the wire where it is asked for: most of what
 * comes only changes a number.
 */
export interface ChannelListener {
  /**
   * On a presence channel the whole truth; on any other that it is joined.
   *
   * @param away the ids of who is away, where that is known as well
   * @param selfId the learner's own id on that channel, where they are on it
   */
  snapshot(members: () => Member[], count: number, away?: string[], selfId?: string | null): void;
  /** A snapshot is asked for: until it comes, what was told before may not hold any more. */
  awaiting(): void;
  joined(member: () => Member): void;
  left(id: () => string): void;
  /** An event that the server sent. */
  event(name: string, data: unknown): void;
  /** The server will not have this learner on this channel, as far as it says now. */
  refused(): void;
}

/** The one connection of this browser. */
export interface ChannelsConnection {
  /** Joins a channel; one that is joined already only changes its listener. */
  subscribe(name: string, listener: ChannelListener): void;
  unsubscribe(name: string): void;
  close(): void;
}

/** States in which pusher-js waits for long, or for ever. */
const OVER = ['unavailable', 'failed', 'disconnected'];

interface Subscription {
  channel: Channel;
  listener: ChannelListener;
  failures: number;
  refused: boolean;
  retry: ReturnType<typeof setTimeout> | undefined;
}

const StateChange = v.object({ previous: v.string(), current: v.string() });
const Snapshot = v.fallback(
  v.object({
    count: v.number(),
    members: v.record(v.string(), v.unknown()),
    myID: v.nullable(v.string()),
  }),
  { count: 0, members: {}, myID: null }, // a channel that is no presence channel tells nothing of members
);
const Joined = v.object({ id: v.string(), info: v.unknown() });
const Left = v.object({ id: v.string() });

/**
 * Connects to Channels, once: a connection that is lost, or does not come about, is over. Left to
 * itself pusher-js would come back after a flat second, all browsers at once, or after up to a
 * minute, as its worker build hears nothing of `online`.
 *
 * @param options.channels what `GET /api/config` said
 * @param options.serverUrl stands in where that names no host
 * @param options.authorise asks the server for a channel; throws {@link AuthorisationError}
 * @param options.authenticate asks the server to confirm whose connection it is, so that the server
 * can end it
 * @param options.onOpen called when it is up
 * @param options.onMessage called with every message that comes
 * @param options.onLost called once when it is over; `isEnded`: the server wanted that of this learner's
 */
export function connectChannels(options: {
  channels: ServerConfig['channels'];
  serverUrl: string;
  authorise(socketId: string, channel: string): Promise<ChannelAuthorization>;
  authenticate(socketId: string): Promise<UserAuthentication>;
  onOpen(): void;
  onMessage(): void;
  onLost(isEnded: boolean): void;
}): ChannelsConnection {
  const { authorise, authenticate, onOpen, onMessage, onLost } = options;
  const subscriptions = new Map<string, Subscription>();
  const pusher = new Pusher(options.channels.key, {
    ...channelsAddress(options.channels, options.serverUrl),
    enabledTransports: ['ws', 'wss'],
    enableStats: false,
    activityTimeout: ACTIVITY_TIMEOUT_MS,
    userAuthentication: {
      customHandler({ socketId }, callback) {
        authenticate(socketId).then(
          (authentication) => callback(null, authentication),
          (error: unknown) => callback(asError(error), null),
        );
      },
    },
    channelAuthorization: {
      customHandler({ socketId, channelName }, callback) {
        authorise(socketId, channelName).then(
          (authorization) => {
            const subscription = subscriptions.get(channelName);
            if (subscription) {
              clearTimeout(subscription.retry);
              subscription.retry = setTimeout(failed, SUBSCRIBE_TIMEOUT_MS, channelName);
            }
            callback(null, authorization);
          },
          (error: unknown) => {
            const final = error instanceof AuthorisationError && error.final;
            const subscription = subscriptions.get(channelName);
            if (subscription) subscription.refused = final;
            callback(asError(error), null);
          },
        );
      },
    },
  });
  pusher.signin();
  const renewal = createRenewal(() => authenticate(pusher.connection.socket_id), Math.random);
  const activityCheck = createActivityCheck(() => pusher.send_event('pusher:ping', {}), lose);
  let closed = false;
  let isEnded = false;
  pusher.connection.bind('error', (error: unknown) => {
    isEnded ||= isEndedByServer(error);
  });
  pusher.connection.bind('state_change', (change: unknown) => {
    const { previous, current } = v.parse(StateChange, change);
    if (closed) giveUp();
    else if (current === 'connected') {
      renewal.start();
      activityCheck.start(pusher.connection.activityTimeout); // no longer than the server says
      onOpen();
    } else if (previous === 'connected' || OVER.includes(current)) lose();
  });
  pusher.connection.bind('connecting_in', lose);
  pusher.connection.bind('message', () => {
    activityCheck.onMessage();
    onMessage();
  });

  function lose(): void {
    queueMicrotask(() => {
      if (closed) return;
      close();
      onLost(isEnded);
    });
  }

  /**
   * Not at once: pusher-js, in the middle of telling, would go on to connect. And again whenever it
   * tells anything: of its two retry timers after some closes it forgets one.
   */
  function giveUp(): void {
    queueMicrotask(() => pusher.disconnect());
  }

  function close(): void {
    closed = true;
    renewal.stop();
    activityCheck.stop();
    for (const { channel, retry } of subscriptions.values()) {
      clearTimeout(retry);
      channel.unbind();
    }
    subscriptions.clear();
    giveUp();
  }

  /** pusher-js gives up after one failed subscription, and waits for an answer for ever; this asks again. */
  function failed(name: string): void {
    const subscription = subscriptions.get(name);
    if (!subscription) return;
    // Also a refusal is asked about again in a while: it may have been a proxy's, or a passing fault.
    if (subscription.refused) subscription.listener.refused();
    subscription.failures = subscription.refused ? Infinity : subscription.failures + 1;
    const wait = serverWait(subscription.failures, Math.random());
    clearTimeout(subscription.retry);
    subscription.retry = setTimeout(() => {
      subscription.refused = false;
      // An error that came over the socket leaves the channel pending, and then subscribe() does nothing.
      subscription.channel.subscriptionPending = false;
      pusher.subscribe(name);
    }, wait);
  }

  return {
    subscribe(name, listener) {
      listener.awaiting();
      const channel = pusher.subscribe(name);
      clearTimeout(subscriptions.get(name)?.retry);
      subscriptions.set(name, { channel, listener, failures: 0, refused: false, retry: undefined });
      channel.unbind();
      channel.bind('pusher:subscription_succeeded', (data: unknown) => {
        const subscription = subscriptions.get(name);
        if (subscription) subscription.failures = 0;
        clearTimeout(subscription?.retry);
        const { members, count, myID } = v.parse(Snapshot, data);
        listener.snapshot(
          () => Object.entries(members).map(([id, info]) => parseMember(id, info)),
          count,
          undefined,
          myID,
        );
      });
      channel.bind('pusher:member_added', (data: unknown) =>
        listener.joined(() => {
          const { id, info } = v.parse(Joined, data);
          return parseMember(id, info);
        }),
      );
      channel.bind('pusher:member_removed', (data: unknown) =>
        listener.left(() => v.parse(Left, data).id),
      );
      channel.bind('pusher:subscription_error', () => failed(name));
      channel.bind_global((event: string, data: unknown) => {
        if (!event.startsWith('pusher:')) listener.event(event, data);
      });
    },
    unsubscribe(name) {
      const subscription = subscriptions.get(name);
      if (!subscription) return;
      clearTimeout(subscription.retry);
      subscription.channel.unbind();
      subscriptions.delete(name);
      pusher.unsubscribe(name);
    },
    close,
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
