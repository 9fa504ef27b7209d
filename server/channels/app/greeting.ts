import type { Channel } from '../channel/channel.ts';
import type { EventCache } from '../channel/event-cache.ts';
import type { RosterSnapshot } from '../channel/roster.ts';
import { serverEvent } from '../protocol/server-event.ts';
import { textFrame, textFrameOf } from '../protocol/text-frame.ts';
import type { WebhookEvent } from '../webhooks/webhook-event.ts';

/** What a greeting needs of the app. */
export interface Greeter {
  cache: EventCache;
  notify(event: WebhookEvent): void;
}

/**
 * The first that a new subscriber is sent: `subscription_succeeded`, with the roster on a presence
 * channel, and on a cache channel the last event or `pusher:cache_miss`.
 */
export function greeting(greeter: Greeter, { name, kind, roster }: Channel): Buffer[] {
  const succeeded = kind.presence
    ? presenceSucceeded(name, roster.snapshot())
    : [textFrame(serverEvent.subscriptionSucceeded(name))];
  if (!kind.cache) return succeeded;
  const cached = greeter.cache.get(name);
  if (cached) {
    const event = serverEvent.published(name, cached.event, cached.data);
    return [...succeeded, textFrame(event)];
  }
  greeter.notify({ name: 'cache_miss', channel: name });
  return [...succeeded, textFrame(serverEvent.cacheMiss(name))];
}

function presenceSucceeded(channel: string, { ids, hash, count }: RosterSnapshot): Buffer[] {
  const [beforeIds, beforeHash, end] = serverEvent.presenceSucceeded(channel, count);
  return textFrameOf([
    Buffer.from(beforeIds),
    ids,
    Buffer.from(beforeHash),
    hash,
    Buffer.from(end),
  ]);
}
