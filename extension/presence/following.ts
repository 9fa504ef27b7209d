import { GLOBAL_CHANNEL } from '../../server/contract/channels.ts';
import type { SeenState } from '../messages/presence-preferences.ts';
import type { ChannelListener } from './channel-listener.ts';
import type { ChannelsConnection } from './channels-connection.ts';
import { CHAPTER_POLL_MS, PLATFORM_POLL_MS, type ReadOnlyRosters } from './read-only-rosters.ts';

/** The presence channels that are needed, each followed as the learner is seen there. */
export interface Following {
  /** Joins a channel, or only looks at it where the learner appears offline. */
  follow(channel: string, listener: ChannelListener): void;
  unfollow(channel: string): void;
  /** There is another connection: all are followed on it, that of the platform last. */
  followAll(): void;
  /** How the learner is seen on a channel, as far as is known. */
  seenOn(channel: string): SeenState;
  /** The server has nobody see the learner on a channel, whatever is known here, until more is known. */
  hide(channel: string): void;
  /** Goes by what the learner chooses now, and what the server says to that; gives whether that changes anything. */
  update(): boolean;
}

/**
 * @param options.chosenOn how the learner has chosen to be seen on a channel
 * @param options.onLook called where they begin to look on
 * @param options.onLeave called where a channel is left
 */
export function createFollowing(options: {
  chosenOn(channel: string): SeenState;
  connection(): Pick<ChannelsConnection, 'subscribe' | 'unsubscribe'> | null;
  readOnly: Pick<ReadOnlyRosters, 'watch' | 'unwatch'>;
  onLook(channel: string): void;
  onLeave(channel: string): void;
}): Following {
  const { chosenOn, connection, readOnly, onLook, onLeave } = options;
  const followed = new Map<string, { listener: ChannelListener; seen: SeenState }>();
  const hidden = new Set<string>();

  function seenOn(channel: string): SeenState {
    const chosen = chosenOn(channel);
    return chosen === 'seen' && hidden.has(channel) ? 'offline' : chosen;
  }

  function follow(channel: string, listener: ChannelListener): void {
    const seen = seenOn(channel);
    const everyMs = channel === GLOBAL_CHANNEL ? PLATFORM_POLL_MS : CHAPTER_POLL_MS;
    followed.set(channel, { listener, seen });
    if (seen === 'seen') connection()?.subscribe(channel, listener);
    else if (seen === 'offline' && connection()) {
      onLook(channel);
      readOnly.watch(channel, listener, everyMs);
    }
  }

  function leave(channel: string): void {
    readOnly.unwatch(channel);
    onLeave(channel);
    connection()?.unsubscribe(channel);
  }

  /** @param all also those that are followed as the learner is seen on them */
  function followAnew(all: boolean): boolean {
    // Whoever is back on presence-global is back on their presence-chapter-…: others wait for them no longer.
    const due = [...followed]
      .sort()
      .filter(([channel, { seen }]) => all || seenOn(channel) !== seen);
    for (const [channel, { listener }] of due) {
      if (!all) leave(channel);
      follow(channel, listener);
    }
    return due.length > 0;
  }

  return {
    follow,
    unfollow(channel) {
      followed.delete(channel);
      leave(channel);
    },
    followAll() {
      hidden.clear();
      followAnew(true);
    },
    seenOn,
    hide(channel) {
      hidden.add(channel);
      followAnew(false);
    },
    update() {
      hidden.clear();
      return followAnew(false);
    },
  };
}
