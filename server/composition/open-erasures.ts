import type { Config } from '../config.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import { createErasedIdOf, type ErasedIdOf } from '../privacy/erased-id-of.ts';
import { createErasures, type Erasures, followErasures } from '../privacy/erasures.ts';
import type { VapidKeys } from '../push/crypto/vapid-keys.ts';
import type { Storage } from './open-storage.ts';

/**
 * Ms after an erasure in which a token may be of before it. With Clerk: until every server process knows of it,
 * by Clerk's clock; the local identity's sessions are ended by then.
 */
const SETTLE_MS = { clerk: 15_000, local: 2_000 };

/** Who was erased, before anybody is let in. */
export async function openErasures(
  { identity }: Pick<Config, 'identity'>,
  parts: {
    storage: Storage;
    vapidKeys: VapidKeys;
    noteFailure: NoteFailure;
    starting: AsyncDisposableStack;
  },
): Promise<{ erasures: Erasures; erasedIdOf: ErasedIdOf }> {
  const { storage, vapidKeys, noteFailure, starting } = parts;
  const { database, stores, clock } = storage;
  const erasedIdOf = createErasedIdOf(vapidKeys.privateKey);
  const erasures = createErasures({
    read: (since, take) =>
      stores.prisma.erasure.findMany({
        ...(since && { where: { erasedAt: { gt: since } } }),
        orderBy: { erasedAt: 'desc' },
        take,
      }),
    erasedIdOf,
    settleMs: SETTLE_MS[identity.kind],
    now: clock.now,
  });
  await erasures.look();
  if (database.kind === 'postgresql') {
    starting.use(
      followErasures(erasures, (error) => noteFailure(error, 'erasures can’t be looked for')),
    );
  }
  return { erasures, erasedIdOf };
}
