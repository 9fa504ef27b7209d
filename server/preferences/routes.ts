import { Hono } from 'hono';
import { type Preferences, PreferencesPatch } from '../contract/preferences.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { readJson } from '../problem/read-request.ts';
import type { PreferencesStore } from './store.ts';

/**
 * `GET /me/preferences` and `PUT /me/preferences`, which takes a part of them and merges it.
 *
 * @param options.ensureLearner makes a learner known who may never have been seen before
 * @param options.onChange told what a learner has changed; the answer waits for it
 */
export function preferencesRoutes(options: {
  verify: Verifier;
  preferences: PreferencesStore;
  ensureLearner(person: SignedInPerson): Promise<void>;
  onPreferencesChange(learnerId: string, patch: PreferencesPatch): Promise<void>;
}) {
  const { verify, preferences: store, ensureLearner, onPreferencesChange } = options;
  return new Hono<SignedInEnv>()
    .use('/me/preferences', signedIn(verify))
    .get('/me/preferences', async (c) => c.json(await store.of(c.get('person').id)))
    .put('/me/preferences', async (c) => {
      const patch = await readJson(c.req, PreferencesPatch);
      const person = c.get('person');
      await ensureLearner(person);
      const preferences = await store.change(person.id, patch);
      await onPreferencesChange(person.id, patch);
      return c.json(preferences satisfies Preferences);
    });
}
