import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { SignedInEnv } from '../identity/signed-in.ts';
import { Problem } from '../problem/problem.ts';
import { enrolmentWords } from '../words/enrolment.ts';

/** Lets admins pass. Stands behind `signedIn`. */
export function adminsOnly(log: Pick<Logger, 'warn'>) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    const { id, role } = c.get('person');
    if (role !== 'admin') {
      log.warn({ by: id, role }, 'refused: role-needed');
      throw new Problem('role-needed', enrolmentWords.forAdmins);
    }
    await next();
  });
}
