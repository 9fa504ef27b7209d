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
    const asked = createAuthoriser(identity, () => []).authorise(
      '1.1',
      'presence-global',
      undefined,
    );
    await expect(asked).rejects.toMatchObject({ name: 'AuthorisationError', final });
  });
});
