import { PREFERENCES_CHANGED } from '../contract/presence.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { ActivityStore } from './activity-store.ts';
import type { LearnerChannel } from './learner-channel.ts';

/**
 * Carries out what a learner has changed of their preferences: all their browsers learn of it at
 * once, and who now appears offline is taken out of every channel, whatever their browsers do.
 */
export function createApplyPreferencesChange(parts: {
  channel: LearnerChannel;
  store: ActivityStore;
  noteFailure: NoteFailure;
}): (learnerId: string, change: { isOfflineNow: boolean }) => Promise<void> {
  const { channel, store, noteFailure } = parts;
  return async (learnerId, { isOfflineNow }) => {
    try {
      await channel.tell(learnerId, PREFERENCES_CHANGED, {});
      if (!isOfflineNow) return;
      await store.forget(learnerId);
      await channel.endConnections(learnerId);
    } catch (error) {
      // What was chosen is kept; a browser that could not be told asks at its next connection.
      noteFailure(error, 'Channels could not be told of changed preferences');
    }
  };
}
