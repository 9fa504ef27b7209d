import { Hono } from 'hono';
import { type Preferences, PreferencesPatch } from '../contract/preferences.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { Problem } from '../problem/problem.ts';
import { readJson } from '../problem/read-request.ts';
import { requestWords } from '../words/request.ts';
import { preferencesAnswer, type VisibilitySettings } from './allowed-visibility.ts';
import type { PreferencesStore } from './store.ts';

/**
 * `GET /me/preferences` and `PUT /me/preferences`, which takes a part of them and merges it.
 *
 * @param options.ensureLearner makes a learner known who may never have been seen before
 * @param options.onPreferencesChange told what a learner has changed; the answer waits for it
 */
export function preferencesRoutes(options: {
  verify: Verifier;
  preferences: PreferencesStore;
  visibility: VisibilitySettings;
  ensureLearner(person: SignedInPerson): Promise<void>;
  onPreferencesChange(learnerId: string, before: Preferences, after: Preferences): Promise<void>;
}) {
  const { verify, preferences: store, visibility, ensureLearner, onPreferencesChange } = options;
  return new Hono<SignedInEnv>()
    .use('/me/preferences', signedIn(verify))
    .get('/me/preferences', async (c) => {
      const choices = await store.of(c.get('person').id);
      return c.json(preferencesAnswer(choices, visibility));
    })
    .put('/me/preferences', async (c) => {
      const patch = await readJson(c.req, PreferencesPatch);
      checkAllowed(patch, visibility);
      const person = c.get('person');
      await ensureLearner(person);
      const changed = await store.change(person.id, patch);
      const before = preferencesAnswer(changed.before, visibility);
      const after = preferencesAnswer(changed.after, visibility);
      await onPreferencesChange(person.id, before, after);
      return c.json(after);
    });
}

/** @throws Problem `malformed-request` where something is chosen that the operator does not allow */
function checkAllowed(patch: PreferencesPatch, { allowed }: VisibilitySettings): void {
  const ofCourses = patch.courseVisibility?.map(({ visibility }) => visibility) ?? [];
  for (const level of [patch.visibility, ...ofCourses]) {
    if (level === undefined || level === null || allowed.includes(level)) continue;
    throw new Problem('malformed-request', requestWords.visibilityNotAllowed(level));
  }
}
