import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Submission } from '../../../server/contract/notifications.ts';
import { browserOf, codeOf, HOUR, hello, light, SECOND, server } from './stage.ts';

export function describeScheduling(): void {
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
      const draft = { ...hello, sendAt, ttl: 600 };
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
  });
}
