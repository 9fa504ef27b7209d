import { ServerError } from '../server/server-error.ts';
import { signInWords } from '../words/sign-in.ts';
import type { IdentityProvider } from './identity.ts';
import { createLocalIdentity } from './local.ts';

/** The identity of this build: the local one. A build for Clerk has `clerk/identity-provider.ts` in its place. */
export function createIdentity(): IdentityProvider {
  const local = createLocalIdentity();
  return {
    ...local,
    async signIn(request) {
      if (request.by !== 'display-name') return { error: signInWords.onlyByName };
      return local
        .signIn(request.displayName, request.secret)
        .then(() => ({ error: null }), outcomeOf);
    },
    stage: async () => null,
    onStage: () => undefined,
    mismatch: (server) => (server.kind === 'local' ? null : signInWords.serverHasClerk),
  };
}

function outcomeOf(error: unknown): { error: string } {
  if (!(error instanceof ServerError)) throw error;
  // The server's own reason is for whoever runs it.
  if (error.code === 'local-identity-refused') return { error: signInWords.notFromHere };
  if (error.status === null) return { error: signInWords.noAnswer };
  return { error: error.message };
}
