import type { Connection } from '../messages/connection.ts';

/** What is known of those on a channel. */
interface ChannelState {
  /** Whether a snapshot has come yet. */
  known(): boolean;
  /** Whether the server refuses this learner here. */
  isRefused(): boolean;
  /** Whether a new snapshot should have come, and has not. */
  isOverdue(): boolean;
}

/**
 * How it stands on one channel, where the connection stands as `session` says: connected is not yet
 * knowing who is here, and who was here is not told as true where it can't be asked any more.
 *
 * @param channel none where it is not followed yet
 */
export function channelConnection(
  session: Connection,
  channel: ChannelState | undefined,
): Connection {
  if (session === 'signed-out') return session;
  if (!channel?.known()) {
    if (channel?.isRefused()) return 'refused';
    if (session !== 'live') return session;
    return channel?.isOverdue() ? 'unreachable' : 'connecting';
  }
  if (session !== 'live') return session;
  if (channel.isRefused()) return 'refused';
  return channel.isOverdue() ? 'reconnecting' : 'live';
}
