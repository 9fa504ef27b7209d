import { describe, expect, it } from 'vitest';
import { browserOf, everyone, HOUR, IVO, light, quietNow, server } from './stage.ts';
import type { Token } from './token.ts';

export function describeLostRights(): void {
  describe('a sender', () => {
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
        await server.prefer('ana', {
          quietHours: quietNow(),
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
  });
}
