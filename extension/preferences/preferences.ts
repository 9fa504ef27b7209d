import type { Identity } from '../identity/identity.ts';
import { asJson } from '../server/as-json.ts';
import { learnerRequest } from '../server/learner-request.ts';
import { passOverUnanswered } from '../server/unanswered.ts';
import { presencePreferences } from '../stored.ts';
import { PresencePreferences } from './presence-preferences.ts';

const PATH = '/api/me/preferences';

/** What the learner has chosen about presence. The server has the truth; this browser a copy of it. */
export interface Preferences {
  current(): PresencePreferences;
  /** Asks the server: another browser of the learner's may have changed something. */
  refresh(): Promise<void>;
  /**
   * Changes some of them, here at once and at the server.
   *
   * @throws ServerError when the server did not take it; here it is as before then
   */
  change(some: Partial<PresencePreferences>): Promise<void>;
}

/** @param onChange called with the first that are known, and whenever they have changed */
export function createPreferences(identity: Identity, onChange: () => void): Preferences {
  let current = presencePreferences.fallback;

  async function become(next: PresencePreferences): Promise<void> {
    current = next;
    onChange();
    await presencePreferences.set(next);
  }

  void presencePreferences.get().then((kept) => {
    current = kept;
    onChange();
  });

  return {
    current: () => current,
    async refresh() {
      try {
        await become(await learnerRequest(identity, PATH, PresencePreferences));
      } catch (error) {
        // The copy serves until the server can be asked.
        passOverUnanswered(error);
      }
    },
    async change(some) {
      const before = current;
      await become({ ...before, ...some });
      try {
        const init = asJson('PUT', some);
        await become(await learnerRequest(identity, PATH, PresencePreferences, init));
      } catch (error) {
        await become(before);
        throw error;
      }
    },
  };
}
