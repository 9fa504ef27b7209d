const NAME = /^[A-Za-z0-9_\-=@,.;]+$/;
/** The channel by which a server reaches one user: `sendToUser` of the server libraries. */
const USER_PREFIX = '#server-to-user-';

/** What the prefix of a channel's name says about it. */
export interface ChannelKind {
  /** Subscribing needs a signature. */
  authorized: boolean;
  presence: boolean;
  /** The last event is kept and sent to whoever subscribes. */
  cache: boolean;
  /** The id of the user whose own channel this is, or `null`. */
  userId: string | null;
}

/**
 * Reads the kind of a channel off its name.
 * https://pusher.com/docs/channels/using_channels/channels/#channel-types
 */
export function channelKind(name: string): ChannelKind {
  const presence = name.startsWith('presence-');
  return {
    presence,
    authorized: presence || name.startsWith('private-'),
    cache: /^(?:cache-|private-cache-|private-encrypted-cache-|presence-cache-)/.test(name),
    userId: userOfChannel(name),
  };
}

/** Whether `name` may be a channel's name: `A-Za-z0-9_-=@,.;`, or the own channel of a user. */
export function isChannelName(name: string, maxLength: number): boolean {
  return name.length <= maxLength && (userOfChannel(name) !== null || NAME.test(name));
}

function userOfChannel(name: string): string | null {
  return name.length > USER_PREFIX.length && name.startsWith(USER_PREFIX)
    ? name.slice(USER_PREFIX.length)
    : null;
}
