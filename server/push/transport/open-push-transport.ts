import type { ConnectionOptions } from 'node:tls';
import type { VapidKeys } from '../crypto/vapid-keys.ts';
import { createVapidTokens } from '../crypto/vapid-tokens.ts';
import { createPushDispatcher } from './push-dispatcher.ts';
import { createPushServiceBreaker, type OpeningListener } from './push-service-breaker.ts';
import { CONCURRENCY, createPushTransport, type PushTransport } from './push-transport.ts';
import { createSendPush } from './send-push.ts';

/** What a push transport is opened with. */
export interface PushTransportSettings {
  vapid: { keys: VapidKeys; subject: string };
  /** Push services that may be sent to. */
  hosts: readonly string[];
  /** Requests under way at a time. @default CONCURRENCY */
  concurrency?: number;
  /** Leads elsewhere than to the real push services; for tests. */
  route?: ConnectionOptions;
}

/** What the time and chance are that a push transport goes by. */
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

/** A push transport in this thread. */
export interface OpenPushTransport {
  transport: PushTransport;
  /** Takes over what was learnt elsewhere: `origin` is to be left alone for `ms` from now. */
  learn(origin: string, ms: number): void;
}

/**
 * Opens a push transport with connections of its own.
 *
 * @param onOpen called with the push services that are left alone from now on
 * @param onDate called with what a push service's clock shows, in epoch ms
 */
export function openPushTransport(
  { vapid, hosts, concurrency = CONCURRENCY, route }: PushTransportSettings,
  { now, monotonic, random }: PushClock,
  onOpen?: OpeningListener,
  onDate?: DateListener,
): OpenPushTransport {
  const tokens = createVapidTokens({ ...vapid, now: Date.now });
  const dispatcher = createPushDispatcher({ connections: concurrency, ...(route && { route }) });
  const send = createSendPush({ dispatcher, tokens, ...(onDate && { onDate }) });
  const breaker = createPushServiceBreaker(monotonic, random, onOpen);
  return {
    transport: createPushTransport({ send, breaker, hosts, concurrency, now }),
    learn: breaker.learn,
  };
}
