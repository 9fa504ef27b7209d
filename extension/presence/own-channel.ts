import { PREFERENCES_CHANGED, SESSION_ENDED } from '../../server/contract/presence.ts';
import type { ChannelListener } from './channel-listener.ts';

/**
 * Listens on the learner's own channel, where the server reaches all of their browsers at once.
 *
 * @param events.joined called whenever the channel is joined: something may have been missed before
 */
export function createOwnChannel(events: {
  joined(): void;
  preferencesChanged(): void;
  sessionEnded(): void;
}): ChannelListener {
  return {
    snapshot: events.joined,
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
