import { describe, expect, it, vi } from 'vitest';
import { ServerError } from '../server/server-error.ts';
import { createAuthoriser } from './authorise.ts';

const learnerRequest = vi.hoisted(() => vi.fn());
vi.mock('../identity/learner-request.ts', () => ({ learnerRequest }));

const identity = {
  user: async () => null,
  token: async () => 'token',
  signOut: async () => undefined,
  onChange: () => undefined,
};

const onHidden = vi.fn();
const visits = { of: vi.fn(async () => null as number | null), granted: vi.fn() };

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
    const asked = createAuthoriser(identity, visits, () => [], onHidden).authorise(
      '1.1',
      'presence-global',
      'presence-global',
      undefined,
    );
    await expect(asked).rejects.toMatchObject({ name: 'AuthorisationError', final });
    expect(onHidden).not.toHaveBeenCalled();
  });

  it('is said to be one where nobody is to see the learner', async () => {
    learnerRequest.mockRejectedValueOnce(new ServerError('No.', 403, 'appearing-offline'));
    const { authorise } = createAuthoriser(identity, visits, () => [], onHidden);
    await expect(
      authorise('1.1', 'presence-chapter-1', 'presence-chapter-1', undefined),
    ).rejects.toThrow();
    expect(onHidden).toHaveBeenCalledWith('presence-chapter-1');
  });
});

it('is authorised for a visit that goes on as what it is, and begins with the first', async () => {
  learnerRequest.mockResolvedValue({ auth: 'key:signature' });
  const { authorise } = createAuthoriser(identity, visits, () => [], onHidden);
  const bodyOf = () => String(learnerRequest.mock.lastCall?.[3].body);
  await authorise('1.1', 'presence-chapter-1', 'presence-chapter-1', undefined);
  expect(bodyOf()).not.toContain('since');
  expect(visits.granted).toHaveBeenCalledWith('presence-chapter-1');
  visits.of.mockResolvedValueOnce(1_800_000_000_000);
  await authorise('1.1', 'presence-chapter-1', 'presence-chapter-1', undefined);
  expect(bodyOf()).toContain('since=1800000000000');
});
