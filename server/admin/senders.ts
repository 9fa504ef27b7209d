import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { SignedInEnv } from '../identity/signed-in.ts';
import { forbidden } from '../notifications/forbidden.ts';
import { sendingWords } from '../words/sending.ts';

/** Lets instructors and admins pass. Stands behind `signedIn`. */
export function sendersOnly(log: Pick<Logger, 'warn'>) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const person = c.get('person');
    if (person.role === 'learner') {
      throw forbidden(log, person, 'role-needed', sendingWords.isForSenders);
    }
    await next();
  });
}
