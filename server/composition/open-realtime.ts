import type Pusher from 'pusher';
import type { Channels } from '../channels/channels.ts';
import type { Config } from '../config.ts';
import { clientAddress } from '../limits/client-address.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import { checkChannels } from '../presence/check-channels.ts';
import { createGroupTag } from '../presence/group-tag.ts';
import { createLearnerChannel, type LearnerChannel } from '../presence/learner-channel.ts';
import { beOnlyChannels, secondChannels } from '../presence/only-channels.ts';
import { openChannels } from '../presence/open-channels.ts';
import { createPlatformId, type PlatformId } from '../presence/platform-id.ts';
import { createPusherClient } from '../presence/pusher-client.ts';
import type { GroupTag } from '../presence/room-channels.ts';
import { createRoomId, type RoomId } from '../presence/room-id.ts';

const NEVER = new Promise<never>(() => undefined);

/** Channels, and what the server does there. */
export interface Realtime {
  pusher: Pusher;
  learnerChannel: LearnerChannel;
  platformId: PlatformId;
  roomId: RoomId;
  groupTag: GroupTag;
  /** To be attached to the server's port; `null` where Channels is outside. */
  embedded: Channels | null;
  /** Why Channels can't be reached now; `null`: it can, or is embedded. */
  unreachable: unknown;
  /** Resolves when another process has begun to serve an embedded Channels on the same database. */
  mustEnd: Promise<string>;
}

/**
 * Opens Channels.
 *
 * @param starting takes what has to be closed again
 * @throws StartError where another process serves an embedded Channels on the same database
 */
export async function openRealtime(
  { channels: settings, dataDir, sites, database: { url }, limits: { trustedProxies } }: Config,
  { log, starting }: { log: Pick<FailureLog, 'error'>; starting: AsyncDisposableStack },
): Promise<Realtime> {
  const { embedded, target } = starting.use(
    await openChannels(settings, {
      dataDir,
      sites,
      clientAddress: ({ socket, headers }) =>
        clientAddress(socket.remoteAddress, headers, trustedProxies),
      log,
    }),
  );
  const pusher = createPusherClient(target);
  const unreachable = settings.kind === 'hosted' ? await checkChannels(pusher) : null;
  const only = embedded && url !== null ? starting.use(await beOnlyChannels(url)) : null;
  return {
    pusher,
    learnerChannel: createLearnerChannel(pusher),
    platformId: createPlatformId(target.secret),
    roomId: createRoomId(target.secret),
    groupTag: createGroupTag(target.secret),
    embedded,
    unreachable,
    mustEnd: only ? only.taken.then(secondChannels) : NEVER,
  };
}
