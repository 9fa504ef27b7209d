import type { ClockWatch } from '../clock/clock-watch.ts';
import type { Config } from '../config.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { agreeOnVapidKey } from '../push/agree-on-vapid-key.ts';
import { loadOrCreateVapidKeys, type VapidKeys } from '../push/crypto/vapid-keys.ts';
import type { PushTransport } from '../push/transport/push-transport.ts';
import { createThreadedPushTransport } from '../push/transport/threaded-push-transport.ts';

/** The way to browsers that are closed. */
export interface Push {
  transport: PushTransport;
  /** What browsers subscribe with, and its secret half: the same for all server processes on a database. */
  vapidKeys: VapidKeys;
}

/**
 * Opens the way to the push services.
 *
 * @param parts.starting takes what has to be closed again
 * @throws StartError where the database belongs to another VAPID key
 */
export async function openPush(
  { push, dataDir }: Config,
  parts: { prisma: PrismaClient; clock: ClockWatch; starting: AsyncDisposableStack },
): Promise<Push> {
  const { prisma, clock, starting } = parts;
  const keys = push.vapidKeys ?? loadOrCreateVapidKeys(dataDir);
  const { publicKey } = keys;
  await agreeOnVapidKey(prisma, {
    publicKey,
    replaced: push.replacedPublicKey,
    isMade: push.vapidKeys === null,
  });
  const transport = createThreadedPushTransport(
    { vapid: { keys, subject: push.vapidSubject }, hosts: push.hosts },
    undefined,
    (origin, date) => clock.noteDate(new URL(origin).host, date),
  );
  starting.defer(() => transport.close());
  return { transport, vapidKeys: keys };
}
