import { ServerError } from '../server/server-error.ts';

/** Why a change of the learner's preferences was not taken, as a sentence for them. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ServerError)) return 'Not saved: nobody is signed in any more.';
  if (error.status === null) return 'Not saved: the Alongside server can’t be reached.';
  if (error.status === 429) return 'Not saved: too many changes at once. Try again in a minute.';
  if (error.status >= 500) return 'Not saved: the Alongside server failed. Try again in a while.';
  return `Not saved. ${error.message}`;
}
