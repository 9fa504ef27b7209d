import { PREFERENCES_CHANGED, SESSION_ENDED } from '../../server/contract/presence.ts';
import type { ChannelListener } from './channel-listener.ts';

/**
 * Listens on the learner's own channel, where the server reaches all of their browsers at once.
 */
export function createOwnChannel(events: {
  preferencesChanged(): void;
  sessionEnded(): void;
}): ChannelListener {
  return {
    snapshot: () => undefined,
    awaiting: () => undefined,
    joined: () => undefined,
    left: () => undefined,
    event(name) {
      if (name === PREFERENCES_CHANGED) events.preferencesChanged();
      if (name === SESSION_ENDED) events.sessionEnded();
    },
    refused: () => undefined,
  };
}
