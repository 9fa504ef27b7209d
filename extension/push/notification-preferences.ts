import * as v from 'valibot';
import { Preferences } from '../../server/contract/preferences.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { NotificationsPatch } from '../messages/notifications-patch.ts';
import { changeProblem } from '../preferences/change-problem.ts';
import { asJson } from '../server/as-json.ts';

const PATH = '/api/me/preferences';

/** What of the answer it goes by; a server of another age may answer other things besides. */
const Answer = v.pick(Preferences, ['notifications']);

type Chosen = Preferences['notifications'];

/** What the learner has chosen about notifications. The server has it, and goes by it when it sends. */
export interface NotificationPreferences {
  /** With what the server is still being told; `null` until known. */
  current(): Chosen | null;
  refresh(): Promise<void>;
  /** Why the last change was not taken, as a sentence; `null` where it was. */
  problem(): string | null;
  /** Forgets the last problem: it has been read. */
  forgetProblem(): void;
  /** Changes some of them; where the server does not take it they go back to what they were. */
  change(some: NotificationsPatch): Promise<void>;
}

/** @param onChange called when they are other ones */
export function createNotificationPreferences(
  identity: Identity,
  onChange: () => void,
): NotificationPreferences {
  let confirmed: Chosen | null = null;
  let changes: NotificationsPatch[] = [];
  let problem: string | null = null;
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
        const { notifications } = await learnerRequest(identity, PATH, Answer, init);
        if (asker === learner) confirmed = notifications;
      } catch (error) {
        ignoreUnreachable(error);
        if (change && asker === learner) problem = changeProblem(error);
      }
      changes = changes.filter((other) => other !== change);
      onChange();
    };
    requests = requests.then(work, work);
    return requests;
  }

  identity.onChange(() => {
    learner = {};
    confirmed = null;
    changes = [];
    problem = null;
    onChange();
  });
  return {
    current: () => confirmed && changes.reduce(changed, confirmed),
    problem: () => problem,
    forgetProblem() {
      problem = null;
    },
    refresh: () => ask(),
    change(some) {
      const change = { ...some };
      changes.push(change);
      problem = null;
      onChange();
      return ask(change);
    },
  };
}

function changed(chosen: Chosen, some: NotificationsPatch): Chosen {
  return { ...chosen, ...some, categories: { ...chosen.categories, ...some.categories } };
}
