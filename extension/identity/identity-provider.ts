import { ServerError } from '../server/server-error.ts';
import type { IdentityProvider } from './identity.ts';
import { createLocalIdentity } from './local.ts';

/** The server's own reason is for whoever runs it. */
const REFUSED =
  'This server takes names only from a browser on its own machine, by the extension that belongs to it. Ask whoever runs the server.';

/** The identity of this build: the local one. A build for Clerk has `clerk/identity-provider.ts` in its place. */
export function createIdentity(): IdentityProvider {
  const local = createLocalIdentity();
  return {
    ...local,
    async signIn(request) {
      if (request.by !== 'display-name') return { error: 'Type a name to sign in.' };
      return local
        .signIn(request.displayName, request.secret)
        .then(() => ({ error: null }), outcomeOf);
    },
    stage: async () => null,
    onStage: () => undefined,
    mismatch: (server) =>
      server.kind === 'local'
        ? null
        : 'The server signs people in with Clerk; this extension was built without it. Install the one that belongs to the server.',
  };
}

function outcomeOf(error: unknown): { error: string } {
  if (!(error instanceof ServerError)) throw error;
  if (error.code === 'local-identity-refused') return { error: REFUSED };
  if (error.status === null) return { error: 'The server does not answer. Is it running?' };
  return { error: error.message };
}
