import type { ServerConfig } from '../../server/contract/api.ts';
import { GLOBAL_CHANNEL, userChannel } from '../../server/contract/channels.ts';
import type { Chapter } from '../chapter/chapter.ts';
import type { Identity, User } from '../identity/identity.ts';
import type { ChapterUpdate } from '../messages/chapter-update.ts';
import type { Connection } from '../messages/connection.ts';
import { createAuthoriser } from './authorise.ts';
import { awayOn } from './away-on.ts';
import { type ChapterPresence, createChapterPresence } from './chapter-presence.ts';
import { createChapters } from './chapters.ts';
import type { ChannelListener } from './connection.ts';
import { createGlobalCount } from './global-count.ts';
import { createReadOnlyRosters } from './read-only-rosters.ts';
import { createSession } from './session.ts';

/** How it stands on a chapter. */
export type ChapterStanding = Omit<ChapterUpdate, 'chapterId' | 'joinToasts'>;

/** Presence as the rest of the worker sees it. A viewer is whatever shows a chapter: a tab's port. */
export interface Presence<Viewer> {
  /** Connects, or tries again at once. */
  wake(): void;
  /** Gives up the connection for a new one. */
  renew(): void;
  /** `viewer` shows `chapter` from now on, or none. */
  show(viewer: Viewer, chapter: Chapter | null): void;
  /** `viewer` is gone. */
  leave(viewer: Viewer): void;
  /** From now on the learner is on no presence channel, and sees others without being seen; or is again. */
  appearOffline(offline: boolean): void;
  /** The channels of the chapters that are shown, or were a moment ago. */
  channels(): string[];
  /** How it stands for `viewer`, on what it shows. */
  standingOf(viewer: Viewer): ChapterStanding;
  standing(): Connection;
  user(): User | null;
  /** People active on the platform, oneself included; `null` until known. */
  globalCount(): number | null;
}

/**
 * The one owner of the connection and of every subscription.
 *
 * @param options.own listens on the learner's own channel
 * @param options.onChange called whenever any view may have changed
 * @param options.onChannels called whenever the channels of chapters have changed
 * @param options.onConfig called with what the server says, before every new connection
 */
export function createPresence<Viewer>(options: {
  identity: Identity;
  own: ChannelListener;
  onChange(): void;
  onChannels(): void;
  onConfig(config: ServerConfig): void;
}): Presence<Viewer> {
  const { identity, own, onChange, onChannels, onConfig } = options;
  const authoriser = createAuthoriser(identity);
  const readOnly = createReadOnlyRosters(identity);
  const rosters = new Map<string, ChapterPresence>();
  const global = createGlobalCount(onChange);
  let appearsOffline = false;

  /** Joins a presence channel, or only looks at it where the learner appears offline. */
  function follow(channel: string, listener: ChannelListener): void {
    if (!appearsOffline) session.connection()?.subscribe(channel, listener);
    else if (session.connection()) readOnly.watch(channel, listener);
  }

  function unfollow(channel: string): void {
    readOnly.unwatch(channel);
    session.connection()?.unsubscribe(channel);
  }

  function followAll(): void {
    for (const [channel, roster] of rosters) follow(channel, roster);
    // Last: who is back there is back on their chapters, and others don't wait for them any longer.
    follow(GLOBAL_CHANNEL, global);
  }

  const chapters = createChapters<Viewer>(
    (channel) => {
      const roster = createChapterPresence({
        onChange,
        awayOn: () => awayOn(identity, channel),
        returnEnds: session.returnEnds,
        isPartial: global.isPartial,
      });
      rosters.set(channel, roster);
      follow(channel, roster);
      onChannels();
    },
    (channel) => {
      rosters.get(channel)?.close();
      rosters.delete(channel);
      unfollow(channel);
      onChannels();
    },
  );
  const session = createSession({
    identity,
    authorise: (socketId, channel) =>
      authoriser.authorise(socketId, channel, chapters.channels().get(channel)),
    authenticate: authoriser.authenticate,
    onConnection(connection, user) {
      chapters.endLinger();
      connection.subscribe(userChannel(user.id), own);
      followAll();
    },
    onConfig,
    onEnd() {
      for (const channel of [GLOBAL_CHANNEL, ...rosters.keys()]) unfollow(channel);
      global.clear();
      for (const roster of rosters.values()) roster.clear();
    },
    onChange,
  });

  return {
    wake: session.wake,
    renew: session.renew,
    show(viewer, chapter) {
      void chapters.set(viewer, chapter).then(() => {
        // Whoever comes, or comes again, asks anew.
        const channel = chapters.channelOf(viewer);
        const roster = channel === null ? undefined : rosters.get(channel);
        if (channel !== null && roster?.isRefused()) follow(channel, roster);
        onChange();
      });
      session.wake();
    },
    leave: chapters.delete,
    appearOffline(offline) {
      if (offline === appearsOffline) return;
      appearsOffline = offline;
      for (const channel of [GLOBAL_CHANNEL, ...rosters.keys()]) unfollow(channel);
      followAll();
    },
    channels: () => [...rosters.keys()],
    standingOf(viewer) {
      const roster = rosters.get(chapters.channelOf(viewer) ?? '');
      const selfId = session.user()?.id ?? null;
      return { ...standingOn(roster, session.standing(), selfId), appearsOffline };
    },
    standing: session.standing,
    user: session.user,
    globalCount: global.count,
  };
}

function standingOn(
  roster: ChapterPresence | undefined,
  standing: Connection,
  selfId: string | null,
): Omit<ChapterStanding, 'appearsOffline'> {
  if (selfId === null || !roster?.known()) {
    const connection = roster?.isRefused() ? 'refused' : standing;
    // Connected is not yet knowing who is here.
    return { connection: connection === 'live' ? 'connecting' : connection, selfId, people: null };
  }
  const members = roster.members(selfId);
  const connection = standing === 'live' && roster.isRefused() ? 'refused' : standing;
  return { connection, selfId, people: { members, count: roster.count() } };
}
