import { Hono } from 'hono';
import type { Access } from '../access/access.ts';
import { ReportRequest } from '../contract/moderation.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { Problem } from '../problem/problem.ts';
import { validJson } from '../problem/valid-request.ts';
import { moderationWords } from '../words/moderation.ts';
import type { FindReported } from './find-reported.ts';
import type { Reports } from './reports.ts';

/** `POST /me/reports`: a learner reports what somebody beside them is called or shows. */
export function reportRoutes(options: {
  verify: Verifier;
  limits: Limits;
  access: Pick<Access, 'enter'>;
  reports: Reports;
  findReported: FindReported;
  /** Makes a learner known, if they are not yet. */
  ensureLearner(person: SignedInPerson): Promise<void>;
}) {
  const { verify, limits, access, reports, findReported, ensureLearner } = options;
  return new Hono<SignedInEnv>().post(
    '/me/reports',
    signedIn(verify),
    validJson(ReportRequest),
    async (c) => {
      const person = c.get('person');
      const { id } = person;
      const { personId, ...room } = c.req.valid('json');
      await limits.take('personReports', id);
      await access.enter(person, room);
      const reported = personId === id ? null : await findReported(personId, room);
      if (!reported) throw new Problem('not-found', moderationWords.nobodyThere);
      await ensureLearner(person);
      await reports.add(id, reported, room);
      return c.body(null, 204);
    },
  );
}
