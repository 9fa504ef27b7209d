import * as v from 'valibot';
import { withCourse } from '../../server/contract/course-visibility.ts';
import type { SiteCourse } from '../../server/contract/site-course.ts';
import type { Visibility } from '../../server/contract/visibility.ts';
import type { Identity } from '../identity/identity.ts';
import { ignoreUnreachable } from '../identity/ignore-unreachable.ts';
import { learnerRequest } from '../identity/learner-request.ts';
import type { Choice } from '../messages/from-popup.ts';
import { PresencePreferences, type SeenState } from '../messages/presence-preferences.ts';
import { asJson } from '../server/as-json.ts';
import { presencePreferences } from '../stored.ts';
import { changeProblem } from './change-problem.ts';

const PATH = '/api/me/preferences';

/** What the learner has chosen about presence. The server has the truth; this browser a copy of it. */
export interface Preferences {
  /** With what the server is still being told. */
  current(): PresencePreferences;
  /**
   * Whether others see this learner in a room of a course; `null`: outside of any. Nobody does from the moment
   * that they choose so, and until the server has agreed that they may be seen, since it lets them on no
   * channel before.
   */
  seenIn(place: SiteCourse | null): SeenState;
  /**
   * Whoever signs in next has chosen what others see of them.
   *
   * @param visibility `null`: what they have chosen before, else what it is for who does not choose
   */
  chooseAtSignIn(visibility: Visibility | null): void;
  /** Why the last change was not taken, as a sentence; `null` where it was. */
  problem(): string | null;
  /** Forgets the last problem: it has been read. */
  forgetProblem(): void;
  /** Asks the server: another browser of the learner's may have changed something. */
  refresh(): Promise<void>;
  /** The server is asked along with something else: gives what takes its answer. */
  asking(): (answer: PresencePreferences) => void;
  /** Changes some of them, here at once and at the server; where it does not take it, it is as before. */
  change(some: Choice): Promise<void>;
}

/**
 * @param onChange called with the first that are known, and whenever they have changed
 * @param onUnchosen called where somebody has signed in who has not chosen yet what others see of them
 */
export function createPreferences(
  identity: Identity,
  onChange: () => void,
  onUnchosen: () => void,
): Preferences {
  /** As the server said last. */
  let confirmed = presencePreferences.fallback;
  /** What it is being told, the latest last. */
  let changes: Choice[] = [];
  /** What was chosen in the form that somebody signed in by; `undefined` where that has no such choice. */
  let atSignIn: Visibility | null | undefined = identity.choosesAtSignIn ? null : undefined;
  /** How often the server was asked; the latest change that it has answered, and what was asked by then. */
  let asked = 0;
  let changed = 0;
  let askedByThen = 0;
  let problem: string | null = null;
  /** Whose they are: what was asked for one learner says nothing about the next. */
  let learner: string | null | undefined;

  async function confirm(next: PresencePreferences): Promise<void> {
    confirmed = next;
    onChange();
    await presencePreferences.set(next);
  }

  /** @returns what takes the answer to what is asked for now, and tells whether it says anything about now */
  function asking(isChange: boolean): (answer: PresencePreferences) => PresencePreferences | null {
    const asker = learner;
    asked += 1;
    const number = asked;
    return (answer) => {
      // What was asked for before a change was answered may say what held before it.
      if (asker !== learner || number < (isChange ? changed : askedByThen)) return null;
      if (isChange) {
        changed = number;
        askedByThen = asked + 1;
      }
      // A server that does not know of it lets nobody choose.
      return { ...answer, visibilityChosen: answer.visibilityChosen ?? true };
    };
  }

  async function ask(init: RequestInit = {}): Promise<void> {
    const take = asking(init.method !== undefined);
    const answer = take(await learnerRequest(identity, PATH, PresencePreferences, init));
    if (answer) await confirm(answer);
  }

  async function takeOver(answer: PresencePreferences | null): Promise<void> {
    // Most of what is asked for with a connection changes nothing.
    if (!answer || JSON.stringify(answer) === JSON.stringify(confirmed)) return;
    await confirm(answer);
    await tellChoiceIfOpen();
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
    if (learner !== null) await begin();
  }

  /** Somebody has signed in. */
  async function begin(): Promise<void> {
    if (atSignIn) await tellChoice(atSignIn);
    else await refresh();
    if (confirmed.visibilityChosen === false && !identity.choosesAtSignIn) onUnchosen();
  }

  /** What was chosen at sign-in stands until the server has it. */
  async function tellChoice(visibility: Visibility): Promise<void> {
    await change({ visibility });
    if (confirmed.visibilityChosen) atSignIn = undefined;
  }

  async function tellChoiceIfOpen(): Promise<void> {
    if (confirmed.visibilityChosen === false && atSignIn !== undefined) {
      await tellChoice(atSignIn ?? confirmed.visibility);
    }
  }

  async function refresh(): Promise<void> {
    // The copy serves until the server can be asked.
    await ask().catch(ignoreUnreachable);
    await tellChoiceIfOpen();
  }

  async function change(some: Choice): Promise<void> {
    const choice = { ...some };
    const asker = learner;
    changes.push(choice);
    problem = null;
    onChange();
    try {
      await ask(asJson('PUT', some));
    } catch (error) {
      ignoreUnreachable(error);
      if (asker === learner) problem = changeProblem(error);
    } finally {
      changes = changes.filter((other) => other !== choice);
      onChange();
    }
  }

  void followLearner();
  identity.onChange(() => void followLearner());

  return {
    current: () => changes.reduce(merged, confirmed),
    seenIn(place) {
      if (confirmed.visibilityChosen === null) return 'unknown';
      if (!confirmed.visibilityChosen) return 'unchosen';
      return [confirmed, ...changes].some((some) => isOfflineIn(place, some, confirmed))
        ? 'offline'
        : 'seen';
    },
    chooseAtSignIn(visibility) {
      atSignIn = visibility;
    },
    problem: () => problem,
    forgetProblem() {
      problem = null;
    },
    refresh,
    asking() {
      const take = asking(false);
      return (answer) => void takeOver(take(v.parse(PresencePreferences, answer)));
    },
    change,
  };
}

/** Whether something that was chosen hides the learner there, where what is confirmed for the course comes first. */
function isOfflineIn(place: SiteCourse | null, some: Choice, confirmed: Choice): boolean {
  const levelOf = ({ courseVisibility }: Choice) =>
    courseVisibility?.find(({ site, course }) => site === place?.site && course === place.course)
      ?.visibility;
  const own = levelOf(some) ?? levelOf(confirmed);
  return own ? own === 'offline' : some.appearOffline || some.visibility === 'offline';
}

/** Preferences as they will be with what the server is being told. */
function merged(
  preferences: PresencePreferences,
  { courseVisibility = [], ...rest }: Choice,
): PresencePreferences {
  const ofCourses = courseVisibility.reduce(withCourse, preferences.courseVisibility);
  return { ...preferences, ...rest, courseVisibility: ofCourses };
}
