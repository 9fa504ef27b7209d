import { Hono } from 'hono';
import type { Logger } from 'pino';
import { ModerationPatch, type ModerationState, type Reports } from '../contract/moderation.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SignedInPerson } from '../identity/person.ts';
import type { SignedInEnv } from '../identity/signed-in.ts';
import { Problem } from '../problem/problem.ts';
import { validJson } from '../problem/valid-request.ts';
import { moderationWords } from '../words/moderation.ts';
import type { Moderate } from './moderate.ts';
import type { Reports as ReportStore } from './reports.ts';
import { shownState } from './state.ts';

/** Characters of a person's id. */
const MAX_ID_CHARS = 255;

/** What instructors and admins do about reports. */
export interface ModerationParts {
  reports: Pick<ReportStore, 'latest'>;
  moderate: Moderate;
}

/**
 * `GET /reports` are the latest reports, to an instructor of their own courses; `PUT /people/:id/moderation`
 * takes name, picture or presence from somebody, or gives them back, and is for admins. Stands behind what lets
 * instructors and admins pass.
 *
 * @param options.reachedBy the courses that somebody looks into; `null`: all
 */
export function moderationRoutes(
  options: ModerationParts & {
    reachedBy(person: SignedInPerson): readonly SiteCourse[] | null;
    now: () => Date;
    log: Pick<Logger, 'info'>;
  },
) {
  const { reports, moderate, reachedBy, now, log } = options;
  return new Hono<SignedInEnv>()
    .get('/reports', async (c) => {
      const latest = await reports.latest(reachedBy(c.get('person')));
      return c.json({ reports: latest } satisfies Reports);
    })
    .put('/people/:id/moderation', validJson(ModerationPatch), async (c) => {
      const { id: by, role } = c.get('person');
      if (role !== 'admin') throw new Problem('role-needed', moderationWords.forAdmins);
      const person = c.req.param('id');
      if (person.length > MAX_ID_CHARS) throw new Problem('not-found', moderationWords.nobodyThere);
      const patch = c.req.valid('json');
      log.info({ person, by, ...patch }, 'an admin moderates');
      const taken = await moderate(person, patch, by);
      return c.json(shownState(taken, now()) satisfies ModerationState);
    });
}
