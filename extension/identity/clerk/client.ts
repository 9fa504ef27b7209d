import { createClerkClient } from '@clerk/chrome-extension/client';
import { browser } from 'wxt/browser';
import { clerkClient } from '../../stored.ts';
import { withTimeout } from '../../timing/with-timeout.ts';
import { clerkFailure } from './clerk-failure.ts';
import type { ClerkJs } from './clerk-js.ts';
import { bringDevBrowser } from './dev-browser.ts';
import { siteMark } from './site.ts';

/** Ms that a step may take. Clerk's client itself would retry for minutes. */
const STEP_TIMEOUT_MS = 10_000;

/** Holds Clerk's client, which is made when it is first needed: it is slow to start and asks the network. */
export interface ClerkClient {
  /**
   * Runs `work` with the client.
   *
   * @throws ClerkFailure whatever goes wrong, and when it takes too long
   */
  use<Result>(work: (clerk: ClerkJs) => Promise<Result>): Promise<Result>;
  /** Lets go of the client: a new one will see what has happened outside of this one. */
  renew(): void;
  /** Lets go of the client and of the secret that stands for this browser: nobody is signed in then. */
  forget(): Promise<void>;
}

/** @param options.syncHost address of the course site whose session this browser shares */
export function createClient(options: {
  publishableKey: string;
  syncHost: string | null;
}): ClerkClient {
  const { publishableKey, syncHost } = options;
  let client: Promise<ClerkJs> | null = null;

  async function make(): Promise<ClerkJs> {
    // A site that shares its session shares its secret, too.
    if (syncHost === null || !(await siteMark(syncHost))) await bringDevBrowser(publishableKey);
    return createClerkClient({
      publishableKey,
      background: true,
      storageCache,
      ...(syncHost === null ? {} : { syncHost }),
    });
  }

  /** The client; one that could not be made is tried again next time. */
  function made(): Promise<ClerkJs> {
    const making = make();
    making.catch(() => {
      if (client === making) client = null;
    });
    return making;
  }

  return {
    async use(work) {
      client ??= made();
      try {
        return await withTimeout('Clerk to answer', client.then(work), STEP_TIMEOUT_MS);
      } catch (error) {
        throw clerkFailure(error);
      }
    },
    renew() {
      client = null;
    },
    async forget() {
      client = null;
      await clerkClient.set(null);
    },
  };
}

/**
 * Where Clerk's client keeps its one value: under the key that `stored.ts` declares. It would drop
 * the value after any answer of a development instance that does not repeat it; when the value is of
 * no use any more is told by {@link ClerkClient.forget}.
 */
const storageCache = {
  createKey: () => clerkClient.key,
  get: async <Value>(key: string) =>
    (await browser.storage.local.get<Record<string, Value>>(key))[key],
  set: (key: string, value: string) => browser.storage.local.set({ [key]: value }),
  remove: () => Promise.resolve(),
};
