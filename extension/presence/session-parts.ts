import type { ServerConfig } from '../../server/contract/api.ts';
import type { Identity } from '../identity/identity.ts';
import type { Stored } from '../stored-value.ts';
import type { connectChannels } from './connection.ts';
import type { Outage } from './retry-time.ts';

/** What a session works with; tests bring their own. */
export interface SessionParts {
  identity: Identity;
  connect: typeof connectChannels;
  fetchConfig(): Promise<ServerConfig>;
  serverUrl: Pick<Stored<string>, 'get' | 'onChange'>;
  /** Outlives the worker. */
  outage: Pick<Stored<Outage | null>, 'get' | 'set'>;
  /** What the browser says of its network. */
  isOnline(): boolean;
  random(): number;
}
