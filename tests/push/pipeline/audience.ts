import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { DryRun } from '../../../server/contract/notifications.ts';
import { browserOf, server } from './stage.ts';

export function describeAudience(): void {
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
}
