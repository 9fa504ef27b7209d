import type { Config } from '../config.ts';
import type { Preferences } from '../contract/preferences.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import { preferencesAnswer } from '../preferences/allowed-visibility.ts';
import { createApplyPreferencesChange } from '../presence/apply-preferences-change.ts';
import { createEndPresence, type EndPresence } from '../presence/end-presence.ts';
import { createMembersBehind, type MembersBehind } from '../presence/members-behind.ts';
import { createRecentVisitors } from '../presence/recent-visitors.ts';
import { createTellChannels } from '../presence/tell-channels.ts';
import { createVisibilityChoices, isSeenOtherwise } from '../presence/visibility-choices.ts';
import { createVisibilityIn, type VisibilityIn } from '../presence/visibility-in.ts';
import type { Visits } from '../visits/visits.ts';
import type { Realtime } from './open-realtime.ts';
import type { Storage } from './open-storage.ts';

/** How much of learners others see, and who stands behind what they see. */
export interface OpenVisibility {
  visibilityIn: VisibilityIn;
  membersBehind: MembersBehind;
  endPresence: EndPresence;
  /** Told what a learner has changed of their preferences. */
  onPreferencesChange(learnerId: string, before: Preferences, after: Preferences): Promise<void>;
}

/** @param parts.monotonic ms, of a clock that only goes forward */
export function openVisibility(
  { visibility: settings }: Pick<Config, 'visibility'>,
  parts: {
    storage: Storage;
    visits: Pick<Visits, 'write'>;
    realtime: Pick<Realtime, 'pusher' | 'learnerChannel' | 'roomId'>;
    outages: Outages;
    monotonic: () => number;
    noteFailure: NoteFailure;
  },
): OpenVisibility {
  const { storage, visits, realtime, outages, monotonic, noteFailure } = parts;
  const { pusher, learnerChannel: channel, roomId } = realtime;
  const { prisma, preferences, activity } = storage.stores;
  const choices = createVisibilityChoices({
    read: async (learnerId) => preferencesAnswer(await preferences.of(learnerId), settings),
    outages,
    now: monotonic,
  });
  const endPresence = createEndPresence({
    tellChannels: createTellChannels(pusher, roomId),
    channel,
    store: activity,
  });
  const apply = createApplyPreferencesChange({ channel, endPresence, noteFailure });
  return {
    visibilityIn: createVisibilityIn(choices),
    membersBehind: createMembersBehind(
      roomId,
      createRecentVisitors({ prisma, writeVisits: visits.write, now: storage.clock.now }),
    ),
    endPresence,
    async onPreferencesChange(learnerId, before, after) {
      const { visibility, courseVisibility } = after;
      choices.note(learnerId, { visibility, courseVisibility });
      await apply(learnerId, { isSeenOtherwise: isSeenOtherwise(before, after) });
    },
  };
}
