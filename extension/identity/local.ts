import * as v from 'valibot';
import { LocalClientToken, LocalToken } from '../../server/contract/api.ts';
import { asJson } from '../server/as-json.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import { localIdentity } from '../stored.ts';
import { sharedCalls } from '../timing/shared-calls.ts';
import { type Identity, SignedOutError } from './identity.ts';

/** Ms before its end that a token is not used any more: a request takes a moment to arrive. */
const MARGIN_MS = 10_000;

/** The local identity: a name picked on this machine, for a server on this machine. */
export interface LocalIdentity extends Identity {
  /**
   * Signs this browser in as `displayName`.
   *
   * @param secret the server's role secret, for a name that has a role
   * @throws ServerError with a sentence for the learner
   */
  signIn(displayName: string, secret?: string): Promise<void>;
}

/** Keeps the browser's secret in `chrome.storage.local` and exchanges it for session tokens. */
export function createLocalIdentity(): LocalIdentity {
  let cached: { clientToken: string; token: string; until: number } | null = null;
  const share = sharedCalls<string>();

  async function exchange(clientToken: string): Promise<LocalToken> {
    return request('/api/local-identity/token', LocalToken, {
      method: 'POST',
      headers: { authorization: `Bearer ${clientToken}` },
    });
  }

  async function renew(clientToken: string): Promise<string> {
    try {
      const { token, expiresIn } = await exchange(clientToken);
      cached = { clientToken, token, until: Date.now() + expiresIn * 1000 - MARGIN_MS };
      return token;
    } catch (error) {
      if (!(error instanceof ServerError) || error.code !== 'signed-out') throw error;
      // Somebody may have signed in meanwhile, with another one.
      if ((await localIdentity.get())?.clientToken === clientToken) await localIdentity.set(null);
      throw new SignedOutError();
    }
  }

  async function tell(path: string, clientToken: string): Promise<void> {
    await request(path, v.unknown(), {
      method: 'POST',
      headers: { authorization: `Bearer ${clientToken}` },
    });
  }

  async function forget(): Promise<void> {
    cached = null;
    await localIdentity.set(null);
  }

  return {
    choosesAtSignIn: true,
    async user() {
      return (await localIdentity.get())?.user ?? null;
    },
    async token(fresh = false) {
      const clientToken = (await localIdentity.get())?.clientToken;
      if (!clientToken) throw new SignedOutError();
      if (!fresh && cached?.clientToken === clientToken && cached.until > Date.now())
        return cached.token;
      // A chapter that is opened needs one for several things at once.
      return share(clientToken, () => renew(clientToken));
    },
    async signIn(displayName, secret) {
      const init = asJson('POST', { displayName, ...(secret !== undefined && { secret }) });
      const { clientToken } = await request('/api/local-identity/sign-in', LocalClientToken, init);
      const { token, expiresIn, user } = await exchange(clientToken);
      cached = { clientToken, token, until: Date.now() + expiresIn * 1000 - MARGIN_MS };
      await localIdentity.set({ clientToken, user });
    },
    async signOut() {
      const clientToken = (await localIdentity.get())?.clientToken;
      await forget();
      if (clientToken) await tell('/api/local-identity/sign-out', clientToken);
    },
    async signOutEverywhere() {
      const clientToken = (await localIdentity.get())?.clientToken;
      // The server first: the other browsers are not signed out by forgetting it here.
      if (clientToken) await tell('/api/local-identity/sign-out-everywhere', clientToken);
      await forget();
    },
    onChange: (listener) => localIdentity.onChange(listener),
  };
}
