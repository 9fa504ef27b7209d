import type { Connection } from '../messages/connection.ts';
import { USUAL_RECONNECT_MS } from '../timing/join-timings.ts';

/** What the worker knows of how it stands to the server. */
export interface ConnectionInputs {
  signedIn: boolean;
  /** The browser says that it has no network. */
  isOffline: boolean;
  /** The connection is up. */
  isLive: boolean;
  /** It was up before, for the same learner. */
  wasLive: boolean;
  /** Ms since it was lost. */
  lostFor: number;
  /** Server and extension are of versions that do not go together. */
  isMisfit: boolean;
  /** The last try to connect failed. */
  failing: boolean;
}

/** How the worker stands to the server, in the words of the overlay and the popup. */
export function connectionState(now: ConnectionInputs): Connection {
  if (!now.signedIn) return 'signed-out';
  // At once: the socket itself would look well for half a minute.
  if (now.isOffline) return 'offline';
  if (now.isMisfit) return 'updating';
  if (now.isLive) return 'live';
  if (now.wasLive) return now.lostFor < USUAL_RECONNECT_MS ? 'live' : 'reconnecting';
  return now.failing ? 'unreachable' : 'connecting';
}
