import type { ConnectionOptions } from 'node:tls';
import { originPauses, type PauseListener } from './origin-pauses.ts';
import { CONCURRENCY, createPushChannel, type PushChannel } from './push-channel.ts';
import { createPushDispatcher } from './push-dispatcher.ts';
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

/** A push channel in this thread. */
export interface OpenPushChannel {
  channel: PushChannel;
  /** Takes over what was learnt elsewhere: `origin` is to be left alone `until` then (epoch ms). */
  pause(origin: string, until: number): void;
}

/**
 * Opens a push channel with connections of its own.
 *
 * @param now epoch ms
 * @param random 0 to 1
 * @param paused called with what is learnt here
 */
export function openPushChannel(
  { vapid, hosts, concurrency = CONCURRENCY, route }: PushChannelSettings,
  now: () => number,
  random: () => number,
  paused?: PauseListener,
): OpenPushChannel {
  // By the real clock: push services judge the tokens by theirs.
  const tokens = vapidTokens({ ...vapid, now: Date.now });
  const dispatcher = createPushDispatcher({ connections: concurrency, ...(route && { route }) });
  const send = createSendPush({ dispatcher, tokens });
  const pauses = originPauses(now, random, paused);
  return {
    channel: createPushChannel({ send, pauses, hosts, concurrency, now }),
    pause: pauses.learn,
  };
}
