import { describe, expect, it } from 'vitest';
import { browserOf, codeOf, IVO, server } from './stage.ts';
import type { Token } from './token.ts';

export function describePermission(): void {
  describe('a sender', () => {
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
  });
}
