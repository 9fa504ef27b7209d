import { ServerError } from '../server/server-error.ts';
import { serverWords } from '../words/server.ts';

/** Why a change of the learner's preferences was not taken, as a sentence for them. */
export function changeProblem(error: unknown): string {
  if (!(error instanceof ServerError)) return serverWords.notSavedSignedOut;
  if (error.status === null) return serverWords.notSavedUnreachable;
  if (error.status === 429) return serverWords.notSavedTooMany;
  if (error.status >= 500) return serverWords.notSavedFailed;
  return serverWords.notSaved(error.message);
}
