import type { ServerConfig } from '../../server/contract/api.ts';
import { GLOBAL_CHANNEL, userChannel } from '../../server/contract/channels.ts';
import type { Person } from '../../server/contract/person.ts';
import type { Preferences } from '../../server/contract/preferences.ts';
import { roomChannel } from '../../server/contract/room-channel.ts';
import type { TitledRooms } from '../../server/contract/room-titles.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import type { Connection } from '../messages/connection.ts';
import type { SeenState } from '../messages/presence-preferences.ts';
import type { Room } from '../messages/room.ts';
import { createAuthoriser } from './authorise.ts';
import { sessionParts } from './browser-parts.ts';
import { channelConnection } from './channel-connection.ts';
import type { ChannelListener } from './channel-listener.ts';
import { type ChapterPresence, createChapterPresence } from './chapter-presence.ts';
import { type ChapterStanding, standingOn } from './chapter-standing.ts';
import { createChapters } from './chapters.ts';
import { createCrowdPlaces } from './crowd-places.ts';
import { createFollowing } from './following.ts';
import { createGlobalCount } from './global-count.ts';
import { lingerMs } from './linger-ms.ts';
import { createReadOnlyRosters } from './read-only-rosters.ts';
import { createRoomSubscriptions } from './room-subscriptions.ts';
import { createSession } from './session.ts';
import { createVisitTimes } from './visit-times.ts';

/** Presence as the rest of the worker sees it. A viewer is whatever shows a chapter: a tab's port. */
export interface Presence<Viewer> {
  /** Somebody waits for it: connects, or tries again at once. */
  wake(): void;
  /** Connects where that is due. */
  retryIfDue(): void;
  /** Gives up the connection for a new one. */
  renew(): void;
  /** The browser says that it has a network, or that it has none. */
  setOnline(online: boolean): void;
  /** `viewer` shows `room` from now on, or none. */
  show(viewer: Viewer, room: Room | null): void;
  /** `viewer` is gone. */
  leave(viewer: Viewer): void;
  /** Other viewers can be seen than before, or somebody is at the machine again. */
  lookAgain(): void;
  /** The learner is on presence channels, or sees others without being seen, or neither, as they choose now. */
  updateSeen(): void;
  /** The channels of the chapters that are shown, or were a moment ago, as far as they are joined. */
  channels(): string[];
  /** How it stands for `viewer`, on what it shows. */
  standingOf(viewer: Viewer): ChapterStanding;
  /** Whether that is of a connection that is lost, with who is here now still to be told. */
  isStale(viewer: Viewer): boolean;
  /** How it stands with the number of people on the platform. */
  connectionState(): Connection;
  user(): Person | null;
  /** People active on the platform, oneself included; `null` until known. */
  globalCount(): number | null;
}

/**
 * The one owner of the connection and of every subscription.
 *
 * @param options.seenIn how the learner has chosen to be seen in a room; `null`: on the platform
 * @param options.own listens on the learner's own channel
 * @param options.isVisible whether what a viewer shows can be seen
 * @param options.isWatched whether somebody is at the machine
 * @param options.titles what pages call the rooms that they show
 * @param options.onAsking the server is asked for the learner's preferences along with a connection: gives what
 * takes them
 * @param options.onChange called whenever any view of a chapter may have changed
 * @param options.onGlobalChange called whenever anything else about the platform may have
 * @param options.onGlobalNumber called whenever someone came to the platform or left it
 * @param options.onChannels called whenever the channels of chapters have changed
 * @param options.onConfig called with what the server says, whenever it was asked
 */
export function createPresence<Viewer>(options: {
  identity: Identity;
  seenIn(room: Room | null): SeenState;
  own: ChannelListener;
  isVisible(viewer: Viewer): boolean;
  isWatched(): boolean;
  titles(): TitledRooms;
  onAsking(): (preferences: Preferences) => void;
  onChange(): void;
  onGlobalChange(): void;
  onGlobalNumber(): void;
  onChannels(): void;
  onConfig(config: ServerConfig): void;
}): Presence<Viewer> {
  const { identity, own, onChange, onChannels, onConfig } = options;
  const visits = createVisitTimes();
  const authoriser = createAuthoriser({
    ...{ identity, visits, titles: options.titles, onAsking: options.onAsking },
    onConfigTag: (tag) => void session.checkConfig(tag),
    onHidden: (channel) => following.hide(channel),
  });
  const readOnly = createReadOnlyRosters({
    fetchRoster: (channel) => authoriser.roster(channel, roomOf(channel)),
    isSeen: (channel) =>
      options.isWatched() &&
      session.connectionState() !== 'offline' &&
      (channel === GLOBAL_CHANNEL || chapters.viewersOf(channel).some(options.isVisible)),
    random: Math.random,
  });
  const rosters = new Map<string, ChapterPresence>();
  const global = createGlobalCount(options.onGlobalChange, options.onGlobalNumber);
  const roomOf = (channel: string) => chapters.channels().get(channel);
  const rooms = createRoomSubscriptions({
    connection: () => session.connection(),
    roomOf,
    fetchNames: (channel) => authoriser.channels(channel, roomOf(channel)),
  });
  const following = createFollowing({
    chosenOn: (channel) => options.seenIn(roomOf(channel) ?? null),
    connection: () => session.connection() && rooms,
    readOnly,
    onLook: visits.granted,
    onLeave(channel) {
      for (const name of rooms.names(channel)) {
        places.leave(name);
        listenerOf(name)?.authorised(null);
      }
    },
  });
  function listenerOf(name: string) {
    if (name === GLOBAL_CHANNEL) return global;
    const [channel] = rooms.askedFor(name);
    return rooms.partOf(name) ?? rosters.get(channel);
  }
  const places = createCrowdPlaces({
    connection: () => session.connection(),
    fetchPlace: (socketId, name) => authoriser.fetchPlace(socketId, name, rooms.askedFor(name)[1]),
    listenerOf,
    onError: ignoreUnreachable,
    random: Math.random,
  });

  /** All who came to the platform come back to the same server. */
  const people = () => global.count() ?? 0;

  function connectionOf(channel: Parameters<typeof channelConnection>[1]): Connection {
    const state = session.connectionState();
    const seen = options.seenIn(null);
    return seen === 'unchosen' && state === 'live' ? seen : channelConnection(state, channel);
  }

  const chapters = createChapters<Viewer>(
    (room) => roomChannel(room, room.site === UNIQUE_SITE),
    (channel) => {
      visits.begin(channel);
      const roster = createChapterPresence({
        onChange() {
          onChange();
          onChannels(); // it may be joined by now
        },
        returnEnds: session.returnEnds,
        laterReturn: session.laterReturn,
        isPartial: global.isPartial,
      });
      rosters.set(channel, roster);
      following.follow(channel, roster);
      onChannels();
    },
    (channel) => {
      rosters.get(channel)?.close();
      rosters.delete(channel);
      visits.end(channel);
      following.unfollow(channel);
      onChannels();
    },
    (channel) => lingerMs(rosters.get(channel)?.isOnlyCounted() ?? false),
  );
  const session = createSession(sessionParts(identity), {
    async authorise(socketId, name) {
      const asked = rooms.askedFor(name);
      const answer = await authoriser.authorise(socketId, name, ...asked);
      listenerOf(name)?.authorised(answer.count ?? null);
      rosters.get(asked[0])?.toldAway(answer.away ?? []);
      if (answer.place) places.enter(name, answer.place);
      return answer;
    },
    authenticate: authoriser.authenticate,
    people,
    onUnanswered: places.askIfFull,
    onConnection(connection, user) {
      chapters.endLinger();
      connection.subscribe(userChannel(user.id), own);
      following.followAll();
      onChannels();
    },
    onLost() {
      readOnly.pause();
      places.clear();
      for (const each of [global, ...rosters.values()]) each.lost();
    },
    onConfig(config) {
      rooms.setSites(config.sites);
      onConfig(config);
    },
    onEnd() {
      readOnly.pause();
      global.clear();
      visits.clear();
      for (const roster of rosters.values()) roster.clear();
    },
    onChange,
  });
  following.follow(GLOBAL_CHANNEL, global);

  return {
    wake: session.wake,
    retryIfDue: session.retryIfDue,
    renew: session.renew,
    setOnline: session.setOnline,
    show(viewer, room) {
      void chapters.set(viewer, room).then(() => {
        // Whoever comes, or comes again, asks anew.
        const channel = chapters.channelOf(viewer);
        const roster = channel === null ? undefined : rosters.get(channel);
        if (channel !== null && roster?.isRefused()) following.follow(channel, roster);
        readOnly.look();
        onChange();
      });
      session.retryIfDue();
    },
    leave: chapters.delete,
    lookAgain: readOnly.look,
    updateSeen() {
      // The server ends the connection of whoever is not to be seen any more.
      if (following.update()) session.wake();
    },
    channels: () =>
      [...rosters.keys()].filter(
        (channel) => rosters.get(channel)?.known() && following.seenOn(channel) === 'seen',
      ),
    standingOf(viewer) {
      const channel = chapters.channelOf(viewer) ?? '';
      const roster = rosters.get(channel);
      const isOffline = following.seenOn(channel) === 'offline';
      return standingOn(roster, session.user(), connectionOf(roster), isOffline);
    },
    isStale: (viewer) => rosters.get(chapters.channelOf(viewer) ?? '')?.isStale() ?? false,
    connectionState: () => connectionOf(global),
    user: session.user,
    globalCount: global.count,
  };
}
