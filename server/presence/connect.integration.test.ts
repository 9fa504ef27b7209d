import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GLOBAL_CHANNEL, userChannel } from '../contract/channels.ts';
import { type AskedRoom, ConnectAnswer, type ConnectRequest } from '../contract/connect.ts';
import {
  openTestServer,
  problemIn,
  read,
  type TestLearner,
  type TestServer,
} from '../testing/test-server.ts';
import { connectClient, join } from './testing/channels-client.ts';

const CHAPTER = 'presence-chapter-1';
const ROOM: AskedRoom = { channel: CHAPTER, site: 'demo', course: 'demo', chapter: '1' };
const Succeeded = v.object({
  event: v.literal('pusher_internal:subscription_succeeded'),
  channel: v.string(),
});
const Member = v.object({ user_info: v.object({ id: v.string(), since: v.number() }) });

let server: TestServer;
let ana: TestLearner;
let ben: TestLearner;

beforeAll(async () => {
  server = await openTestServer();
  [ana, ben] = await Promise.all([server.signIn('Ana'), server.signIn('Ben')]);
});
afterAll(() => server?.[Symbol.asyncDispose]());

const ask = (body: Partial<ConnectRequest> & object, { token }: TestLearner = ana) =>
  server.send('POST', '/api/presence/connect', { socketId: '1.1', ...body }, token);

describe('a browser that connects', () => {
  it('is told all that it needs by one answer, which Channels takes', async () => {
    const client = connectClient(server, ana);
    await new Promise((resolve) => client.bind('pusher:signin_success', resolve));
    const { socket_id: socketId } = client.connection;
    const own = { channel: userChannel(ana.id) };
    const rooms = [own, ROOM, { channel: GLOBAL_CHANNEL }];
    const answer = await read(ConnectAnswer, ask({ socketId, rooms }));
    const granted = answer.rooms.flatMap(({ channels }) => channels);
    const joined: string[] = [];
    client.connection.bind('message', (message: unknown) => {
      if (v.is(Succeeded, message)) joined.push(message.channel);
    });
    for (const { name: channel, authorization } of granted) {
      client.send_event('pusher:subscribe', { channel, ...authorization });
    }
    await expect.poll(() => joined).toEqual([own.channel, CHAPTER, GLOBAL_CHANNEL]);
    client.disconnect();
    expect(answer.preferences).toMatchObject({ visibility: 'name', visibilityChosen: false });
    expect(JSON.parse(answer.user.user_data)).toMatchObject({ id: ana.id });
  });

  it('goes on with a visit that began before, and begins one now', async () => {
    const began = Date.now() - 60_000;
    const sinceIn = async (room: AskedRoom) => {
      const [answer] = (await read(ConnectAnswer, ask({ rooms: [room] }))).rooms;
      const data = answer?.channels[0]?.authorization.channel_data ?? '';
      return v.parse(Member, JSON.parse(data)).user_info.since;
    };
    expect(await sinceIn({ ...ROOM, since: began })).toBe(began);
    expect(await sinceIn(ROOM)).toBeGreaterThan(began);
  });

  it('is told who is away in the room', async () => {
    const client = connectClient(server, ben);
    await join(client, CHAPTER);
    const report = { browserId: 'bens-browser', away: true, channels: [CHAPTER] };
    await server.send('PUT', '/api/me/activity', report, ben.token);
    const answer = await read(ConnectAnswer, ask({ rooms: [ROOM] }));
    client.disconnect();
    expect(answer.rooms).toMatchObject([{ channel: CHAPTER, away: [ben.id] }]);
  });

  it('is let into the rooms that it may be in, whatever else it asks for', async () => {
    const rooms = [{ channel: 'presence-chapter-=.7' }, { ...ROOM, site: 'none' }, ROOM];
    const answer = await read(ConnectAnswer, ask({ rooms }));
    expect(answer.rooms).toMatchObject([
      { problem: { status: 400, code: 'malformed-channel' } },
      { problem: { status: 422, code: 'site-unknown' } },
      { channels: [{ name: CHAPTER }] },
    ]);
  });

  it('says which connection it is, of no more than twenty rooms', async () => {
    expect(await problemIn(ask({ socketId: '1' }))).toBe('400 malformed-socket-id');
    const rooms = Array.from({ length: 21 }, () => ROOM);
    expect(await problemIn(ask({ rooms }))).toBe('400 malformed-request');
  });
});
