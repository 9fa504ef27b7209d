/**
 * What one client, request or channel may use. The defaults are Pusher's own documented limits
 * where it has them, and safe for a small server where it has none.
 */
export interface Limits {
  /** Connections of one app; beyond it new ones are closed with 4004. @default 20000 */
  connections: number;
  /**
   * Of all TCP connections that the port has room for, how many one address (of IPv6: a /64) may have, in
   * percent; beyond it one of its own goes that asks for nothing, or the new one. @default 100
   */
  addressSharePercent: number;
  /** Connections that are signed in as one user; the one heard of longest ago makes room. @default 100 */
  connectionsPerUser: number;
  /**
   * Connections of one address (of IPv6: of a /64) that have not yet signed in or joined a private or
   * presence channel; beyond it the handshake is answered with 429. 0 is off. @default 0
   */
  unauthorizedPerAddress: number;
  /** New connections of one address in a minute, as many of them at once; then 429. 0 is off. @default 0 */
  connectionsPerAddressPerMinute: number;
  /** Channels of one app that are occupied at a time. @default 50000 */
  channels: number;
  /** Subscriptions to all channels of one app. @default 500000 */
  subscriptions: number;
  /** Channels that one connection may be subscribed to at a time. @default 10000 */
  channelsPerConnection: number;
  /** Members of a presence channel, counted by distinct `user_id`. @default 100 */
  presenceMembers: number;
  /** `user_info` of a member, in bytes of JSON. @default 1024 */
  userInfoBytes: number;
  /** `user_id` of a member or of a signed-in user, in characters. @default 128 */
  userIdLength: number;
  /** User ids in a watchlist; the rest is left out and 4302 sent. @default 100 */
  watchlistUsers: number;
  /** Channel name, in characters. @default 164 */
  channelNameLength: number;
  /** Event name, in characters. @default 200 */
  eventNameLength: number;
  /** Data of one event, in bytes. @default 10240 */
  eventDataBytes: number;
  /** Channels of one `POST /events`. @default 100 */
  channelsPerTrigger: number;
  /** Events of one `POST /batch_events`. @default 10 */
  eventsPerBatch: number;
  /** Body of an HTTP API request, in bytes. @default 1048576 */
  requestBodyBytes: number;
  /** How far `auth_timestamp` may be from the server's clock, in seconds. @default 600 */
  timestampSeconds: number;
  /** Client events of one connection in a second; beyond it 4301. @default 10 */
  clientEventsPerSecond: number;
  /**
   * Messages of one connection in a second, in the long run; beyond it nothing more is read of it for
   * a while, and nothing is lost. 0 is off. @default 100
   */
  messagesPerSecond: number;
  /** Messages of one connection that may come at once. @default 1000 */
  messageBurst: number;
  /** One message from a client, in bytes; beyond it the connection is closed with 1009. @default 102400 */
  messageBytes: number;
  /** Nesting of arrays and objects in JSON from clients and servers, in levels. @default 64 */
  jsonDepth: number;
  /** Bytes that may wait for a slow reader before it is closed with 4100. @default 1048576 */
  backlogBytes: number;
  /** Silence of a client after which it is pinged, in seconds. @default 120 */
  activityTimeoutSeconds: number;
  /** How long a pinged client may stay silent before 4201, in seconds. @default 30 */
  pongTimeoutSeconds: number;
  /**
   * How long a member stays after its last connection dropped, in milliseconds, so that a page
   * reload is neither a leave nor a join. Pusher has no such grace. @default 0
   */
  presenceGraceMs: number;
  /** How long a cache channel remembers its last event, in seconds. @default 1800 */
  cacheSeconds: number;
  /**
   * Time in which a connection must have signed in or joined a private or presence channel, in
   * seconds, or be closed with 4009: Pusher's "authorized connections". Where the app has
   * `signInRequired` only signing in counts. 0 is off. @default 0
   */
  authorizationTimeoutSeconds: number;
  /** Over how long the connections are closed on shutdown, in milliseconds at most. @default 5000 */
  shutdownSpreadMs: number;
}

/** See {@link Limits} for each. */
export const DEFAULT_LIMITS: Limits = {
  connections: 20_000,
  addressSharePercent: 100,
  connectionsPerUser: 100,
  unauthorizedPerAddress: 0,
  connectionsPerAddressPerMinute: 0,
  channels: 50_000,
  subscriptions: 500_000,
  channelsPerConnection: 10_000,
  presenceMembers: 100,
  userInfoBytes: 1024,
  userIdLength: 128,
  watchlistUsers: 100,
  channelNameLength: 164,
  eventNameLength: 200,
  eventDataBytes: 10_240,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  requestBodyBytes: 1_048_576,
  timestampSeconds: 600,
  clientEventsPerSecond: 10,
  messagesPerSecond: 100,
  messageBurst: 1000,
  messageBytes: 102_400,
  jsonDepth: 64,
  backlogBytes: 1_048_576,
  activityTimeoutSeconds: 120,
  pongTimeoutSeconds: 30,
  presenceGraceMs: 0,
  cacheSeconds: 1800,
  authorizationTimeoutSeconds: 0,
  shutdownSpreadMs: 5000,
};
