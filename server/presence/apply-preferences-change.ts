import { PREFERENCES_CHANGED } from '../contract/presence.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { EndPresence } from './end-presence.ts';
import type { LearnerChannel } from './learner-channel.ts';

/**
 * Carries out what a learner has changed of their preferences: all their browsers learn of it at once;
 * where others are to see another part of them than before, their connections are ended, whatever their
 * browsers do, and come back as what they chose.
 */
export function createApplyPreferencesChange(parts: {
  channel: Pick<LearnerChannel, 'tell'>;
  endPresence: EndPresence;
  noteFailure: NoteFailure;
}): (learnerId: string, change: { isSeenOtherwise: boolean }) => Promise<void> {
  const { channel, endPresence, noteFailure } = parts;
  return async (learnerId, { isSeenOtherwise }) => {
    try {
      await channel.tell(learnerId, PREFERENCES_CHANGED, {});
      if (isSeenOtherwise) await endPresence(learnerId);
    } catch (error) {
      // What was chosen is kept; a browser that could not be told asks at its next connection.
      noteFailure(error, 'Channels could not be told of changed preferences');
    }
  };
}
