import pg from 'pg';
import * as v from 'valibot';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProblemBody } from '../../server/contract/api.ts';
import { DryRun, NotificationHistory, Submission } from '../../server/contract/notifications.ts';
import { startPostgres } from '../../server/database/testing/postgres.ts';
import { MAX_SUBSCRIPTIONS } from '../../server/push/subscriptions.ts';
import { CONCURRENCY } from '../../server/push/transport/push-transport.ts';
import type { CreatedSubscription } from '../push-service/delivery/subscriptions.ts';
import { openPipeline, type Pipeline, type Token } from './pipeline.ts';

const FAILING_ENDPOINTS = 5;

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const IVO: Token = 'instructor Ivo light';
const light = { type: 'course', courseId: 'light' };
const everyone = { type: 'everyone' };

const postgres = await startPostgres();
afterAll(() => postgres?.stop());

describe('on the embedded database', () => suite(async () => null));
describe.skipIf(!postgres)('on PostgreSQL, in a schema of its own', () => suite(createSchema));

async function createSchema(): Promise<string> {
  const url = (await postgres?.createDatabase()) ?? '';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE SCHEMA alongside');
  await client.end();
  return `${url}&schema=alongside`;
}

function suite(createUrl: () => Promise<string | null>) {
  let push: Pipeline['push'];
  let server: Pipeline;

  beforeAll(async () => {
    server = await openPipeline(await createUrl());
    push = server.push;
  });
  afterAll(() => server?.close());
  afterEach(() => server.clear());

  async function codeOf(response: Response): Promise<string> {
    const { code } = v.parse(ProblemBody, await response.json());
    return `${response.status} ${code}`;
  }

  /** The only browser of a new learner. */
  async function browserOf(name: string, courses?: string[]): Promise<CreatedSubscription> {
    const [subscription] = await server.learner(name, courses ? { courses } : {});
    if (!subscription) throw new Error('no subscription was made');
    return subscription;
  }

  describe('an audience', () => {
    it('is everyone, each browser once', async () => {
      const browsers = [...(await server.learner('ana', { devices: 2 })), await browserOf('ben')];
      await server.learner('cem', { devices: 0 });
      const draft = { title: 'Exam on Friday', body: 'Bring a pencil', url: '/courses/x' };
      const { id, reach } = await server.send(draft);
      expect(reach).toEqual({ people: 2, devices: 3 });
      expect(await server.done(id)).toMatchObject({ targeted: 3, sent: 3, pending: 0, shown: 0 });
      for (const browser of browsers) {
        expect(await server.arrived(browser)).toMatchObject([{ id, ...draft, tag: id }]);
      }
    });

    it.each([
      ['a course', { type: 'course', courseId: 'stars' }, ['ben', 'dora']],
      ['a chapter’s viewers', { type: 'chapter', courseId: 'light', chapterId: '1' }, ['ana']],
      ['named learners', { type: 'users', userIds: ['ana', 'dora', 'nobody'] }, ['ana', 'dora']],
    ])('is %s', async (_what, audience, expected) => {
      const browsers = new Map([
        ['ana', await browserOf('ana', ['light'])],
        ['ben', await browserOf('ben', ['stars'])],
        ['cem', await browserOf('cem', ['light'])],
        ['dora', await browserOf('dora', ['light', 'stars'])],
      ]);
      // Ben is on a chapter 1, too, but of another course.
      server.viewers.set('1', ['ana', 'ben', 'a guest']);
      const { id } = await server.send({ audience });
      await server.done(id);
      const reached: string[] = [];
      for (const [name, browser] of browsers) {
        if ((await server.arrived(browser)).length > 0) reached.push(name);
      }
      expect(reached).toEqual(expected);
    });

    it('is told beforehand, and nothing is sent', async () => {
      await server.learner('ana', { devices: 3 });
      const draft = { title: 'Hello', audience: { type: 'everyone' } };
      const response = await server.ask('admin Ada', 'POST', '/admin/notifications?dryRun', draft);
      expect(v.parse(DryRun, await response.json()).reach).toEqual({ people: 1, devices: 3 });
      expect(await server.prisma.notification.count()).toBe(0);
    });

    it('of nobody is done at once', async () => {
      const { id, reach } = await server.send({});
      expect(reach).toEqual({ people: 0, devices: 0 });
      expect(await server.done(id)).toMatchObject({ targeted: 0, sent: 0 });
    });
  });

  describe('a push', () => {
    it('travels with its urgency, topic and what is left of its time', async () => {
      const browser = await browserOf('ana');
      const { id } = await server.send({ urgency: 'high', topic: 'exam', ttl: 600 });
      await server.done(id);
      const [delivery] = await push.deliveries({ endpoint: browser.endpoint });
      expect(delivery?.message).toMatchObject({ urgency: 'high', topic: 'exam' });
      expect(delivery?.message?.ttl).toBeGreaterThan(590);
      expect(delivery?.message?.ttl).toBeLessThanOrEqual(600);
      expect(await server.arrived(browser)).toMatchObject([{ tag: 'exam' }]);
    });

    it.each([404, 410])('to a subscription that is gone (%i) ends it', async (answer) => {
      const browser = await browserOf('ana');
      await push.behave({ endpoint: browser.endpoint, answer });
      const { id } = await server.send({});
      expect(await server.done(id)).toMatchObject({ failed: { gone: 1 } });
      expect(await server.prisma.pushSubscription.count()).toBe(0);
    });

    it.each([
      [400, 'bad-request'],
      [403, 'unauthorised'],
      [413, 'too-large'],
      [302, 'redirect'],
    ])('that is answered %i has failed, and is not tried again', async (answer, reason) => {
      const browser = await browserOf('ana');
      const headers = { location: 'https://127.0.0.1/' };
      await push.behave({ endpoint: browser.endpoint, answer, headers });
      const { id } = await server.send({});
      expect(await server.done(id)).toMatchObject({ failed: { [reason]: 1 }, sent: 0 });
      expect(await push.deliveries({ endpoint: browser.endpoint })).toHaveLength(1);
      expect(await server.prisma.pushSubscription.count()).toBe(1);
      const { host } = new URL(browser.endpoint);
      const msg = 'a push service refused messages';
      expect(server.warnings).toMatchObject([{ notification: id, host, reason, count: 1, msg }]);
      expect(JSON.stringify(server.warnings)).not.toContain(new URL(browser.endpoint).pathname);
    });

    it.each([401, 403])(
      'that is answered %i without a Date is tried again for some minutes',
      async (answer) => {
        const [ana, ben] = [await browserOf('ana'), await browserOf('ben')];
        const refusal = { answer, headers: { date: '' } };
        await push.behave({ endpoint: ana.endpoint, ...refusal, times: 2 });
        await push.behave({ endpoint: ben.endpoint, ...refusal });
        const { id } = await server.send({ ttl: 28_800 });
        for (let tries = 1; tries < 10; tries += 1) {
          const where = { learnerId: 'ben', attempts: tries };
          await expect
            .poll(() => server.prisma.delivery.count({ where }), { timeout: 15_000 })
            .toBe(1);
          await server.advance(20 * 60 * SECOND);
        }
        expect(await server.done(id)).toMatchObject({ sent: 1, failed: { unauthorised: 1 } });
        expect(await push.deliveries({ endpoint: ben.endpoint })).toHaveLength(10);
        expect(server.warnings).toMatchObject([{ reason: 'unauthorised', count: 1 }]);
      },
    );

    it.each([500, 503, 'cut'] as const)('is tried again after %s', async (answer) => {
      const browser = await browserOf('ana');
      await push.behave({ endpoint: browser.endpoint, answer, times: 1 });
      const { id } = await server.send({});
      expect(await server.done(id)).toMatchObject({ sent: 1, failed: {} });
      expect(await server.arrived(browser)).toHaveLength(1);
    });

    it('waits for as long as Retry-After says, an hour at the most, and no other waits with it', async () => {
      const [ana, ben] = [await browserOf('ana'), await browserOf('ben')];
      const headers = { 'Retry-After': '86400' };
      await push.behave({ endpoint: ana.endpoint, answer: 429, headers, times: 1 });
      const { id } = await server.send({ ttl: 7_200 });
      const { figures } = await server.until(
        id,
        (report) => report.figures.waiting === 1 && report.figures.sent === 1,
      );
      expect(figures.quiet).toBe(0);
      expect(await server.arrived(ben)).toHaveLength(1);
      await server.advance(HOUR);
      expect(await server.done(id)).toMatchObject({ sent: 2 });
      expect(await server.arrived(ana)).toHaveLength(1);
    });

    it.each([
      ['401', { answer: 401 }],
      ['403', { answer: 403 }],
      ['429 with an hour', { answer: 429, headers: { 'Retry-After': '3600' } }],
      ['no answer', { answer: 'hang' }],
      ['a reset', { answer: 'cut' }],
    ] as const)(
      'to one endpoint that meets with %s holds up no critical one to another',
      async (_what, rule) => {
        const [ana, ben] = [await browserOf('ana'), await browserOf('ben')];
        await push.behave({ endpoint: ana.endpoint, ...rule });
        const to = (userId: string) => ({
          audience: { type: 'users', userIds: [userId] },
          ttl: 600,
        });
        // More than all workers could have waited for, a second each, in this time.
        for (let title = 1; title <= 12; title += 1) {
          await server.send({ ...to('ana'), title: `Number ${title}` });
        }
        await push.waitForDeliveries({ endpoint: ana.endpoint }, 2);
        const started = performance.now();
        await server.send({ ...to('ben'), title: 'Now', critical: true });
        await push.waitForDeliveries({ endpoint: ben.endpoint, status: 201 });
        expect(performance.now() - started).toBeLessThan(2 * SECOND);
      },
    );

    it('whose audience takes long to gather holds up no critical one', async () => {
      const [ana, ben] = [await browserOf('ana'), await browserOf('ben')];
      server.viewers.set('1', ['ana']);
      const audience = { type: 'chapter', courseId: 'light', chapterId: '1' };
      const sendAt = new Date(+server.now() + HOUR).toISOString();
      const slow = await server.send({ title: 'Slow', audience, sendAt });
      const goOn = server.holdUpViewers();
      await server.advance(HOUR);
      const to = { audience: { type: 'users', userIds: ['ben'] } };
      await server.send({ ...to, title: 'Now', critical: true });
      await push.waitForDeliveries({ endpoint: ben.endpoint, status: 201 });
      expect(await server.arrived(ana)).toEqual([]);
      goOn();
      expect(await server.done(slow.id)).toMatchObject({ sent: 1 });
    });

    it('that is never answered is sent once more after a minute, by whoever is there then', async () => {
      const browser = await browserOf('ana');
      await push.behave({ answer: 'hang', times: 1 });
      const { id } = await server.send({});
      await server.until(id, ({ figures }) => figures.waiting === 1);
      await server.advance(60 * SECOND);
      expect(await server.done(id)).toMatchObject({ sent: 1 });
      expect(await server.arrived(browser)).toHaveLength(1);
    });

    it('waits while its push service fails as a whole, unless it is critical or would expire', async () => {
      await server.learner('ana', { devices: FAILING_ENDPOINTS });
      await push.behave({
        answer: 503,
        headers: { 'Retry-After': '3600' },
        times: FAILING_ENDPOINTS,
      });
      const failing = await server.send({ title: 'Failing', ttl: 7_200 });
      await server.until(failing.id, ({ figures }) => figures.waiting === FAILING_ENDPOINTS);
      const ben = await browserOf('ben');
      const audience = { type: 'users', userIds: ['ben'] };
      const waiting = await server.send({ title: 'Waiting', audience });
      await server.until(waiting.id, ({ figures }) => figures.waiting === 1);
      const brief = await server.send({ title: 'Brief', audience, ttl: 60 });
      expect(await server.done(brief.id)).toMatchObject({ sent: 1 });
      expect((await server.arrived(ben)).map(({ title }) => title)).toEqual(['Brief']);
    });

    it('is tried until its time is over, and a last time shortly before', async () => {
      const browser = await browserOf('ana');
      await push.behave({ answer: 500 });
      const { id } = await server.send({ ttl: 3_600 });
      const tries = async (count: number) => {
        await push.waitForDeliveries({ endpoint: browser.endpoint, status: 500 }, count);
        await server.until(id, ({ figures }) => figures.waiting === 1 || figures.expired === 1);
      };
      await tries(1);
      // As after half an hour of them: the next would come long after the end.
      await server.prisma.delivery.updateMany({ data: { attempts: 11 } });
      await server.advance(HOUR - 60 * SECOND);
      await tries(2);
      expect((await server.reportOf(id)).figures).toMatchObject({ waiting: 1, expired: 0 });
      await server.advance(50 * SECOND);
      await tries(3);
      expect(await server.done(id)).toMatchObject({ expired: 1, sent: 0 });
    });

    it('expires when the service stays away for longer than it lives', async () => {
      const browser = await browserOf('ana');
      await push.behave({ answer: 503, headers: { 'Retry-After': '3600' } });
      const { id } = await server.send({ ttl: 600 });
      expect(await server.done(id)).toMatchObject({ expired: 1, sent: 0 });
      expect(await push.deliveries({ endpoint: browser.endpoint })).toHaveLength(1);
    });
  });

  describe('preferences', () => {
    it('are followed: off, a category, neither', async () => {
      await Promise.all(['ana', 'ben', 'cem'].map((name) => browserOf(name)));
      await server.prefer('ana', { enabled: false });
      await server.prefer('ben', { categories: { deadline: false } });
      const { id } = await server.send({ category: 'deadline', critical: true });
      const { sent, suppressed } = await server.done(id);
      expect({ sent, suppressed }).toEqual({ sent: 1, suppressed: { off: 1, category: 1 } });
    });

    it('hold back until quiet hours are over, in the learner’s time zone', async () => {
      const browser = await browserOf('ana');
      const [from, to] = [-1, 2].map((hours) => hourInTokyo(server.now().getTime() + hours * HOUR));
      const quietHours = { from: from ?? '', to: to ?? '', timeZone: 'Asia/Tokyo' };
      await server.prefer('ana', { quietHours });
      const { id } = await server.send({});
      await server.until(id, ({ figures }) => figures.waiting === 1 && figures.quiet === 1);
      const critical = await server.send({ title: 'Now', critical: true });
      await server.done(critical.id);
      const brief = await server.send({ title: 'Brief', ttl: 600 });
      expect(await server.done(brief.id)).toMatchObject({ expired: 1 });
      expect((await server.arrived(browser)).map(({ title }) => title)).toEqual(['Now']);
      await server.advance(3 * HOUR);
      expect(await server.done(id)).toMatchObject({ sent: 1 });
      expect((await server.arrived(browser)).map(({ title }) => title)).toEqual(['Now', 'Hello']);
      expect((await server.inbox('ana')).map(({ title }) => title)).toEqual(['Hello', 'Now']);
    });

    it('limit how many come in a day, on all devices together', async () => {
      const [phone] = await server.learner('ana', { devices: 2 });
      await server.prefer('ana', { dailyCap: 2 });
      const ids: string[] = [];
      for (let number = 0; number < 3; number += 1) {
        const { id } = await server.send({ title: `Number ${number}` });
        await server.done(id);
        ids.push(id);
      }
      const suppressed = await Promise.all(
        ids.map(async (id) => (await server.reportOf(id)).figures.suppressed),
      );
      expect(suppressed).toEqual([{}, {}, { 'daily-cap': 2 }]);
      const critical = await server.send({ critical: true });
      expect(await server.done(critical.id)).toMatchObject({ sent: 2 });
      await server.advance(25 * HOUR);
      const next = await server.send({ title: 'Next day' });
      expect(await server.done(next.id)).toMatchObject({ sent: 2 });
      expect(phone && (await server.arrived(phone))).toHaveLength(4);
    });

    it('limit what leaves at the same time, too', async () => {
      await browserOf('ana');
      await server.prefer('ana', { dailyCap: 1 });
      const accepted = await Promise.all([1, 2, 3, 4].map((n) => server.send({ title: `${n}` })));
      const figures = await Promise.all(accepted.map(({ id }) => server.done(id)));
      const sent = figures.reduce((sum, each) => sum + each.sent, 0);
      expect(sent).toBe(1);
    });
  });

  describe('a sender', () => {
    it('who asks twice with one key sends once', async () => {
      const browser = await browserOf('ana');
      const draft = { title: 'Once', audience: { type: 'everyone' } };
      const ask = () => server.ask('admin Ada', 'POST', '/admin/notifications', draft, 'key 1');
      const answers = await Promise.all([ask(), ask(), ask()]);
      const ids = await Promise.all(answers.map(async (answer) => (await answer.json()).id));
      expect(new Set(ids).size).toBe(1);
      await server.done(ids[0]);
      expect((await (await ask()).json()).id).toBe(ids[0]);
      expect(await server.arrived(browser)).toHaveLength(1);
      const other = { ...draft, title: 'Other' };
      const again = await server.ask('admin Ada', 'POST', '/admin/notifications', other, 'key 1');
      expect(await codeOf(again)).toBe('422 idempotency-key-reused');
      const elsewhere = { ...draft, audience: light };
      const toOthers = await server.ask(
        'admin Ada',
        'POST',
        '/admin/notifications',
        elsewhere,
        'key 1',
      );
      expect(await codeOf(toOthers)).toBe('422 idempotency-key-reused');
      // Keys are each sender's own.
      const bens = await server.ask('admin Ben', 'POST', '/admin/notifications', other, 'key 1');
      expect(bens.status).toBe(202);
    });

    it('who repeats a request gets its first answer, also when its time is long over', async () => {
      await browserOf('ana');
      const sendAt = new Date(server.now().getTime() + HOUR).toISOString();
      const draft = { ...common, sendAt, ttl: 600 };
      const ask = (body: object) =>
        server.ask('admin Ada', 'POST', '/admin/notifications', body, 'key 2');
      const first = v.parse(Submission, await (await ask(draft)).json());
      await server.advance(HOUR);
      await server.done(first.id);
      await server.learner('ben');
      await server.advance(48 * HOUR);
      const again = await ask(draft);
      expect(again.status).toBe(202);
      expect(await again.json()).toEqual(first);
      expect(await server.prisma.notification.count()).toBe(1);
      expect(await codeOf(await ask({ ...draft, ttl: 601 }))).toBe('422 idempotency-key-reused');
      expect(await codeOf(await ask({ ...draft, sendAt: null }))).toBe(
        '422 idempotency-key-reused',
      );
    });

    it('schedules, and it leaves when its time has come', async () => {
      const browser = await browserOf('ana');
      const sendAt = new Date(server.now().getTime() + HOUR).toISOString();
      const { id } = await server.send({ sendAt });
      expect((await server.reportOf(id)).status).toBe('scheduled');
      // What comes after it goes before it, until its time has come.
      const sendNow = async (title: string) => server.done((await server.send({ title })).id);
      await sendNow('First');
      await server.advance(HOUR - 5 * SECOND);
      await sendNow('Second');
      expect((await server.reportOf(id)).figures.targeted).toBe(0);
      await server.advance(5 * SECOND);
      expect(await server.done(id)).toMatchObject({ sent: 1 });
      const titles = (await server.arrived(browser)).map(({ title }) => title);
      expect(titles).toEqual(['First', 'Second', 'Hello']);
    });

    it.each([-10, 10])('schedules in one minute by a clock that is %i min ahead', async (ahead) => {
      const browser = await browserOf('ana');
      const own = server.now().getTime() + ahead * 60 * SECOND;
      const times = {
        now: new Date(own).toISOString(),
        sendAt: new Date(own + 60 * SECOND).toISOString(),
      };
      const { id } = await server.send(times);
      expect((await server.reportOf(id)).status).toBe('scheduled');
      await server.advance(61 * SECOND);
      expect(await server.done(id)).toMatchObject({ sent: 1 });
      expect(await server.arrived(browser)).toHaveLength(1);
    });

    describe.each<[string, Token, Token, object, string]>([
      ['role', IVO, 'learner Ivo', light, 'its author is no instructor or admin any more'],
      [
        'course',
        IVO,
        'instructor Ivo stars',
        light,
        'its author does not teach the course light any more',
      ],
      [
        'admin’s role',
        'admin Eva',
        'instructor Eva light',
        everyone,
        'its author is no admin any more',
      ],
    ])('whose %s is lost before it leaves', (_what, before, after, audience, reason) => {
      const schedule = async () => {
        const sendAt = new Date(server.now().getTime() + HOUR).toISOString();
        return server.send({ sendAt, audience }, before);
      };
      const lose = () => server.ask(after, 'GET', '/me/notifications');

      it('sends nothing, and the history says why', async () => {
        const browser = await browserOf('ana');
        const { id } = await schedule();
        await lose();
        await server.advance(HOUR);
        const report = await server.until(id, ({ status }) => status === 'cancelled');
        expect(report).toMatchObject({ reason, figures: { targeted: 0, sent: 0 } });
        expect(await server.arrived(browser)).toEqual([]);
      });

      it('sends nothing either when a server was killed amidst the audience', async () => {
        await browserOf('ana');
        const { id } = await schedule();
        await server.advance(HOUR);
        await server.done(id);
        await server.prisma.notification.update({ where: { id }, data: { expandedAt: null } });
        const ben = await browserOf('ben');
        await lose();
        await server.expandAgain(id);
        const report = await server.until(id, ({ status }) => status === 'cancelled');
        expect(report).toMatchObject({ reason, figures: { targeted: 1, sent: 1 } });
        expect(await server.arrived(ben)).toEqual([]);
      });

      it('sends nothing after quiet hours', async () => {
        const browser = await browserOf('ana');
        const [from, to] = [-1, 2].map((hours) =>
          hourInTokyo(server.now().getTime() + hours * HOUR),
        );
        await server.prefer('ana', {
          quietHours: { from: from ?? '', to: to ?? '', timeZone: 'Asia/Tokyo' },
        });
        const { id } = await server.send({ audience }, before);
        await server.until(id, ({ figures }) => figures.quiet === 1);
        await lose();
        await server.advance(3 * HOUR);
        const report = await server.until(id, ({ status }) => status === 'cancelled');
        expect(report).toMatchObject({ reason, figures: { cancelled: 1, sent: 0 } });
        expect(await server.arrived(browser)).toEqual([]);
      });
    });

    it('finds in the history what is open, whatever came after it', async () => {
      await browserOf('ana');
      const [from, to] = [-1, 2].map((hours) => hourInTokyo(server.now().getTime() + hours * HOUR));
      await server.prefer('ana', {
        quietHours: { from: from ?? '', to: to ?? '', timeZone: 'Asia/Tokyo' },
      });
      const waiting = await server.send({ title: 'Waiting' });
      await server.until(waiting.id, ({ figures }) => figures.quiet === 1);
      const sendAt = new Date(server.now().getTime() + 40 * HOUR).toISOString();
      await server.send({ title: 'Scheduled', sendAt });
      const dropped = await server.send({ title: 'Dropped', sendAt });
      await server.ask('admin Ada', 'POST', `/admin/notifications/${dropped.id}/cancel`);
      const done = await server.send({ title: 'Done', critical: true });
      await server.done(done.id);
      const audience = { type: 'users', userIds: ['nobody'] };
      for (let number = 0; number < 30; number += 1)
        await server.send({ title: 'Newer', audience });

      const history = async (token: Token) => {
        const response = await server.ask(token, 'GET', '/admin/notifications');
        const { notifications } = v.parse(NotificationHistory, await response.json());
        return notifications.map(({ title }) => title);
      };
      const newer = Array<string>(30).fill('Newer');
      expect(await history('admin Ada')).toEqual(['Scheduled', ...newer, 'Waiting']);
      expect(await history('instructor Ada')).toEqual(['Scheduled', ...newer, 'Waiting']);
      expect(await history('instructor Eva')).toEqual([]);
    });

    it('is told while the figures still grow', async () => {
      await browserOf('ana');
      const sendAt = new Date(server.now().getTime() + HOUR).toISOString();
      const { id } = await server.send({ sendAt });
      expect(await server.reportOf(id)).toMatchObject({ status: 'scheduled', expanded: false });
      await server.advance(HOUR);
      await server.done(id);
      expect(await server.reportOf(id)).toMatchObject({ expanded: true });
      // As a server leaves it that was killed amidst the audience.
      await server.prisma.notification.update({ where: { id }, data: { expandedAt: null } });
      expect(await server.reportOf(id)).toMatchObject({ status: 'sending', expanded: false });
    });

    it('cancels what has not left', async () => {
      const browser = await browserOf('ana');
      const sendAt = new Date(server.now().getTime() + HOUR).toISOString();
      const { id } = await server.send({ sendAt });
      const cancelled = await server.ask('admin Ada', 'POST', `/admin/notifications/${id}/cancel`);
      expect((await cancelled.json()).status).toBe('cancelled');
      await server.advance(2 * HOUR);
      const other = await server.send({ title: 'Other' });
      await server.done(other.id);
      expect((await server.arrived(browser)).map(({ title }) => title)).toEqual(['Other']);
      const late = await server.ask('admin Ada', 'POST', `/admin/notifications/${other.id}/cancel`);
      expect(await codeOf(late)).toBe('409 already-over');
    });

    it('cancels in the middle: what was under way is sent, the rest is not', async () => {
      const learners = CONCURRENCY / MAX_SUBSCRIPTIONS + 1;
      for (let learner = 0; learner < learners; learner += 1)
        await server.learner(`learner-${learner}`, { devices: MAX_SUBSCRIPTIONS });
      await push.behave({ delay: 6_000 });
      const { id } = await server.send({});
      await push.waitForDeliveries({}, CONCURRENCY);
      await server.ask('admin Ada', 'POST', `/admin/notifications/${id}/cancel`);
      const { figures, status } = await server.until(
        id,
        (report) => report.figures.sent === CONCURRENCY,
      );
      expect(status).toBe('cancelled');
      expect(figures).toMatchObject({
        targeted: learners * MAX_SUBSCRIPTIONS,
        cancelled: MAX_SUBSCRIPTIONS,
        pending: 0,
      });
      expect(await push.deliveries()).toHaveLength(CONCURRENCY);
    });

    it('tests on themselves alone, quiet hours or not', async () => {
      const [own, anas] = [await browserOf('Ivo'), await browserOf('ana')];
      await server.prefer('Ivo', {
        quietHours: { from: '00:00', to: '23:59', timeZone: 'UTC' },
        dailyCap: 1,
      });
      const test = { title: 'Test' };
      const response = await server.ask(IVO, 'POST', '/admin/notifications/test', test);
      expect(response.status).toBe(202);
      const { id, reach } = await response.json();
      expect(reach).toEqual({ people: 1, devices: 1 });
      await server.done(id);
      expect(await server.arrived(own)).toHaveLength(1);
      expect(await server.arrived(anas)).toEqual([]);
    });

    it.each<[string, Token, object, string]>([
      ['a learner', 'learner ana light', { type: 'course', courseId: 'light' }, 'role-needed'],
      ['an instructor to everyone', IVO, { type: 'everyone' }, 'audience-forbidden'],
      [
        'an instructor to a course of another',
        IVO,
        { type: 'course', courseId: 'stars' },
        'audience-forbidden',
      ],
      [
        'an instructor to a chapter of another',
        IVO,
        { type: 'chapter', courseId: 'stars', chapterId: '1' },
        'audience-forbidden',
      ],
      [
        'an instructor to a learner of another',
        IVO,
        { type: 'users', userIds: ['ana', 'ben'] },
        'audience-forbidden',
      ],
    ])('is refused: %s', async (_who, token, audience, code) => {
      await browserOf('ana', ['light']);
      await browserOf('ben', ['stars']);
      const draft = { title: 'Hello', audience };
      const refused = await server.ask(token, 'POST', '/admin/notifications', draft);
      expect(await codeOf(refused)).toBe(`403 ${code}`);
      expect(server.warnings).toMatchObject([{ code, msg: 'a sender was refused' }]);
      expect(await server.prisma.notification.count()).toBe(0);
    });

    it('who is a learner is refused on every route there is for senders', async () => {
      expect(server.adminRoutes.length).toBeGreaterThan(7);
      for (const { method, path } of server.adminRoutes) {
        const asked = `/admin${path.replace(':id', crypto.randomUUID())}`;
        const refused = await server.ask('learner eve light', method, asked);
        expect(`${method} ${path} ${await codeOf(refused)}`).toContain('403 role-needed');
      }
      expect(server.warnings).toHaveLength(server.adminRoutes.length);
    });

    it('who is an instructor reaches their own course, and sees their own notifications', async () => {
      const browser = await browserOf('ana', ['light']);
      const audience = { type: 'users', userIds: ['ana'] };
      const { id } = await server.send({ audience }, IVO);
      await server.done(id);
      expect(await server.arrived(browser)).toHaveLength(1);
      const path = `/admin/notifications/${id}`;
      expect((await server.ask(IVO, 'GET', path)).status).toBe(200);
      expect((await server.ask('instructor Eva light', 'GET', path)).status).toBe(404);
      expect((await server.ask('learner ana', 'GET', path)).status).toBe(403);
    });

    it.each<[string, object, string]>([
      ['nothing', {}, '400 malformed-request'],
      ['a field that is none', { colour: 'red' }, '400 malformed-request'],
      ['what no database can keep', { body: 'a\0b' }, '400 malformed-request'],
      ['half a character', { body: 'a\ud83d' }, '400 malformed-request'],
      ['a way out of the course', { url: 'https://evil.test/' }, '422 target-refused'],
      [
        'a button that leads out',
        { actions: [{ title: 'Go', url: '//evil.test' }] },
        '422 target-refused',
      ],
      ['a picture of a machine', { icon: 'https://169.254.169.254/x' }, '422 icon-refused'],
      ['a picture with a password', { icon: 'https://u:p@learn.test/x' }, '422 icon-refused'],
      ['a picture from elsewhere', { icon: 'https://elsewhere.test/x' }, '422 icon-refused'],
      ['a blob of the course', { url: 'blob:https://learn.test/0b5e' }, '422 target-refused'],
      [
        'more than a push can hold',
        { body: '課'.repeat(600), url: `/${'課'.repeat(900)}` },
        '422 notification-too-large',
      ],
      ['a moment long ago', { sendAt: '2020-01-01T00:00:00Z' }, '422 send-time-unusable'],
      ['a moment next century', { sendAt: '2120-01-01T00:00:00Z' }, '422 send-time-unusable'],
    ])('can’t send %s', async (_what, draft, code) => {
      const body = { ...draft, ...(Object.keys(draft).length > 0 && common) };
      const refused = await server.ask('admin Ada', 'POST', '/admin/notifications', body);
      expect(await codeOf(refused)).toBe(code);
    });

    it.each<[string, Token, object, string[]]>([
      [
        'every field of the wrong shape',
        'admin Ada',
        { title: ' ', icon: 'http://x', actions: [{ title: 'Go', url: '' }] },
        ['#/title', '#/icon', '#/actions/0/url'],
      ],
      ['its picture', 'admin Ada', { icon: 'https://elsewhere.test/x' }, ['#/icon']],
      ['where it leads', 'admin Ada', { url: 'https://evil.test/' }, ['#/url']],
      [
        'where a button leads',
        'admin Ada',
        { actions: ['/', '//x'].map((url) => ({ title: 'Go', url })) },
        ['#/actions/1/url'],
      ],
      [
        'its length',
        'admin Ada',
        { body: '課'.repeat(600), url: `/${'課'.repeat(900)}` },
        ['#/body'],
      ],
      ['its time', 'admin Ada', { sendAt: '2020-01-01T00:00:00Z' }, ['#/sendAt']],
      ['its audience', IVO, { audience: { type: 'everyone' } }, ['#/audience']],
    ])('is told which field has to change: %s', async (_what, token, draft, pointers) => {
      const body = { ...common, ...draft };
      const refused = await server.ask(token, 'POST', '/admin/notifications', body);
      const { errors = [] } = v.parse(ProblemBody, await refused.json());
      expect(errors.map(({ pointer }) => pointer)).toEqual(pointers);
    });

    it.each<[string, string, object?]>([
      ['POST', '/admin/notifications?dryRun=perhaps', common],
      ['GET', '/admin/learners?name=%00'],
      ['GET', `/admin/learners?name=${'a'.repeat(161)}`],
    ])('is told what is wrong with %s %.40s', async (method, path, body) => {
      const refused = await server.ask('admin Ada', method, path, body);
      expect(await codeOf(refused)).toBe('400 malformed-request');
    });
  });

  describe('a learner', () => {
    it('is counted once for what was shown and clicked, however often that is told', async () => {
      const [phone, laptop] = await server.learner('ana', { devices: 2 });
      await browserOf('ben');
      const { id } = await server.send({});
      await server.done(id);
      const [onPhone] = phone ? await server.arrived(phone) : [];
      const [onLaptop] = laptop ? await server.arrived(laptop) : [];
      const tell = (name: string, ...receipts: object[]) =>
        server.ask(`learner ${name}`, 'POST', '/me/notifications/receipts', { receipts });
      const shown = { delivery: onPhone?.delivery, event: 'shown' };
      await Promise.all([tell('ana', shown), tell('ana', shown, shown)]);
      await tell('ana', { delivery: onLaptop?.delivery, event: 'clicked' });
      // What is another's can't be told of, nor what never was.
      await tell('ben', { delivery: onPhone?.delivery, event: 'clicked' });
      await tell('ana', { delivery: crypto.randomUUID(), event: 'shown' });
      expect((await server.reportOf(id)).figures).toMatchObject({ shown: 2, clicked: 1 });
    });

    it('finds the last 20 again, each once, unread until read or clicked', async () => {
      const [phone] = await server.learner('ana', { devices: 2 });
      for (let number = 1; number <= 22; number += 1) {
        await server.done((await server.send({ title: `${number}` })).id);
      }
      const inbox = await server.inbox('ana');
      expect(inbox.map(({ title }) => title)).toEqual(
        Array.from({ length: 20 }, (_, index) => `${22 - index}`),
      );
      expect(inbox.every(({ unread }) => unread)).toBe(true);
      const last = phone ? (await server.arrived(phone)).at(-1) : undefined;
      const receipts = [{ delivery: last?.delivery, event: 'clicked' }];
      await server.ask('learner ana', 'POST', '/me/notifications/receipts', { receipts });
      expect((await server.inbox('ana')).map(({ unread }) => unread)).toEqual([
        false,
        ...Array<boolean>(19).fill(true),
      ]);
      await server.ask('learner ana', 'POST', '/me/notifications/read');
      await server.done((await server.send({ title: 'New' })).id);
      const unread = (await server.inbox('ana')).filter((notification) => notification.unread);
      expect(unread.map(({ title }) => title)).toEqual(['New']);
      expect(await server.inbox('nobody')).toEqual([]);
    }, 90_000);

    it('has 20 browsers at most, and the ones seen last', async () => {
      const old = await browserOf('ana');
      const [newer] = await server.learner('ana', { devices: 19 });
      await server.ask('learner ana', 'PUT', '/me/push-subscriptions', old);
      await server.learner('ana', { devices: 1 });
      const kept = await server.prisma.pushSubscription.findMany();
      expect(kept).toHaveLength(20);
      const endpoints = kept.map(({ endpoint }) => endpoint);
      expect(endpoints).toContain(old.endpoint);
      expect(endpoints).not.toContain(newer?.endpoint);
    });

    it('can’t take another’s browser over without knowing its keys', async () => {
      const [browser, other] = [await browserOf('ana'), await browserOf('eve')];
      const path = '/me/push-subscriptions';
      const { auth, p256dh } = browser.keys;
      for (const keys of [other.keys, { ...other.keys, auth }, { ...other.keys, p256dh }]) {
        const answer = await server.ask('learner eve', 'PUT', path, { ...browser, keys });
        expect(await codeOf(answer)).toBe('409 subscription-of-another');
      }
      const { id } = await server.send({ audience: { type: 'users', userIds: ['ana'] } });
      await server.done(id);
      expect(await server.arrived(browser)).toHaveLength(1);
      expect(JSON.stringify(server.warnings)).not.toContain(new URL(browser.endpoint).pathname);
    });

    it('takes a browser over from who used it before, and gives it back', async () => {
      const browser = await browserOf('ana');
      await server.learner('ben', { devices: 0 });
      const path = '/me/push-subscriptions';
      await server.ask('learner ben', 'PUT', path, browser);
      const owner = () => server.prisma.pushSubscription.findMany({ select: { learnerId: true } });
      expect(await owner()).toEqual([{ learnerId: 'ben' }]);
      await server.ask('learner ana', 'DELETE', path, { endpoint: browser.endpoint });
      expect(await owner()).toEqual([{ learnerId: 'ben' }]);
      await server.ask('learner ben', 'DELETE', path, { endpoint: browser.endpoint });
      expect(await owner()).toEqual([]);
    });

    it.each([
      'https://127.0.0.1/fcm/send/x',
      'https://169.254.169.254/latest/meta-data',
      'http://fcm.googleapis.com/fcm/send/x',
      'https://fcm.googleapis.com.evil.test/fcm/send/x',
    ])('can’t have the server call %s', async (endpoint) => {
      const browser = await browserOf('ana');
      const refused = await server.ask('learner eve', 'PUT', '/me/push-subscriptions', {
        ...browser,
        endpoint,
      });
      expect(await codeOf(refused)).toBe('422 endpoint-refused');
      expect(server.warnings).toMatchObject([
        { person: 'eve', msg: 'a push endpoint was refused' },
      ]);
      expect(JSON.stringify(server.warnings)).not.toContain('/fcm/send/');
    });

    it('can’t register keys that are none', async () => {
      const { endpoint, keys } = await browserOf('ana');
      for (const p256dh of ['', 'x', `B${'A'.repeat(86)}`]) {
        const body = { endpoint, keys: { ...keys, p256dh } };
        const refused = await server.ask('learner ana', 'PUT', '/me/push-subscriptions', body);
        expect(await codeOf(refused)).toBe('400 malformed-request');
      }
    });
  });
}

const common = { title: 'Hello', audience: { type: 'everyone' } };

/** `HH:00` on a clock in Tokyo. */
function hourInTokyo(moment: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit' });
  return `${format.format(moment)}:00`;
}
