import { describe, expect, it } from 'vitest';
import { browserOf, HOUR, push, SECOND, server } from './stage.ts';

/** Endpoints of a push service that fail before it is left alone. */
const FAILING_ENDPOINTS = 5;

export function describePush(): void {
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
        const unauthorised = { answer, headers: { date: '' } };
        await push.behave({ endpoint: ana.endpoint, ...unauthorised, times: 2 });
        await push.behave({ endpoint: ben.endpoint, ...unauthorised });
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
}
