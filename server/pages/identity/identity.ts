import * as v from 'valibot';
import { ServerConfig } from '../../contract/api.ts';
import type { PageIdentity } from './page-identity.ts';

const Config = v.pick(ServerConfig, ['identity']);

/**
 * Opens the identity of this server.
 *
 * @param changed called when somebody has signed in or out
 * @throws Error with a sentence for people where Clerk can't be reached
 */
export async function openIdentity(changed: () => void): Promise<PageIdentity> {
  const { identity } = v.parse(Config, await (await fetch('/api/config')).json());
  if (identity.kind === 'clerk') {
    const { openClerk } = await import('./clerk/clerk.tsx');
    return openClerk(identity.publishableKey, changed);
  }
  const { openLocal } = await import('./local/local.tsx');
  return openLocal(changed);
}
