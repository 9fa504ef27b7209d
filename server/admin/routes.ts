import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import * as v from 'valibot';
import {
  type BusyChapters,
  type CoursesPage,
  CoursesQuery,
  type FoundLearners,
  LearnersQuery,
  type Sender,
  TitleChange,
} from '../contract/admin.ts';
import {
  type DryRun,
  HistoryQuery,
  NotificationContent,
  NotificationDraft,
  type NotificationHistory,
  type NotificationReport,
  SendQuery,
  type Submission,
} from '../contract/notifications.ts';
import { type SiteCourse, UNKNOWN_SITE } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { type ModerationParts, moderationRoutes } from '../moderation/admin-routes.ts';
import { learnersOutsideCourses } from '../notifications/audience.ts';
import type { ContentOrigins } from '../notifications/content-problem.ts';
import { idempotencyKeyIn } from '../notifications/idempotency.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { authorSeenBy, coursesReached, rightsAt } from '../notifications/permission.ts';
import { createSend } from '../notifications/send.ts';
import { takeFromQuota } from '../notifications/sender-quota.ts';
import { Problem } from '../problem/problem.ts';
import { validJson, validQuery } from '../problem/valid-request.ts';
import type { Titles } from '../rooms/titles.ts';
import { siteCalled } from '../sites/site-called.ts';
import { requestWords } from '../words/request.ts';
import { sendingWords } from '../words/sending.ts';
import type { BusyChaptersFor } from './busy-chapters.ts';
import { coursesPage, ownCourses } from './courses-for.ts';
import { searchLearnersByName } from './search-learners.ts';
import { sendersOnly } from './senders.ts';

const Id = v.pipe(v.string(), v.uuid());

/**
 * What instructors and admins do, below `/admin`: `POST /notifications` sends (with `?dryRun` it only
 * tells the reach), `POST /notifications/test` sends to oneself, `GET` reads what became of them,
 * `POST /notifications/:id/cancel` stops what has not left, `GET /chapters` says where people are,
 * `GET /courses` which courses there are, `GET /learners` who is called what, `PUT /titles` what a course or chapter is called. What is done about reports: {@link moderationRoutes}.
 *
 * @param options.origins that a notification may lead to, and that its picture may come from
 */
export function adminRoutes(options: {
  verify: Verifier;
  notifications: Notifications;
  moderation: ModerationParts;
  prisma: PrismaClient;
  busyChapters: BusyChaptersFor;
  origins: ContentOrigins;
  sites: readonly SiteRule[];
  limits: Limits;
  titles: Pick<Titles, 'setCourse' | 'setChapter'>;
  now: () => Date;
  log: Logger;
}) {
  const { verify, notifications, prisma, busyChapters, origins, sites, limits, titles, now, log } =
    options;
  const { cancel, reports, reach } = notifications;
  const { send, dryRun, sendTest } = createSend({
    submit: notifications,
    outsiders: (rights, audience) => learnersOutsideCourses(prisma, audience, rights),
    reach,
    takeFromQuota: (senderId, critical) => takeFromQuota(limits, senderId, critical),
    origins,
    sites,
    now,
    log,
  });
  const reachedBy = (person: SignedInPerson) => coursesReached(rightsAt(sites, person));

  /** The notification that the address names, if this person may see it. */
  async function reportFor(c: Context<SignedInEnv>): Promise<NotificationReport> {
    const id = c.req.param('id');
    const found = v.is(Id, id) ? await reports.of(id, authorSeenBy(c.get('person'))) : null;
    if (found) return found;
    throw new Problem('not-found', sendingWords.notYours);
  }

  return new Hono<SignedInEnv>()
    .use(signedIn(verify), sendersOnly(log))
    .get('/me', async (c) => {
      const { id, name, role } = c.get('person');
      if (role === 'learner') throw new Problem('role-needed', sendingWords.forSenders);
      const siteIds = sites.map((site) => site.id);
      const own = reachedBy(c.get('person'));
      const first = own ? null : await coursesPage(prisma, { sites: siteIds, own, text: '' });
      const all = own ? await ownCourses(prisma, own) : (first?.courses ?? []);
      const hasMoreCourses = first !== null && first.next !== null;
      const isKnown = ({ site }: SiteCourse) => site !== UNKNOWN_SITE;
      const unknown = all.filter((each) => !isKnown(each)).map(({ course }) => course);
      const courses = all.filter(isKnown);
      const about = { id, name, role, sites: siteIds };
      const sender = { ...about, courses, hasMoreCourses, coursesWithoutSite: unknown };
      return c.json(sender satisfies Sender);
    })
    .put('/titles', validJson(TitleChange), async (c) => {
      const person = c.get('person');
      if (person.role !== 'admin') throw new Problem('role-needed', sendingWords.titlesForAdmins);
      const { site: name, course, chapter, title } = c.req.valid('json');
      const site = siteCalled(name, sites);
      if (site === null) throw new Problem('site-unknown', requestWords.noSiteCalled(name));
      if (chapter === null) await titles.setCourse({ site, course }, title);
      else await titles.setChapter({ site, course, chapter }, title);
      log.info({ site, course, chapter, title, by: person.id }, 'a title was set');
      return c.body(null, 204);
    })
    .get('/courses', validQuery(CoursesQuery), async (c) => {
      const own = reachedBy(c.get('person'));
      const asked = { ...c.req.valid('query'), sites: sites.map(({ id }) => id), own };
      return c.json((await coursesPage(prisma, asked)) satisfies CoursesPage);
    })
    .get('/chapters', async (c) => {
      const chapters = await busyChapters(reachedBy(c.get('person')));
      return c.json({ chapters } satisfies BusyChapters);
    })
    .get('/learners', validQuery(LearnersQuery), async (c) => {
      const { name } = c.req.valid('query');
      const courses = reachedBy(c.get('person'));
      const learners = await searchLearnersByName(prisma, name, courses);
      return c.json({ learners } satisfies FoundLearners);
    })
    .post('/notifications', validQuery(SendQuery), validJson(NotificationDraft), async (c) => {
      const [author, draft] = [c.get('person'), c.req.valid('json')];
      const idempotencyKey = idempotencyKeyIn(c.req.header('idempotency-key'));
      if (c.req.valid('query').dryRun !== 'false') {
        return c.json({ reach: await dryRun(author, draft) } satisfies DryRun);
      }
      return c.json((await send(author, draft, idempotencyKey)) satisfies Submission, 202);
    })
    .post('/notifications/test', validJson(NotificationContent), async (c) => {
      const submission = await sendTest(c.get('person'), c.req.valid('json'));
      return c.json(submission satisfies Submission, 202);
    })
    .route('/', moderationRoutes({ ...options.moderation, reachedBy, now, log }))
    .get('/notifications', validQuery(HistoryQuery), async (c) => {
      const { before } = c.req.valid('query');
      const page = await reports.history(authorSeenBy(c.get('person')), before);
      return c.json(page satisfies NotificationHistory);
    })
    .get('/notifications/:id', async (c) => c.json(await reportFor(c)))
    .post('/notifications/:id/cancel', async (c) => {
      const { id, status } = await reportFor(c);
      if (status === 'done') throw new Problem('already-over', sendingWords.allHasLeft);
      if (await cancel(id)) log.info({ notification: id, by: c.get('person').id }, 'cancelled');
      return c.json(await reportFor(c));
    });
}

/** What the admin page's client is typed by. */
export type AdminRoutes = ReturnType<typeof adminRoutes>;
