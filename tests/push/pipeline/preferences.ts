import { describe, expect, it } from 'vitest';
import { browserOf, HOUR, quietNow, server } from './stage.ts';

export function describePreferences(): void {
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
      await server.prefer('ana', { quietHours: quietNow() });
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
      expect((await server.inbox('ana')).notifications.map(({ title }) => title)).toEqual([
        'Hello',
        'Now',
      ]);
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
}
