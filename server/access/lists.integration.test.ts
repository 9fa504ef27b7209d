import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomChannel } from '../contract/room-channel.ts';
import { connectClient, join } from '../presence/testing/channels-client.ts';
import { problemIn } from '../testing/test-server.ts';
import { type AccessServer, openAccessServer } from './testing/access-server.ts';

const LISTS = '/api/admin/sites/school/courses';
const BOTANY = `${LISTS}/botany/learners`;
const room = { site: 'school', course: 'botany', chapter: '1' };

let server: AccessServer;
let eva: string;
beforeAll(async () => {
  server = await openAccessServer();
  eva = server.idOf('enrolled');
});
afterAll(() => server?.[Symbol.asyncDispose]());

const asAdmin = (method: string, path: string, body?: string, type = 'application/json') =>
  server.ask(path, {
    method,
    headers: { authorization: `Bearer ${server.tokenOf('admin')}`, 'content-type': type },
    ...(body !== undefined && { body }),
  });
const listed = async () => (await asAdmin('GET', BOTANY)).json();

async function enter(about: typeof room = room): Promise<string> {
  const { course: course_id, chapter: chapter_id } = about;
  const channel_name = await roomChannel(about);
  const fields = { socket_id: '1.1', channel_name, course_id, chapter_id };
  const asked = server.send('POST', '/api/pusher/auth', fields, server.tokenOf('enrolled'));
  return (await asked).ok ? 'let in' : problemIn(asked);
}

describe('a list of learners', () => {
  it('says who is on the course, and stays as it is when it is put again', async () => {
    expect(await enter()).toBe('403 not-enrolled');
    const answer = await server.list('botany', [{ learner: eva, group: 'a' }, { learner: 'ben' }]);
    expect(await answer.json()).toEqual({ learners: 2, added: 2, changed: 0, removed: 0 });
    expect(await enter()).toBe('let in');
    const again = await server.list('botany', [{ learner: 'ben' }, { learner: eva, group: 'a' }]);
    expect(await again.json()).toEqual({ learners: 2, added: 0, changed: 0, removed: 0 });
    const other = await server.list('botany', [{ learner: eva }]);
    expect(await other.json()).toEqual({ learners: 1, added: 0, changed: 1, removed: 1 });
  });

  it('is put and read as CSV', async () => {
    const csv = 'learner,until,ceiling\r\nben,2099-12-31,counted\r\n';
    expect((await asAdmin('PUT', BOTANY, csv, 'text/csv; charset=utf-8')).status).toBe(200);
    expect(await listed()).toEqual({
      learners: [
        {
          learner: 'ben',
          from: null,
          until: '2100-01-01T00:00:00.000Z',
          group: null,
          ceiling: 'counted',
        },
      ],
    });
    const { headers } = await server.ask(BOTANY, {
      headers: { authorization: `Bearer ${server.tokenOf('admin')}`, accept: 'text/csv' },
    });
    expect(headers.get('content-type')).toContain('text/csv');
  });

  it('of which a line is wrong changes nothing', async () => {
    const before = await listed();
    const asked = asAdmin('PUT', BOTANY, 'learner,from\nana,\ncem,soon\n', 'text/csv');
    expect(await problemIn(asked)).toBe('400 malformed-request');
    expect(await listed()).toEqual(before);
  });

  it('is changed one by one', async () => {
    await server.list('botany', []);
    const one = `${BOTANY}/${encodeURIComponent(eva)}`;
    expect((await asAdmin('PUT', one, '{}')).status).toBe(200);
    expect(await enter()).toBe('let in');
    expect((await asAdmin('PUT', one, '{"until":"2026-01-01"}')).status).toBe(200);
    expect(await enter()).toBe('403 not-enrolled');
    for (const _twice of [1, 2]) expect((await asAdmin('DELETE', one)).status).toBe(204);
    expect(await listed()).toEqual({ learners: [] });
  });

  it('is as large as 10,000 learners, and no larger', async () => {
    const many = Array.from({ length: 10_001 }, (_, number) => ({ learner: `learner-${number}` }));
    expect((await server.list('large', many.slice(1))).status).toBe(200);
    expect(await problemIn(server.list('large', many))).toBe('400 malformed-request');
    expect(await problemIn(asAdmin('PUT', BOTANY, ' '.repeat(5_000_000)))).toBe(
      '413 body-too-large',
    );
  });

  it.each([
    [`${LISTS.replace('school', 'nowhere')}/botany/learners`, '422 site-unknown'],
    [`${LISTS}/${'x'.repeat(1_200)}/learners`, '400 malformed-request'],
    [`${BOTANY}/${'x'.repeat(200)}`, '400 malformed-request'],
  ])('is none at %s', async (path, problem) => {
    expect(await problemIn(asAdmin('PUT', path, '{"learners":[]}'))).toBe(problem);
  });
});

describe('a room whose channel does not tell the course', () => {
  const long = { ...room, chapter: 'x'.repeat(200) };

  it('is told of to who names it, and may be there', async () => {
    await server.list('botany', [{ learner: eva }]);
    expect(await enter(long)).toBe('let in');
    const channel = await roomChannel(long);
    const ask = (ids: Record<string, string>) =>
      server.ask(`/api/presence/roster?${new URLSearchParams({ channel, ...ids })}`, {
        headers: { authorization: `Bearer ${server.tokenOf('enrolled')}` },
      });
    expect((await ask({ course_id: 'botany', chapter_id: long.chapter })).status).toBe(200);
    expect(await problemIn(ask({ course_id: 'algebra', chapter_id: long.chapter }))).toBe(
      '400 malformed-request',
    );
    expect(await problemIn(ask({}))).toBe('403 not-enrolled');
  });
});

describe('who is taken off a list', () => {
  it('is away there no more, whatever their browser reports', async () => {
    const channel = await roomChannel(room);
    const away = async () => {
      const response = await server.ask(`/api/presence/away?${new URLSearchParams({ channel })}`, {
        headers: { authorization: `Bearer ${server.tokenOf('teacher')}` },
      });
      return response.json();
    };
    const report = () => {
      const reported = { browserId: 'a-browser', away: true, channels: [channel] };
      return server.send('PUT', '/api/me/activity', reported, server.tokenOf('enrolled'));
    };
    await server.list('botany', [{ learner: eva }]);
    await enter();
    await report();
    expect(await away()).toEqual({ away: [eva] });
    await server.list('botany', []);
    expect(await away()).toEqual({ away: [] });
    expect((await report()).status).toBe(204);
    expect(await away()).toEqual({ away: [] });
  });

  it('is one of the course no more', async () => {
    const reached = async () => {
      const asked = server.send(
        'POST',
        '/api/admin/notifications?dryRun=true',
        { title: 'A', url: '/', audience: { type: 'users', userIds: [eva] } },
        server.tokenOf('teacher'),
      );
      return (await asked).status;
    };
    await server.list('botany', [{ learner: eva }]);
    await enter();
    await server.list('botany', [{ learner: eva }, { learner: 'ben' }]);
    await expect.poll(reached, { timeout: 10_000 }).toBe(200);
    await server.list('botany', []);
    expect(await reached()).toBe(403);
  });

  it('leaves the rooms of the course at once, and is not let in again', async () => {
    await server.list('botany', [{ learner: eva }]);
    const learner = { id: eva, token: server.tokenOf('enrolled') ?? '', clientToken: '' };
    const teacher = { id: '', token: server.tokenOf('teacher') ?? '', clientToken: '' };
    const [hers, others] = [connectClient(server, learner), connectClient(server, teacher)];
    try {
      const channel = await roomChannel(room);
      await join(hers, channel);
      await join(others, channel);
      const gone = new Promise((resolve) => {
        others.channel(channel).bind('pusher:member_removed', resolve);
      });
      const since = performance.now();
      await server.list('botany', []);
      expect(await gone).toMatchObject({ id: eva });
      expect(performance.now() - since).toBeLessThan(2_000);
      expect(await enter()).toBe('403 not-enrolled');
    } finally {
      hers.disconnect();
      others.disconnect();
    }
  });
});
