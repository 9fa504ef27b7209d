import type { Identity } from '../identity/identity.ts';
import { fetchConfig } from '../server/fetch-config.ts';
import { outage, serverUrl } from '../stored.ts';
import { connectChannels } from './connection.ts';
import type { SessionParts } from './session-parts.ts';

/** What a session works with in a browser. */
export function sessionParts(identity: Identity): SessionParts {
  return {
    identity,
    connect: connectChannels,
    fetchConfig,
    serverUrl,
    outage,
    isOnline: () => navigator.onLine,
    random: Math.random,
  };
}
