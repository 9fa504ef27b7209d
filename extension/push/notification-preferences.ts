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
  /** With what the server is still being told; `null` until known. */
  current(): Chosen | null;
  refresh(): Promise<void>;
  /** Changes some of them; where the server can't be reached they go back to what they were. */
  change(some: NotificationsPatch): Promise<void>;
}

/** @param onChange called when they are other ones */
export function createNotificationPreferences(
  identity: Identity,
  onChange: () => void,
): NotificationPreferences {
  let told: Chosen | null = null;
  let changes: NotificationsPatch[] = [];
  /** One request after the other, as their answers could overtake each other. */
  let requests = Promise.resolve();
  /** Another one for each learner who signs in: what was asked for one before says nothing. */
  let learner = {};

  function ask(change?: NotificationsPatch): Promise<void> {
    const asker = learner;
    const work = async () => {
      if (asker !== learner) return;
      try {
        const init = change ? asJson('PUT', { notifications: change }) : {};
        const { notifications } = await learnerRequest(identity, PATH, Preferences, init);
        if (asker === learner) told = notifications;
      } catch (error) {
        passOverUnanswered(error);
      }
      changes = changes.filter((other) => other !== change);
      onChange();
    };
    requests = requests.then(work, work);
    return requests;
  }

  identity.onChange(() => {
    learner = {};
    told = null;
    changes = [];
    onChange();
  });
  return {
    current: () => told && changes.reduce(changed, told),
    refresh: () => ask(),
    change(some) {
      const change = { ...some };
      changes.push(change);
      onChange();
      return ask(change);
    },
  };
}

function changed(chosen: Chosen, some: NotificationsPatch): Chosen {
  return { ...chosen, ...some, categories: { ...chosen.categories, ...some.categories } };
}
