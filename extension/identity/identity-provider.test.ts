import { expect, it, vi } from 'vitest';
import { ServerError } from '../server/server-error.ts';
import { createIdentity } from './identity-provider.ts';

const signIn = vi.hoisted(() => vi.fn<(name: string) => Promise<void>>());
vi.mock('./local.ts', () => ({ createLocalIdentity: () => ({ signIn }) }));

it('tells a learner whom the server keeps out what to do, and nothing of its variables', async () => {
  const forOperators = 'The local identity is refused: its Origin …; see EXTENSION_ORIGINS.';
  signIn.mockRejectedValueOnce(new ServerError(forOperators, 403, 'local-identity-refused'));
  const { error } = await createIdentity().signIn({ by: 'display-name', displayName: 'Ana' });
  expect(error).toMatch(/Ask whoever runs the server/);
  expect(error).not.toMatch(/[A-Z]_[A-Z]/);
});
