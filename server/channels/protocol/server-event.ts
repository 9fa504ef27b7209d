import type { ProtocolError } from './protocol-error.ts';
import type { SubscriptionError } from './subscription-error.ts';

/**
 * The messages that the server sends, as JSON text. Pusher encodes `data` a second time as a
 * string, except in the few events whose documentation shows an object.
 * https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#double-encoding
 */
export const serverEvent = {
  connectionEstablished: (socketId: string, activityTimeoutSeconds: number) =>
    encoded('pusher:connection_established', null, {
      socket_id: socketId,
      activity_timeout: activityTimeoutSeconds,
    }),
  ping: () => '{"event":"pusher:ping","data":"{}"}',
  pong: () => '{"event":"pusher:pong","data":"{}"}',
  error: ({ code, message }: ProtocolError) =>
    JSON.stringify({ event: 'pusher:error', data: { code, message } }),
  signinSuccess: (userData: string) =>
    JSON.stringify({ event: 'pusher:signin_success', data: { user_data: userData } }),
  watchlist: (events: readonly { name: 'online' | 'offline'; user_ids: string[] }[]) =>
    JSON.stringify({ event: 'pusher_internal:watchlist_events', data: { events } }),
  subscriptionSucceeded: (channel: string) =>
    encoded('pusher_internal:subscription_succeeded', channel, {}),
  subscriptionError: (channel: string, error: SubscriptionError) =>
    JSON.stringify({ event: 'pusher:subscription_error', channel, data: error }),
  subscriptionCount: (channel: string, count: number) =>
    encoded('pusher_internal:subscription_count', channel, { subscription_count: count }),
  cacheMiss: (channel: string) => JSON.stringify({ event: 'pusher:cache_miss', channel }),
  /** What stands before the ids of the members, before their hash, and after it. */
  presenceSucceeded: (channel: string, count: number) =>
    [
      `{"event":"pusher_internal:subscription_succeeded","channel":${JSON.stringify(channel)},"data":"{\\"presence\\":{\\"ids\\":[`,
      '],\\"hash\\":{',
      `},\\"count\\":${count}}}"}`,
    ] as const,
  /** `userInfo` is JSON text. */
  memberAdded: (channel: string, userId: string, userInfo: string) =>
    JSON.stringify({
      event: 'pusher_internal:member_added',
      channel,
      data: `{"user_id":${JSON.stringify(userId)},"user_info":${userInfo}}`,
    }),
  memberRemoved: (channel: string, userId: string) =>
    encoded('pusher_internal:member_removed', channel, { user_id: userId }),
  published: (channel: string, event: string, data: string) =>
    JSON.stringify({ event, channel, data }),
  /** A client event; `data` is JSON as it came in, and presence channels learn who sent it. */
  client: (channel: string, event: string, data: string, userId: string | null) =>
    `{"event":${JSON.stringify(event)},"channel":${JSON.stringify(channel)},"data":${data}${
      userId === null ? '' : `,"user_id":${JSON.stringify(userId)}`
    }}`,
};

function encoded(event: string, channel: string | null, data: object): string {
  const text = JSON.stringify(data);
  return JSON.stringify(channel === null ? { event, data: text } : { event, channel, data: text });
}
