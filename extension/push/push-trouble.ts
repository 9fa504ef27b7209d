import { SignedOutError } from '../identity/identity.ts';
import type { PushState, PushTrouble } from '../messages/notifications-view.ts';
import { ServerError } from '../server/server-error.ts';
import { TimeoutError } from '../timing/with-timeout.ts';

/** What became of subscribing for whoever wants it. */
export interface Progress {
  state: Extract<PushState, 'turning-on' | 'on' | 'trouble' | 'blocked'>;
  /** What is the matter, where something is. */
  trouble?: PushTrouble;
}

/**
 * What a failure to subscribe means for the learner.
 *
 * @throws `error` where it is none of those that are to be expected
 * @see https://www.w3.org/TR/push-api/#subscribe-method
 */
export function pushTroubleOf(error: unknown): Progress {
  if (error instanceof DOMException) {
    if (error.name === 'NotAllowedError') return { state: 'blocked' };
    return { state: 'trouble', trouble: 'service' };
  }
  // Chromium itself tries for ever where a network lets nothing through to the push service.
  if (error instanceof TimeoutError) return { state: 'trouble', trouble: 'network' };
  if (error instanceof SignedOutError) return { state: 'trouble', trouble: 'server' };
  if (!(error instanceof ServerError)) throw error;
  const isRefused = error.code === 'endpoint-refused';
  return { state: 'trouble', trouble: isRefused ? 'endpoint' : 'server' };
}
