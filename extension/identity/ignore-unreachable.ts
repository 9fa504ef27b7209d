import { ServerError } from '../server/server-error.ts';
import { SignedOutError } from './identity.ts';

/**
 * Passes over that the server could not be asked on behalf of the learner, or said no: the popup says
 * so, and what matters is asked again.
 *
 * @throws `error` where it is anything else
 */
export function ignoreUnreachable(error: unknown): void {
  if (!(error instanceof ServerError || error instanceof SignedOutError)) throw error;
}
