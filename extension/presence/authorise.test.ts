import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConnectRequest } from '../../server/contract/connect.ts';
import { ServerError } from '../server/server-error.ts';
import { createAuthoriser } from './authorise.ts';

const learnerRequest = vi.hoisted(() => vi.fn());
vi.mock('../identity/learner-request.ts', () => ({ learnerRequest }));

const CHAPTER = 'presence-chapter-1';
const identity = {
  user: async () => null,
  token: async () => 'token',
  signOut: async () => undefined,
  onChange: () => undefined,
};
const user = { auth: 'key:user', user_data: '{}' };
const letInto = (channel: string, more: object = {}) => ({
  channel,
  channels: [{ name: channel, authorization: { auth: `key:${channel}` } }],
  ...more,
});
const refused = (channel: string, status: number, code: string) => ({
  channel,
  channels: [],
  problem: { type: '', title: '', detail: 'No.', status, code },
});
const answer = (...rooms: object[]) => ({ user, rooms, places: [] });

const onHidden = vi.fn();
const take = vi.fn();
const visits = { of: vi.fn(async () => null as number | null), granted: vi.fn() };
const authoriser = () =>
  createAuthoriser({
    ...{ identity, visits, titles: () => [], onHidden },
    onAsking: () => take,
    onConfigTag: () => undefined,
  });
const asked = (): ConnectRequest[] =>
  learnerRequest.mock.calls.map(([, , , init]) => JSON.parse(init.body));
const authorise = (name: string) => authoriser().authorise('1.1', name, name, undefined);

beforeEach(() => {
  learnerRequest.mockReset();
  onHidden.mockReset();
});

describe('a channel that was not authorised', () => {
  it.each([
    ['the server says no', 403, 'not-allowed', true],
    ['the server is asked too often', 429, 'too-many-requests', false],
    ['the server fails', 500, 'internal', false],
    ['nobody answers', null, null, false],
    ['a captive portal answers in its place', 403, null, false],
    ['a proxy answers in its place that does not find it', 404, null, false],
  ])('is refused only by the server’s own word: %s', async (_what, status, code, final) => {
    learnerRequest.mockRejectedValueOnce(new ServerError('No.', status, code));
    const failed = authorise('presence-global');
    await expect(failed).rejects.toMatchObject({ name: 'AuthorisationError', final });
    expect(onHidden).not.toHaveBeenCalled();
  });

  it.each([
    ['not-enrolled', 403, true],
    ['database-unavailable', 503, false],
  ])('has an answer of its own among others: %s', async (code, status, final) => {
    const global = 'presence-global';
    learnerRequest.mockResolvedValue(answer(refused(CHAPTER, status, code), letInto(global)));
    const { authorise } = authoriser();
    const both = [CHAPTER, global].map((name) => authorise('1.1', name, name, undefined));
    await expect(both[0]).rejects.toMatchObject({ name: 'AuthorisationError', final });
    await expect(both[1]).resolves.toMatchObject({ auth: `key:${global}` });
  });

  it('is said to be one where nobody is to see the learner', async () => {
    learnerRequest.mockResolvedValue(answer(refused(CHAPTER, 403, 'appearing-offline')));
    await expect(authorise(CHAPTER)).rejects.toThrow();
    expect(onHidden).toHaveBeenCalledWith(CHAPTER);
  });
});

describe('what is asked for one connection in one moment', () => {
  it('is one request, and all get their answers of it', async () => {
    const room = { site: 'demo', course: 'demo', chapter: '1' };
    const preferences = { visibility: 'name' };
    learnerRequest.mockResolvedValue({
      ...answer(
        letInto('private-user-ana'),
        letInto(CHAPTER, { away: ['ben'] }),
        letInto('presence-global'),
      ),
      preferences,
    });
    const { authenticate, authorise } = authoriser();
    const answers = await Promise.all([
      authenticate('1.1'),
      authorise('1.1', 'private-user-ana', 'private-user-ana', undefined),
      authorise('1.1', CHAPTER, CHAPTER, room),
      authorise('1.1', 'presence-global', 'presence-global', undefined),
    ]);
    expect(answers).toEqual([
      user,
      { auth: 'key:private-user-ana' },
      { auth: `key:${CHAPTER}`, away: ['ben'] },
      { auth: 'key:presence-global' },
    ]);
    expect(asked()).toEqual([
      {
        socketId: '1.1',
        rooms: [
          { channel: 'private-user-ana' },
          { channel: CHAPTER, ...room },
          { channel: 'presence-global' },
        ],
        titles: [],
      },
    ]);
    expect(take).toHaveBeenCalledExactlyOnceWith(preferences);
  });

  it('is two where the connection is another, or there are more rooms than the server takes at once', async () => {
    learnerRequest.mockResolvedValue(answer());
    const { authenticate, authorise } = authoriser();
    await Promise.all([authenticate('1.1'), authenticate('2.2')]);
    expect(asked().map(({ socketId }) => socketId)).toEqual(['1.1', '2.2']);
    const channels = Array.from({ length: 21 }, (_, at) => `presence-chapter-${at}`);
    await Promise.allSettled(channels.map((name) => authorise('2.2', name, name, undefined)));
    expect(asked().map(({ rooms }) => rooms?.length)).toEqual([0, 0, 20, 1]);
  });
});

it('is authorised for a visit that goes on as what it is, and begins with the first', async () => {
  learnerRequest.mockResolvedValue(answer(letInto(CHAPTER)));
  await authorise(CHAPTER);
  expect(asked()[0]?.rooms).toEqual([{ channel: CHAPTER }]);
  expect(visits.granted).toHaveBeenCalledWith(CHAPTER);
  visits.of.mockResolvedValueOnce(1_800_000_000_000);
  await authorise(CHAPTER);
  expect(asked()[1]?.rooms).toEqual([{ channel: CHAPTER, since: 1_800_000_000_000 }]);
});
