import { render } from 'preact';
import type { LocalToken } from '../../../contract/api.ts';
import type { PageIdentity } from '../page-identity.ts';
import { keepSession, keptSession } from './kept-session.ts';
import { exchange, SignedOutError, signIn, signOut } from './local-api.ts';
import { LocalSignIn } from './local-sign-in.tsx';

/** Ms before its end that a token is not used any more. */
const MARGIN_MS = 10_000;

/**
 * The local identity on a page of this server: a name picked here, and the role secret.
 *
 * @param changed called when somebody has signed in or out
 */
export function openLocal(changed: () => void): PageIdentity {
  let cached: { token: string; until: number } | null = null;

  async function renew(clientToken: string): Promise<LocalToken> {
    const answer = await exchange(clientToken);
    cached = { token: answer.token, until: Date.now() + answer.expiresIn * 1000 - MARGIN_MS };
    return answer;
  }

  function keep(session: Parameters<typeof keepSession>[0]): void {
    if (session === null) cached = null;
    keepSession(session);
    changed();
  }

  return {
    user: () => keptSession()?.user ?? null,
    async token() {
      const clientToken = keptSession()?.clientToken;
      if (clientToken === undefined) return null;
      if (cached && cached.until > Date.now()) return cached.token;
      try {
        return (await renew(clientToken)).token;
      } catch (error) {
        if (!(error instanceof SignedOutError)) throw error;
        keep(null);
        return null;
      }
    },
    async signOut() {
      const clientToken = keptSession()?.clientToken;
      keep(null);
      if (clientToken !== undefined) await signOut(clientToken);
    },
    showSignIn(place) {
      const submit = async (displayName: string, secret: string) => {
        const clientToken = await signIn(displayName, secret);
        const { user } = await renew(clientToken);
        keep({ clientToken, user });
      };
      render(<LocalSignIn signIn={submit} />, place);
    },
  };
}
