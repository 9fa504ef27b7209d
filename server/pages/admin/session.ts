import type { Sender } from '../../contract/admin.ts';
import type { PageIdentity } from '../identity/page-identity.ts';
import { type AdminApi, createAdminApi } from './api/admin-api.ts';
import { ApiError } from './api/api-error.ts';

/** How far somebody is with signing in. */
export type Stage =
  /** Who is signed in is looked up; `name`: as far as it is known. */
  | { at: 'opening'; name: string | null }
  | { at: 'signed-out'; identity: PageIdentity }
  | DeskStage
  /** `name`: `null` where it is not even known who is signed in. */
  | { at: 'refused'; name: string | null; why: 'learner' | 'failure'; message: string };

/** An instructor or admin is signed in. */
export interface DeskStage {
  at: 'desk';
  sender: Sender;
  api: AdminApi;
  /** Counts up: another session may be of the same person. */
  session: number;
}

/**
 * Opens this server's identity, and shows each stage from then on, also when a session ends by itself.
 *
 * @param open opens the identity; calls what it is given when somebody has signed in or out
 */
export async function openSession(
  open: (changed: () => void) => Promise<PageIdentity>,
  show: (stage: Stage) => void,
): Promise<{ signOut(): void }> {
  /** Also of nobody. What an earlier one has asked for is not shown any more. */
  let sessions = 0;
  const identity = await open(() => void begin()).catch((error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    show({ at: 'refused', name: null, why: 'failure', message });
    throw error;
  });
  const api = createAdminApi(identity.token, () => void begin());

  async function begin(): Promise<void> {
    sessions += 1;
    const session = sessions;
    const name = identity.user()?.name ?? null;
    if (name === null) return show({ at: 'signed-out', identity });
    show({ at: 'opening', name });
    const stage = await askWho(name, session);
    if (session === sessions) show(stage);
  }

  async function askWho(name: string, session: number): Promise<Stage> {
    try {
      return { at: 'desk', sender: await api.me(), api, session };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const why = error.status === 403 ? 'learner' : 'failure';
      return { at: 'refused', name, why, message: error.message };
    }
  }

  void begin();
  return { signOut: () => void identity.signOut() };
}
