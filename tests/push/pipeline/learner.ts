import { describe, expect, it } from 'vitest';
import { browserOf, codeOf, server } from './stage.ts';

export function describeLearner(): void {
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

    it('is unknown, and never one who saw nothing, where they want nobody to know', async () => {
      const browser = await browserOf('ana');
      await browserOf('ben');
      await server.prefer('ana', {}, false);
      const { id } = await server.send({});
      await server.done(id);
      const [arrived] = await server.arrived(browser);
      const receipts = [{ delivery: arrived?.delivery, event: 'clicked' }];
      await server.ask('learner ana', 'POST', '/me/notifications/receipts', { receipts });
      expect((await server.reportOf(id)).figures).toMatchObject({
        ...{ sent: 2, unknown: 1, shown: 0, clicked: 0 },
      });
    });

    it('finds them again, 20 at a time, each once, unread until read or clicked', async () => {
      const [phone] = await server.learner('ana', { devices: 2 });
      for (let number = 1; number <= 22; number += 1) {
        await server.done((await server.send({ title: `${number}` })).id);
      }
      const { notifications: inbox, next } = await server.inbox('ana');
      expect(inbox.map(({ title }) => title)).toEqual(
        Array.from({ length: 20 }, (_, index) => `${22 - index}`),
      );
      expect(inbox.every(({ unread }) => unread)).toBe(true);
      const earlier = await server.inbox('ana', next);
      expect(earlier.notifications.map(({ title }) => title)).toEqual(['2', '1']);
      expect(earlier.next).toBeNull();
      expect(await server.inbox('eve', next)).toEqual({ notifications: [], next: null });
      const last = phone ? (await server.arrived(phone)).at(-1) : undefined;
      const receipts = [{ delivery: last?.delivery, event: 'clicked' }];
      await server.ask('learner ana', 'POST', '/me/notifications/receipts', { receipts });
      expect((await server.inbox('ana')).notifications.map(({ unread }) => unread)).toEqual([
        false,
        ...Array<boolean>(19).fill(true),
      ]);
      await server.ask('learner ana', 'POST', '/me/notifications/read');
      await server.done((await server.send({ title: 'New' })).id);
      const { notifications } = await server.inbox('ana');
      const unread = notifications.filter((notification) => notification.unread);
      expect(unread.map(({ title }) => title)).toEqual(['New']);
      expect((await server.inbox('nobody')).notifications).toEqual([]);
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
