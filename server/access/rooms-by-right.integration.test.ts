import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomChannel } from '../contract/room-channel.ts';
import { openTestServer, problemIn, type TestServer } from '../testing/test-server.ts';

const file = join(tmpdir(), `sites-${process.pid}.json`);
const school = {
  id: 'school',
  origins: ['https://school.test'],
  pages: [{ at: '/{course}/{chapter}' }],
  access: 'enrolled',
};
const room = { site: 'school', course: 'botany', chapter: '1' };
const long = { ...room, chapter: 'x'.repeat(200) };

let server: TestServer;
const tokens = new Map<string, string>();

beforeAll(async () => {
  writeFileSync(file, JSON.stringify({ sites: [school] }));
  const env = { SITES_FILE: file, LOCAL_INSTRUCTORS: 'Ina: botany, Otto: algebra' };
  server = await openTestServer(env);
  for (const name of ['Sam', 'Ina', 'Otto', 'Admin']) {
    const { token } = await server.signIn(name, { role: name !== 'Sam' });
    tokens.set(name, token);
  }
});
afterAll(async () => {
  rmSync(file, { force: true });
  await server?.[Symbol.asyncDispose]();
});

async function answer(asked: Promise<Response>): Promise<string> {
  const { ok, status } = await asked;
  return ok ? String(status) : problemIn(asked);
}

async function ask(name: string, about: typeof room, ids: object = {}): Promise<string[]> {
  const token = tokens.get(name) ?? '';
  const channel = await roomChannel(about);
  const get = (path: string) =>
    answer(
      server.ask(`${path}?${new URLSearchParams({ channel, ...ids })}`, {
        headers: { authorization: `Bearer ${token}` },
      }),
    );
  const { course: course_id, chapter: chapter_id } = about;
  const fields = { socket_id: '1.1', channel_name: channel, course_id, chapter_id };
  return [
    await answer(server.send('POST', '/api/pusher/auth', fields, token)),
    await get('/api/presence/roster'),
    await get('/api/presence/away'),
  ];
}

describe('a room of a course that is for those on it', () => {
  it.each(['Ina', 'Admin'])('lets %s in', async (name) => {
    expect(await ask(name, room)).toEqual(['200', '200', '200']);
  });

  it.each(['Sam', 'Otto'])('neither lets %s in nor tells who is there', async (name) => {
    expect(await ask(name, room)).toEqual(Array(3).fill('403 not-enrolled'));
  });

  it('whose channel does not tell the course tells who is there to who names it', async () => {
    const { course: course_id, chapter: chapter_id } = long;
    expect(await ask('Ina', long, { course_id, chapter_id })).toEqual(['200', '200', '200']);
    const other = { course_id: 'algebra', chapter_id };
    expect((await ask('Otto', long, other)).slice(1)).toEqual(
      Array(2).fill('400 malformed-request'),
    );
    expect((await ask('Ina', long)).slice(1)).toEqual(Array(2).fill('403 not-enrolled'));
  });
});
