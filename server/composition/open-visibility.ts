import { type CourseGroups, createCourseGroups } from '../access/course-groups.ts';
import { readEnrolments } from '../access/read-enrolments.ts';
import type { Config } from '../config.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import { preferencesAnswer } from '../preferences/allowed-visibility.ts';
import { createApplyPreferencesChange } from '../presence/apply-preferences-change.ts';
import { createEndPresence, type EndPresence } from '../presence/end-presence.ts';
import { createLetInLately, type LetInLately } from '../presence/let-in-lately.ts';
import { createMembersBehind, type MembersBehind } from '../presence/members-behind.ts';
import { createRecentVisitors } from '../presence/recent-visitors.ts';
import { createRoomChannels, type RoomChannels } from '../presence/room-channels.ts';
import { createRoomViewers, type RoomViewers } from '../presence/room-viewers.ts';
import { createTellChannels } from '../presence/tell-channels.ts';
import { createUnseenReaders } from '../presence/unseen-readers.ts';
import { createVisibilityChoices, isSeenOtherwise } from '../presence/visibility-choices.ts';
import { createVisibilityIn, type VisibilityIn } from '../presence/visibility-in.ts';
import type { Visits } from '../visits/visits.ts';
import type { Realtime } from './open-realtime.ts';
import type { Storage } from './open-storage.ts';

/** How much of learners others see, and who stands behind what they see. */
export interface OpenVisibility {
  visibilityIn: VisibilityIn;
  membersBehind: MembersBehind;
  letInLately: LetInLately;
  endPresence: EndPresence;
  courseGroups: CourseGroups;
  roomChannels: RoomChannels;
  viewers: RoomViewers;
  /** Told what a learner has changed of their preferences. */
  onPreferencesChange(learnerId: string, before: Preferences, after: Preferences): Promise<void>;
}

/** @param parts.monotonic ms, of a clock that only goes forward */
export function openVisibility(
  { visibility: settings, sites }: Pick<Config, 'visibility' | 'sites'>,
  parts: {
    storage: Storage;
    visits: Pick<Visits, 'write'>;
    realtime: Pick<Realtime, 'pusher' | 'learnerChannel' | 'roomId' | 'groupTag'>;
    outages: Outages;
    monotonic: () => number;
    noteFailure: NoteFailure;
  },
): OpenVisibility {
  const { storage, visits, realtime, outages, monotonic, noteFailure } = parts;
  const { pusher, learnerChannel: channel, roomId, groupTag } = realtime;
  const { prisma, preferences, activity } = storage.stores;
  const choices = createVisibilityChoices({
    read: async (learnerId) => preferencesAnswer(await preferences.of(learnerId), settings),
    outages,
    now: monotonic,
  });
  const letInLately = createLetInLately(monotonic);
  const endPresence = createEndPresence({
    tellChannels: createTellChannels(pusher, roomId),
    channel,
    store: activity,
    letInLately,
    now: storage.clock.now,
  });
  const apply = createApplyPreferencesChange({ channel, endPresence, noteFailure });
  const visibilityIn = createVisibilityIn(choices);
  const { now } = storage.clock;
  const seen = { prisma, writeVisits: visits.write, now };
  const membersBehind = createMembersBehind(roomId, createRecentVisitors(seen));
  const courseGroups = createCourseGroups(prisma, sites);
  const roomChannels = createRoomChannels(courseGroups, groupTag);
  const enrolments = (learnerIds: string[]) => readEnrolments(prisma, learnerIds);
  const unseenReaders = createUnseenReaders({ ...seen, sites, enrolments, visibilityIn });
  return {
    ...{ visibilityIn, membersBehind, letInLately, endPresence, courseGroups, roomChannels },
    viewers: createRoomViewers({ pusher, sites, roomChannels, membersBehind, unseenReaders }),
    async onPreferencesChange(learnerId, before, after) {
      const { visibility, courseVisibility } = after;
      choices.note(learnerId, { visibility, courseVisibility });
      await apply(learnerId, { isSeenOtherwise: isSeenOtherwise(before, after) });
    },
  };
}
