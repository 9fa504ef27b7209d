import { Preferences } from '../../server/contract/preferences.ts';
import type { Identity } from '../identity/identity.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import { asJson } from '../server/as-json.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { passOverUnanswered } from '../server/unanswered.ts';

const PATH = '/api/me/preferences';

type Chosen = Preferences['notifications'];

/** What the learner has chosen about notifications. The server has it, and goes by it when it sends. */
export interface NotificationPreferences {
  /** `null` until known. */
  current(): Chosen | null;
  refresh(): Promise<void>;
  /** Changes some of them; where the server can't be reached they stay as they were. */
  change(some: NotificationsPatch): Promise<void>;
}

/** @param onChange called when they are other ones */
export function createNotificationPreferences(
  identity: Identity,
  onChange: () => void,
): NotificationPreferences {
  let current: Chosen | null = null;

  async function ask(init: RequestInit = {}): Promise<void> {
    try {
      current = (await learnerRequest(identity, PATH, Preferences, init)).notifications;
    } catch (error) {
      passOverUnanswered(error);
    }
    // Also after a failure: a switch that the learner moved goes back.
    onChange();
  }

  identity.onChange(() => {
    current = null;
    onChange();
  });
  return {
    current: () => current,
    refresh: () => ask(),
    change: (notifications) => ask(asJson('PUT', { notifications })),
  };
}
