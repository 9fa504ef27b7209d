import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { NotificationHistory } from '../../../server/contract/notifications.ts';
import { MAX_SUBSCRIPTIONS } from '../../../server/push/subscriptions.ts';
import { CONCURRENCY } from '../../../server/push/transport/push-transport.ts';
import { browserOf, codeOf, HOUR, IVO, push, quietNow, server } from './stage.ts';
import type { Token } from './token.ts';

export function describeHistory(): void {
  describe('a sender', () => {
    it('finds in the history what is open, whatever came after it', async () => {
      await browserOf('ana');
      await server.prefer('ana', {
        quietHours: quietNow(),
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

      const page = async (token: Token, before: string | null = null) => {
        const query = before === null ? '' : `?before=${before}`;
        const response = await server.ask(token, 'GET', `/admin/notifications${query}`);
        const { notifications, next } = v.parse(NotificationHistory, await response.json());
        return { titles: notifications.map(({ title }) => title), next };
      };
      const history = async (token: Token) => (await page(token)).titles;
      const newer = Array<string>(30).fill('Newer');
      expect(await history('admin Ada')).toEqual(['Scheduled', ...newer, 'Waiting']);
      expect(await history('instructor Ada')).toEqual(['Scheduled', ...newer, 'Waiting']);
      expect(await history('instructor Eva')).toEqual([]);
      // What is open stands on the first page alone.
      const { next } = await page('admin Ada');
      expect(await page('admin Ada', next)).toEqual({ titles: ['Dropped', 'Done'], next: null });
      expect((await page('instructor Eva', next)).titles).toEqual([]);
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
      await push.behave({ delay: 'held' });
      const { id } = await server.send({});
      await push.waitForDeliveries({}, CONCURRENCY);
      await server.ask('admin Ada', 'POST', `/admin/notifications/${id}/cancel`);
      await push.behaveWell();
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
  });
}
