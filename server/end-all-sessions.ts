import { SESSION_ENDED } from './contract/presence.ts';
import type { NoteFailure } from './health/note-failure.ts';
import type { OnSignedOutEverywhere } from './identity/local/routes.ts';
import type { LearnerChannel } from './presence/learner-channel.ts';
import type { PushSubscriptions } from './push/subscriptions.ts';

/**
 * Ends what all browsers of a learner get, and tells them that they are signed out.
 *
 * @param parts.channel reaches the learner's browsers
 * @param parts.subscriptions a browser that is closed would show pushes at its next start, before it
 * learns that nobody is signed in there
 */
export function endAllSessions(parts: {
  channel: LearnerChannel;
  subscriptions: PushSubscriptions;
  noteFailure: NoteFailure;
}): OnSignedOutEverywhere {
  const { channel, subscriptions, noteFailure } = parts;
  return async (learnerId) => {
    await subscriptions.deleteAll(learnerId);
    try {
      await channel.tell(learnerId, SESSION_ENDED, {});
      await channel.endConnections(learnerId);
    } catch (error) {
      // The sessions have ended; a browser that could not be told learns it with its next token.
      noteFailure(error, 'Channels could not be told of ended sessions');
    }
  };
}
