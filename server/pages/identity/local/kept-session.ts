import * as v from 'valibot';
import { LocalClientToken, LocalToken } from '../../../contract/api.ts';

/**
 * Where the browser's secret is kept: in the state of this page's entry in the tab's history, which
 * outlives a reload. The course pages of this origin could read every other place, also in other tabs.
 */
const KEPT = 'localIdentity';

const KeptSession = v.object({
  ...LocalClientToken.entries,
  ...v.pick(LocalToken, ['user']).entries,
});
/** The browser's secret, and whose it is. */
export type KeptSession = v.InferOutput<typeof KeptSession>;

const State = v.fallback(v.looseObject({ [KEPT]: v.nullish(KeptSession) }), {});

/** The session that this page keeps; `null`: nobody is signed in. */
export function keptSession(): KeptSession | null {
  return v.parse(State, history.state)[KEPT] ?? null;
}

/** Keeps another session, or none. */
export function keepSession(session: KeptSession | null): void {
  history.replaceState({ ...history.state, [KEPT]: session }, '');
}
