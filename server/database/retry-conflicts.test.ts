import { expect, it, vi } from 'vitest';
import { Prisma } from './generated/client.ts';
import { retryConflicts } from './retry-conflicts.ts';

const failure = (code: string, kind = '') =>
  new Prisma.PrismaClientKnownRequestError('no', {
    code,
    clientVersion: '7',
    meta: { driverAdapterError: { cause: { kind } } },
  });
/** What Prisma says of it, for its own statements and for SQL of ours. */
const conflicts = [failure('P2034'), failure('P2010', 'TransactionWriteConflict')];

it.each(conflicts)('runs a transaction again that gave way to another: %o', async (conflict) => {
  const transact = vi.fn().mockRejectedValueOnce(conflict).mockResolvedValueOnce('done');
  expect(await retryConflicts(transact)).toBe('done');
  expect(transact).toHaveBeenCalledTimes(2);
});

it('gives up at last', async () => {
  const transact = vi.fn().mockRejectedValue(failure('P2034'));
  await expect(retryConflicts(transact)).rejects.toThrow('no');
  expect(transact).toHaveBeenCalledTimes(5);
});

it.each(['P2002', 'P2010'])('leaves other failures as they are: %s', async (code) => {
  const transact = vi.fn().mockRejectedValue(failure(code));
  await expect(retryConflicts(transact)).rejects.toThrow('no');
  expect(transact).toHaveBeenCalledTimes(1);
});
