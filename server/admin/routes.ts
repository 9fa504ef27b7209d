import { type Context, Hono } from 'hono';
import type { Logger } from 'pino';
import type Pusher from 'pusher';
import * as v from 'valibot';
import {
  type BusyChapters,
  type FoundLearners,
  LearnersQuery,
  type Sender,
} from '../contract/admin.ts';
import {
  type Audience,
  type DryRun,
  NotificationContent,
  NotificationDraft,
  type NotificationHistory,
  type NotificationReport,
  SendQuery,
  type Submission,
} from '../contract/notifications.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { SignedInPerson } from '../identity/person.ts';
import { type SignedInEnv, signedIn } from '../identity/signed-in.ts';
import type { Verifier } from '../identity/verifier.ts';
import type { Limits } from '../limits/limits.ts';
import { takeFromQuota } from '../limits/sender-quota.ts';
import { learnersIn, learnersOutsideCourses, reachOf } from '../notifications/audience.ts';
import type { Notifications } from '../notifications/notifications.ts';
import { audienceProblem } from '../notifications/permission.ts';
import { Problem } from '../problem/problem.ts';
import { validJson, validQuery } from '../problem/valid-request.ts';
import { busyChapters } from './busy-chapters.ts';
import { checkContent, checkSendTime, idempotencyKeyOf } from './draft.ts';
import { searchLearnersByName } from './search-learners.ts';
import { leavesAt } from './send-time.ts';
import { forbidden, sendersOnly } from './senders.ts';

const Id = v.pipe(v.string(), v.uuid());

/**
 * What instructors and admins do, below `/admin`: `POST /notifications` sends (with `?dryRun` it only
 * tells the reach), `POST /notifications/test` sends to oneself, `GET` reads what became of them,
 * `POST /notifications/:id/cancel` stops what has not left, `GET /chapters` says where people are,
 * `GET /learners` who is called what.
 *
 * @param options.origins that a notification may lead to, and that its picture may come from
 */
export function adminRoutes(options: {
  verify: Verifier;
  notifications: Notifications;
  prisma: PrismaClient;
  pusher: Pusher;
  origins: { targets: readonly string[]; images: readonly string[] };
  limits: Limits;
  now: () => Date;
  log: Logger;
}) {
  const { verify, notifications, prisma, pusher, origins, limits, now, log } = options;
  const { submit, earlier, cancel, reports, viewers } = notifications;

  /** @throws Problem `audience-forbidden`, logged */
  async function permit(person: SignedInPerson, audience: Audience): Promise<void> {
    const reason = audienceProblem(person, audience) ?? (await outsidersProblem(person, audience));
    if (reason) throw forbidden(log, person, 'audience-forbidden', reason, '#/audience');
  }

  async function outsidersProblem(
    person: SignedInPerson,
    audience: Audience,
  ): Promise<string | null> {
    if (person.role === 'admin' || audience.type !== 'users') return null;
    const { length } = await learnersOutsideCourses(prisma, audience.userIds, person.courses);
    return length === 0 ? null : `${length} of these learners were never on a course of yours`;
  }

  /** The notification that the address names, if this person may see it. */
  async function reportFor(c: Context<SignedInEnv>): Promise<NotificationReport> {
    const id = c.req.param('id');
    const found = v.is(Id, id) ? await reports.of(id, authorFor(c.get('person'))) : null;
    if (found) return found;
    throw new Problem('not-found', 'There is no such notification of yours.');
  }

  return new Hono<SignedInEnv>()
    .use(signedIn(verify), sendersOnly(log))
    .get('/me', async (c) => {
      const { id, name, role, courses } = c.get('person');
      if (role === 'learner') throw new Problem('role-needed', 'It is for instructors and admins.');
      const all = role === 'admin' ? await coursesIn(prisma) : courses;
      return c.json({ id, name, role, courses: all } satisfies Sender);
    })
    .get('/chapters', async (c) => {
      const { role, courses } = c.get('person');
      const chapters = await busyChapters(pusher, prisma, role === 'admin' ? null : courses);
      return c.json({ chapters } satisfies BusyChapters);
    })
    .get('/learners', validQuery(LearnersQuery), async (c) => {
      const { role, courses } = c.get('person');
      const { name } = c.req.valid('query');
      const learners = await searchLearnersByName(prisma, name, role === 'admin' ? null : courses);
      return c.json({ learners } satisfies FoundLearners);
    })
    .post('/notifications', validQuery(SendQuery), validJson(NotificationDraft), async (c) => {
      const { dryRun } = c.req.valid('query');
      const { audience, sendAt: time, now: shown, ...content } = c.req.valid('json');
      const author = c.get('person');
      const sendAt = time === null ? null : new Date(time);
      const startsAt = leavesAt(sendAt, shown === null ? null : new Date(shown), now());
      const idempotencyKey = idempotencyKeyOf(c.req);
      const wanted = { author, content, audience, sendAt, startsAt, idempotencyKey };
      const isDry = dryRun !== 'false';
      // What was accepted once is not judged anew: its time may be over by now.
      const before = isDry ? null : await earlier(wanted);
      if (before) return c.json(before satisfies Submission, 202);
      await permit(author, audience);
      checkContent(content, origins);
      checkSendTime(startsAt, now());
      if (isDry) {
        const reach = await reachOf(prisma, await learnersIn(audience, viewers));
        return c.json({ reach } satisfies DryRun);
      }
      await takeFromQuota(limits, author.id, content.critical);
      return c.json((await submit(wanted)) satisfies Submission, 202);
    })
    .post('/notifications/test', validJson(NotificationContent), async (c) => {
      const draft = c.req.valid('json');
      checkContent(draft, origins);
      const author = c.get('person');
      await takeFromQuota(limits, author.id, false);
      // A test has to arrive: at night as well, and whatever came before it.
      const content = { ...draft, critical: true };
      const audience = { type: 'self', userId: author.id } as const;
      const accepted = await submit({
        author,
        content,
        audience,
        sendAt: null,
        startsAt: null,
        idempotencyKey: null,
      });
      return c.json(accepted satisfies Submission, 202);
    })
    .get('/notifications', async (c) => {
      const history = await reports.history(authorFor(c.get('person')));
      return c.json({ notifications: history } satisfies NotificationHistory);
    })
    .get('/notifications/:id', async (c) => c.json(await reportFor(c)))
    .post('/notifications/:id/cancel', async (c) => {
      const { id, status } = await reportFor(c);
      if (status === 'done') throw new Problem('already-over', 'All of it has left already.');
      if (await cancel(id)) log.info({ notification: id, by: c.get('person').id }, 'cancelled');
      return c.json(await reportFor(c));
    });
}

/** What the admin page's client is typed by. */
export type AdminRoutes = ReturnType<typeof adminRoutes>;

/** Whose notifications a person sees: an admin everybody's (`null`), an instructor their own. */
function authorFor({ id, role }: SignedInPerson): string | null {
  return role === 'admin' ? null : id;
}

async function coursesIn(prisma: PrismaClient): Promise<string[]> {
  const visits = await prisma.courseVisit.groupBy({
    by: ['courseId'],
    orderBy: { courseId: 'asc' },
  });
  return visits.map(({ courseId }) => courseId);
}
