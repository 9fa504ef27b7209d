import * as v from 'valibot';
import { ServerConfig } from '../../contract/api.ts';
import { signInWords } from '../../words/page-sign-in.ts';
import type { PageIdentity } from './page-identity.ts';

const Config = v.pick(ServerConfig, ['identity']);

/** Ms that the server may take to say how people sign in. */
const CONFIG_TIMEOUT_MS = 15_000;

/**
 * Opens the identity of this server.
 *
 * @param changed called when somebody has signed in or out
 * @throws Error with a sentence for people where the server or Clerk can't be reached
 */
export async function openIdentity(changed: () => void): Promise<PageIdentity> {
  const { identity } = await readConfig();
  if (identity.kind === 'clerk') {
    const { openClerk } = await import('./clerk/clerk.tsx');
    return openClerk(identity.publishableKey, changed);
  }
  const { openLocal } = await import('./local/local.tsx');
  return openLocal(changed);
}

async function readConfig(): Promise<v.InferOutput<typeof Config>> {
  try {
    const signal = AbortSignal.timeout(CONFIG_TIMEOUT_MS);
    return v.parse(Config, await (await fetch('/api/config', { signal })).json());
  } catch (cause) {
    throw new Error(signInWords.noAnswer, { cause });
  }
}
