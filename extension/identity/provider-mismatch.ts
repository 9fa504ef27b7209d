import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { Ages, ServerConfig } from '../../server/contract/api.ts';
import { VisibilityOffer } from '../../server/contract/visibility.ts';
import { isFitting } from '../server/is-fitting.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import type { IdentityProvider } from './identity.ts';

/** All that is looked at: a server of another version is to be told from one of another identity. */
const Told = v.object({
  ...Ages.entries,
  identity: ServerConfig.entries.identity,
  visibility: v.exactOptional(VisibilityOffer),
});

/** Whether this build and the server take people's identity from the same place. */
export interface ProviderMismatch {
  /** Looks again. A server that can't be asked is no other one. */
  check(): Promise<void>;
  /** Why nobody can sign in to the server with this build; `null` where they can, or as far as known. */
  mismatch(): string | null;
  /** Whether they are of versions that go together, as far as known. */
  fits(): boolean;
  /** How much others can see of who signs in; none where the server did not say. */
  offer(): VisibilityOffer | undefined;
}

/** @param onChange called when there is an answer */
export function createProviderMismatch(
  identity: IdentityProvider,
  onChange: () => void,
): ProviderMismatch {
  let mismatch: string | null = null;
  let fits = true;
  let offer: VisibilityOffer | undefined;
  return {
    async check() {
      try {
        const config = await request('/api/config', Told);
        mismatch = identity.mismatch(config.identity);
        fits = isFitting(config, browser.runtime.getManifest().version);
        offer = config.visibility;
        onChange();
      } catch (error) {
        if (!(error instanceof ServerError)) throw error;
      }
    },
    mismatch: () => mismatch,
    fits: () => fits,
    offer: () => offer,
  };
}
