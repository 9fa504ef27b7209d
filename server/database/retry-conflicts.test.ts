import { expect, it, vi } from 'vitest';
import { Prisma } from './generated/client.ts';
import { retryConflicts } from './retry-conflicts.ts';

const failure = (code: string) =>
  new Prisma.PrismaClientKnownRequestError('no', { code, clientVersion: '7' });

it('runs a transaction again that gave way to another', async () => {
  const transact = vi.fn().mockRejectedValueOnce(failure('P2034')).mockResolvedValueOnce('done');
  expect(await retryConflicts(transact)).toBe('done');
  expect(transact).toHaveBeenCalledTimes(2);
});

it('gives up at last', async () => {
  const transact = vi.fn().mockRejectedValue(failure('P2034'));
  await expect(retryConflicts(transact)).rejects.toThrow('no');
  expect(transact).toHaveBeenCalledTimes(5);
});

it('leaves other failures as they are', async () => {
  const transact = vi.fn().mockRejectedValue(failure('P2002'));
  await expect(retryConflicts(transact)).rejects.toThrow('no');
  expect(transact).toHaveBeenCalledTimes(1);
});
