import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import { PresencePreferences } from '../messages/presence-preferences.ts';
import { asJson } from '../server/as-json.ts';
import { presencePreferences } from '../stored.ts';
import { changeProblem } from './change-problem.ts';

const PATH = '/api/me/preferences';

/** What the learner has chosen about presence. The server has the truth; this browser a copy of it. */
export interface Preferences {
  /** With what the server is still being told. */
  current(): PresencePreferences;
  /**
   * Whether nobody is to see this learner: from the moment that they choose so, and until the server
   * has agreed that they may be seen again, since it lets them on no channel before.
   */
  isUnseen(): boolean;
  /** Why the last change was not taken, as a sentence; `null` where it was. */
  problem(): string | null;
  /** Forgets the last problem: it has been read. */
  forgetProblem(): void;
  /** Asks the server: another browser of the learner's may have changed something. */
  refresh(): Promise<void>;
  /** Changes some of them, here at once and at the server; where it does not take it, it is as before. */
  change(some: Partial<PresencePreferences>): Promise<void>;
}

/** @param onChange called with the first that are known, and whenever they have changed */
export function createPreferences(identity: Identity, onChange: () => void): Preferences {
  /** As the server said last. */
  let confirmed = presencePreferences.fallback;
  /** What it is being told, the latest last. */
  let changes: Partial<PresencePreferences>[] = [];
  let problem: string | null = null;
  /** Whose they are: what was asked for one learner says nothing about the next. */
  let learner: string | null | undefined;

  async function confirm(next: PresencePreferences): Promise<void> {
    confirmed = next;
    onChange();
    await presencePreferences.set(next);
  }

  async function ask(init: RequestInit = {}): Promise<void> {
    const asker = learner;
    const answer = await learnerRequest(identity, PATH, PresencePreferences, init);
    if (asker === learner) await confirm(answer);
  }

  void presencePreferences.get().then((kept) => {
    confirmed = kept;
    onChange();
  });

  /** Another learner's choices are none of this one's, nor of whoever is not signed in. */
  async function followLearner(): Promise<void> {
    const before = learner;
    learner = (await identity.user())?.id ?? null;
    if (before === undefined || before === learner) return;
    changes = [];
    problem = null;
    await confirm(presencePreferences.fallback);
  }

  void followLearner();
  identity.onChange(() => void followLearner());

  return {
    current: () => Object.assign({}, confirmed, ...changes),
    isUnseen: () => confirmed.appearOffline || changes.some(({ appearOffline }) => appearOffline),
    problem: () => problem,
    forgetProblem() {
      problem = null;
    },
    // The copy serves until the server can be asked.
    refresh: () => ask().catch(ignoreUnreachable),
    async change(some) {
      const change = { ...some };
      const asker = learner;
      changes.push(change);
      problem = null;
      onChange();
      try {
        await ask(asJson('PUT', some));
      } catch (error) {
        ignoreUnreachable(error);
        if (asker === learner) problem = changeProblem(error);
      } finally {
        changes = changes.filter((other) => other !== change);
        onChange();
      }
    },
  };
}
