import { ServerConfig } from '../../server/contract/api.ts';
import type { Identity } from '../identity/identity.ts';
import { request } from '../server/request.ts';
import { outage, serverUrl } from '../stored.ts';
import { connectChannels } from './connection.ts';
import type { SessionParts } from './session.ts';

/** What a session works with in a browser. */
export function sessionParts(identity: Identity): SessionParts {
  return {
    identity,
    connect: connectChannels,
    fetchConfig: () => request('/api/config', ServerConfig),
    serverUrl,
    outage,
    isOnline: () => navigator.onLine,
    random: Math.random,
  };
}
