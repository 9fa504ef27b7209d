import Pusher, { type Channel } from 'pusher-js/worker';
import * as v from 'valibot';
import type { ChannelAuthorization, ServerConfig } from '../../server/contract/api.ts';
import type { UserAuthentication } from '../../server/contract/presence.ts';
import { roundTrip } from '../server/round-trip.ts';
import { serverWait } from '../server/server-pace.ts';
import { createActivityCheck } from './activity-check.ts';
import { AuthorisationError } from './authorisation-error.ts';
import { bindListener, type ChannelListener } from './channel-listener.ts';
import { channelsAddress } from './channels-address.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import { isEndedByServer } from './ended-by-server.ts';
import { createRenewal } from './renewal.ts';
import { watchSockets } from './socket-failure.ts';

/**
 * Ms without traffic before a ping. Chrome ends a worker after 30 s without an event; a pong is one.
 * With the time for the pong, and the time that a reconnect may take unsaid, a loss that no event
 * tells of is told to the learner within 25 s.
 */
const ACTIVITY_TIMEOUT_MS = 14_000;

/** Ms that Channels may take, on a line that is not slow, to answer a subscription that the server has authorised. */
const SUBSCRIBE_TIMEOUT_MS = 10_000;

/** Ms that a connection may take to come about, on a line that is not slow. */
const CONNECT_TIMEOUT_MS = 10_000;

/** States in which pusher-js waits for long, or for ever. */
const OVER = ['unavailable', 'failed', 'disconnected'];

interface Subscription {
  channel: Channel;
  listener: ChannelListener;
  failures: number;
  /** Whether the server has authorised the try under way. */
  authorised: boolean;
  refused: boolean;
  retry: ReturnType<typeof setTimeout> | undefined;
}

const StateChange = v.object({ previous: v.string(), current: v.string() });
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
 * @param options.people how many come back with this browser, if all of them were cut off
 * @param options.onUnanswered called with a channel that the server authorised and Channels did not take
 * @param options.onOpen called when it is up
 * @param options.onMessage called with every message that comes
 * @param options.onLost called once when it is over; `isEnded`: the server wanted that of this learner's
 */
export function connectChannels(options: {
  channels: ServerConfig['channels'];
  serverUrl: string;
  authorise(socketId: string, channel: string): Promise<ChannelAuthorization>;
  authenticate(socketId: string): Promise<UserAuthentication>;
  people(): number;
  onUnanswered(channel: string): void;
  onOpen(): void;
  onMessage(): void;
  onLost(isEnded: boolean): void;
}): ChannelsConnection {
  const { authorise, authenticate, people, onUnanswered, onOpen, onMessage, onLost } = options;
  const subscriptions = new Map<string, Subscription>();
  /** Rights that the server has given already, by channel. */
  const granted = new Map<string, string>();
  /** One for all: what failed together is tried again together, by one request. */
  const random = Math.random();
  let signIn: ((authentication: UserAuthentication) => void) | undefined;
  watchSockets(lose);
  const pusher = new Pusher(options.channels.key, {
    ...channelsAddress(options.channels, options.serverUrl),
    enabledTransports: ['ws', 'wss'],
    enableStats: false,
    activityTimeout: ACTIVITY_TIMEOUT_MS,
    unavailableTimeout: roundTrip.patience(CONNECT_TIMEOUT_MS),
    userAuthentication: {
      // It gives up where it is told of a failure: without it the server could not end the connection.
      customHandler(_params, callback) {
        signIn = (authentication) => callback(null, authentication);
      },
    },
    channelAuthorization: {
      customHandler({ socketId, channelName }, callback) {
        const auth = granted.get(channelName);
        const authorising = auth ? Promise.resolve({ auth }) : authorise(socketId, channelName);
        authorising.then(
          (authorization) => {
            const subscription = subscriptions.get(channelName);
            if (!subscription) {
              callback(new Error(`${channelName} is not needed any more`), null);
              return;
            }
            clearTimeout(subscription.retry);
            const patience = roundTrip.patience(SUBSCRIBE_TIMEOUT_MS);
            subscription.retry = setTimeout(failed, patience, channelName);
            subscription.authorised = true;
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
  const renewal = createRenewal(confirm, random, people);
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

  async function confirm(): Promise<void> {
    const authentication = await authenticate(pusher.connection.socket_id);
    signIn?.(authentication);
    signIn = undefined;
  }

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
    if (subscription.authorised) onUnanswered(name);
    // Also a refusal is asked about again in a while: it may have been a proxy's, or a passing fault.
    if (subscription.refused) subscription.listener.refused();
    subscription.failures = subscription.refused ? Infinity : subscription.failures + 1;
    const wait = serverWait(subscription.failures, random, people());
    clearTimeout(subscription.retry);
    subscription.retry = setTimeout(() => {
      subscription.refused = false;
      subscription.authorised = false;
      // An error that came over the socket leaves the channel pending, and then subscribe() does nothing.
      subscription.channel.subscriptionPending = false;
      pusher.subscribe(name);
    }, wait);
  }

  return {
    subscribe(name, listener, auth) {
      listener.awaiting();
      // First: pusher-js asks for it at once.
      if (auth !== undefined) granted.set(name, auth);
      const channel = pusher.subscribe(name);
      clearTimeout(subscriptions.get(name)?.retry);
      const fresh = { failures: 0, authorised: false, refused: false, retry: undefined };
      subscriptions.set(name, { channel, listener, ...fresh });
      bindListener(channel, listener, () => {
        const subscription = subscriptions.get(name);
        if (subscription) subscription.failures = 0;
        clearTimeout(subscription?.retry);
      });
      channel.bind('pusher:subscription_error', () => failed(name));
    },
    unsubscribe(name) {
      const subscription = subscriptions.get(name);
      if (!subscription) return;
      clearTimeout(subscription.retry);
      subscription.channel.unbind();
      subscriptions.delete(name);
      granted.delete(name);
      pusher.unsubscribe(name);
    },
    socketId: () => pusher.connection.socket_id,
    close,
  };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
