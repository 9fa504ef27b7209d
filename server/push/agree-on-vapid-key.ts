import type { PrismaClient } from '../database/generated/client.ts';
import { StartError } from '../start-error.ts';

const NAME = 'vapid-public-key';

/**
 * Makes sure that all servers that ever run on the database have the same VAPID key: a browser
 * subscribes for one, and would be asked to subscribe anew by each server with another.
 *
 * @param options.publicKey this server's
 * @param options.replaced the public key that this one is to take the place of, where the operator said so
 * @param options.isMade whether the key was made in the data directory
 * @throws StartError saying what to do
 */
export async function agreeOnVapidKey(
  prisma: PrismaClient,
  options: { publicKey: string; replaced: string | null; isMade: boolean },
): Promise<void> {
  const { publicKey, replaced, isMade } = options;
  await prisma.serverState.createMany({
    data: { name: NAME, value: publicKey },
    skipDuplicates: true, // two servers may start at once
  });
  if (replaced !== null) {
    await prisma.serverState.updateMany({
      where: { name: NAME, value: replaced },
      data: { value: publicKey },
    });
  }
  const { value } = await prisma.serverState.findUniqueOrThrow({ where: { name: NAME } });
  if (value === publicKey) return;
  const whose = isMade
    ? `VAPID_PUBLIC_KEY is not set, and the key made in DATA_DIR, ${publicKey}, is`
    : `VAPID_PUBLIC_KEY ${publicKey} is`;
  throw new StartError(
    `${whose} not the one that browsers subscribed with on this database, ${value}: they would ` +
      'subscribe back and forth. Set VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY to that pair for all ' +
      'servers (it may be in vapid-keys.json in the DATA_DIR of the first). To change it for good, ' +
      `which ends the subscriptions there are, set VAPID_REPLACED_PUBLIC_KEY=${value}`,
  );
}
