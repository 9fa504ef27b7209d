import type { ConnectionOptions } from 'node:tls';
import { CONCURRENCY, createPushChannel, type PushChannel } from './push-channel.ts';
import { createPushDispatcher } from './push-dispatcher.ts';
import { createPushServiceBreaker, type OpeningListener } from './push-service-breaker.ts';
import { createSendPush } from './send-push.ts';
import type { VapidKeys } from './vapid-keys.ts';
import { vapidTokens } from './vapid-tokens.ts';

/** What a push channel is opened with. */
export interface PushChannelSettings {
  vapid: { keys: VapidKeys; subject: string };
  /** Push services that may be sent to. */
  hosts: readonly string[];
  /** Requests under way at a time. @default CONCURRENCY */
  concurrency?: number;
  /** Leads elsewhere than to the real push services; for tests. */
  route?: ConnectionOptions;
}

/** What the time and chance are that a push channel goes by. */
export interface PushClock {
  /** Epoch ms. */
  now: () => number;
  /** Ms of a clock that nobody sets. */
  monotonic: () => number;
  /** 0 to 1. */
  random: () => number;
}

/** The clocks of this machine. */
export const SYSTEM_CLOCK: PushClock = {
  now: Date.now,
  monotonic: () => performance.now(),
  random: Math.random,
};

/** Is told what a push service's clock shows, in epoch ms. */
export type DateListener = (origin: string, date: number) => void;

/** A push channel in this thread. */
export interface OpenPushChannel {
  channel: PushChannel;
  /** Takes over what was learnt elsewhere: `origin` is to be left alone for `ms` from now. */
  learn(origin: string, ms: number): void;
}

/**
 * Opens a push channel with connections of its own.
 *
 * @param onOpen called with the push services that are left alone from now on
 * @param onDate called with what a push service's clock shows, in epoch ms
 */
export function openPushChannel(
  { vapid, hosts, concurrency = CONCURRENCY, route }: PushChannelSettings,
  { now, monotonic, random }: PushClock,
  onOpen?: OpeningListener,
  onDate?: DateListener,
): OpenPushChannel {
  const tokens = vapidTokens({ ...vapid, now: Date.now });
  const dispatcher = createPushDispatcher({ connections: concurrency, ...(route && { route }) });
  const send = createSendPush({ dispatcher, tokens, ...(onDate && { onDate }) });
  const breaker = createPushServiceBreaker(monotonic, random, onOpen);
  return {
    channel: createPushChannel({ send, breaker, hosts, concurrency, now }),
    learn: breaker.learn,
  };
}
