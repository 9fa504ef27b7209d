import { clerkSignIn, clerkToken, clerkUser } from '../../stored.ts';
import { clerkWords } from '../../words/clerk.ts';
import type { IdentityProvider } from '../identity.ts';
import { createClient } from './client.ts';
import { createSession } from './session.ts';
import { createSignIn } from './sign-in.ts';
import { watchSite } from './site.ts';
import { watchSession } from './watch.ts';

const PUBLISHABLE_KEY = import.meta.env.WXT_CLERK_PUBLISHABLE_KEY ?? '';
const SYNC_HOST = import.meta.env.WXT_CLERK_SYNC_HOST || null;

/** The identity of a build for Clerk. */
export function createIdentity(): IdentityProvider {
  const client = createClient({ publishableKey: PUBLISHABLE_KEY, syncHost: SYNC_HOST });
  const site = SYNC_HOST === null ? null : { address: SYNC_HOST, cookies: watchSite(SYNC_HOST) };
  const kept = { user: clerkUser, token: clerkToken };
  const session = createSession(client, kept, site?.cookies.changes);
  watchSession({ client, session, site });
  // Whoever has come or gone, what was begun before is of no use any more.
  clerkUser.onChange(() => void clerkSignIn.set(null));
  return {
    user: clerkUser.get,
    token: session.token,
    signOut: session.end,
    onChange: clerkUser.onChange,
    signIn: createSignIn({ client, stage: clerkSignIn, takeUp: session.takeUp }),
    stage: clerkSignIn.get,
    onStage: clerkSignIn.onChange,
    mismatch(server) {
      if (server.kind === 'local') {
        return clerkWords.serverHasNoClerk;
      }
      if (isSame(server.publishableKey, PUBLISHABLE_KEY)) return null;
      return clerkWords.anotherInstance;
    },
  };
}

/** The same key may be written with padding or without. */
function isSame(one: string, other: string): boolean {
  return one.replace(/=+$/, '') === other.replace(/=+$/, '');
}
