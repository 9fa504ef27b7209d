import type { ConnectionOptions } from 'node:tls';
import { originPauses } from './origin-pauses.ts';
import { createPushChannel, type PushChannel } from './push-channel.ts';
import { createPushDispatcher } from './push-dispatcher.ts';
import { createSendPush } from './send-push.ts';
import type { VapidKeys } from './vapid-keys.ts';
import { vapidTokens } from './vapid-tokens.ts';

/** What a push channel is opened with. */
export interface PushChannelSettings {
  vapid: { keys: VapidKeys; subject: string };
  /** Push services that may be sent to. */
  hosts: readonly string[];
  /** Leads elsewhere than to the real push services; for tests. */
  route?: ConnectionOptions;
}

/** A push channel in this thread. `now` is epoch ms, `random` 0 to 1. */
export function openPushChannel(
  { vapid, hosts, route }: PushChannelSettings,
  now: () => number,
  random: () => number,
): PushChannel {
  // By the real clock: push services judge the tokens by theirs.
  const tokens = vapidTokens({ ...vapid, now: Date.now });
  const dispatcher = createPushDispatcher(route && { route });
  return createPushChannel({
    send: createSendPush({ dispatcher, tokens }),
    pauses: originPauses(now, random),
    hosts,
    now,
  });
}
