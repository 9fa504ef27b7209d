import * as v from 'valibot';
import { ServerConfig } from '../../server/contract/api.ts';
import { request } from '../server/request.ts';
import { ServerError } from '../server/server-error.ts';
import type { IdentityProvider } from './identity.ts';

/** All that is looked at: a server of another version is to be told from one of another identity. */
const Told = v.pick(ServerConfig, ['identity']);

/** Whether this build and the server take people's identity from the same place. */
export interface ProviderMismatch {
  /** Looks again. A server that can't be asked is no other one. */
  check(): Promise<void>;
  /** Why nobody can sign in to the server with this build; `null` where they can, or as far as known. */
  mismatch(): string | null;
}

/** @param onChange called when the answer is another */
export function createProviderMismatch(
  identity: IdentityProvider,
  onChange: () => void,
): ProviderMismatch {
  let mismatch: string | null = null;
  return {
    async check() {
      try {
        const before = mismatch;
        mismatch = identity.mismatch((await request('/api/config', Told)).identity);
        if (mismatch !== before) onChange();
      } catch (error) {
        if (!(error instanceof ServerError)) throw error;
      }
    },
    mismatch: () => mismatch,
  };
}
