import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { EnrolmentTerms, type ListChange, MAX_GROUPS, PersonId } from '../contract/enrolment.ts';
import { MAX_PAGE_ID } from '../contract/room-channel.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { textUpTo } from '../contract/text.ts';
import { limitBody } from '../http/limit-body.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import { Problem } from '../problem/problem.ts';
import { validJson } from '../problem/valid-request.ts';
import { siteCalled } from '../sites/site-called.ts';
import { enrolmentWords } from '../words/enrolment.ts';
import { requestWords } from '../words/request.ts';
import { adminsOnly } from './admins-only.ts';
import type { CourseGroups } from './course-groups.ts';
import type { EnrolmentLists, ListDifference } from './lists.ts';
import { readList } from './read-list.ts';
import { writeCsv } from './write-csv.ts';

/** Bytes of a list: 10,000 learners with all that can be said of them. */
const MAX_LIST_BYTES = 4 * 1024 * 1024;
/** Where a list is put in place of another: the only bodies that may be so large. */
export const LIST_PATH = '/sites/:site/courses/:course/learners';

const CourseId = v.pipe(textUpTo(MAX_PAGE_ID), v.nonEmpty());

/**
 * Who is on a course, for admins, below `/admin`: `PUT /sites/:site/courses/:course/learners` puts a list in
 * place of the one before, as JSON or CSV; `GET` reads it; below that `PUT` and `DELETE /:learner` change one.
 *
 * @param options.onChange told what has changed, before the answer
 */
export function listRoutes(options: {
  verify: Verifier;
  sites: readonly SiteRule[];
  lists: EnrolmentLists;
  courseGroups: CourseGroups;
  onChange(course: SiteCourse, difference: ListDifference): Promise<void>;
  log: Logger;
}) {
  const { verify, sites, lists, courseGroups, onChange, log } = options;

  function courseOf(c: Context<SignedInEnv>): SiteCourse {
    const site = siteCalled(c.req.param('site') ?? '', sites);
    if (site === null)
      throw new Problem('site-unknown', requestWords.noSiteCalled(c.req.param('site') ?? ''));
    const course = v.safeParse(CourseId, c.req.param('course')?.normalize());
    if (!course.success) throw new Problem('malformed-request', enrolmentWords.noSuchCourse);
    return { site, course: course.output };
  }

  function learnerOf(c: Context<SignedInEnv>): string {
    const id = v.safeParse(PersonId, c.req.param('learner'));
    if (!id.success) throw new Problem('malformed-request', enrolmentWords.noSuchLearner);
    return id.output;
  }

  /** Refuses a list of more groups than one can meet. */
  function checkGroups({ site }: SiteCourse, groups: readonly (string | null)[]): void {
    const isGrouped = sites.some(({ id, groups: areRooms }) => id === site && areRooms);
    if (isGrouped && new Set(groups.filter((group) => group !== null)).size > MAX_GROUPS) {
      throw new Problem('malformed-request', enrolmentWords.tooManyGroups(MAX_GROUPS));
    }
  }

  async function changed(c: Context<SignedInEnv>, course: SiteCourse, difference: ListDifference) {
    const counts = {
      added: difference.added.length,
      changed: difference.changed.length,
      removed: difference.removed.length,
    };
    if (Object.values(counts).every((count) => count === 0)) return counts;
    log.info({ ...course, ...counts, by: c.get('person').id }, 'a list of learners was changed');
    await onChange(course, difference);
    return counts;
  }

  return new Hono<SignedInEnv>()
    .use('/sites/*', signedIn(verify), adminsOnly(log))
    .get(LIST_PATH, async (c) => {
      const learners = await lists.of(courseOf(c));
      const isCsv = c.req.header('accept')?.includes('text/csv') ?? false;
      if (!isCsv) return c.json({ learners });
      return c.body(writeCsv(learners), 200, { 'content-type': 'text/csv; charset=utf-8' });
    })
    .put(LIST_PATH, limitBody(MAX_LIST_BYTES), async (c) => {
      const course = courseOf(c);
      const [type = ''] = (c.req.header('content-type') ?? '').toLowerCase().split(';');
      const learners = readList(type.trim(), await c.req.text());
      checkGroups(
        course,
        learners.map(({ group }) => group),
      );
      const difference = await lists.replace(course, learners, c.get('person').id);
      const counts = await changed(c, course, difference);
      return c.json({ learners: learners.length, ...counts } satisfies ListChange);
    })
    .put(`${LIST_PATH}/:learner`, validJson(EnrolmentTerms), async (c) => {
      const course = courseOf(c);
      const learner = learnerOf(c);
      const { from, until } = c.req.valid('json');
      if (from && until && from >= until) {
        throw new Problem('malformed-request', enrolmentWords.untilEndsBefore);
      }
      const listed = { learner, ...c.req.valid('json') };
      if (listed.group !== null)
        checkGroups(course, [...(await courseGroups(course)), listed.group]);
      await changed(c, course, await lists.put(course, listed, c.get('person').id));
      return c.json(listed);
    })
    .delete(`${LIST_PATH}/:learner`, async (c) => {
      const course = courseOf(c);
      await changed(c, course, await lists.remove(course, learnerOf(c), c.get('person').id));
      return c.body(null, 204);
    });
}
