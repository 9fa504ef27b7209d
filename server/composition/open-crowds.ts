import { type BusyChaptersFor, createBusyChapters } from '../admin/busy-chapters.ts';
import type { Config } from '../config.ts';
import { PRESENCE_COUNT } from '../contract/crowd.ts';
import { USERS_ACTIVITY } from '../contract/presence.ts';
import { countsChannel } from '../crowd/channel-names.ts';
import { createCountCrowds } from '../crowd/count-crowds.ts';
import { createCountStore } from '../crowd/count-store.ts';
import { type CrowdPlaces, createCrowdPlaces } from '../crowd/crowd-places.ts';
import { NEARLY_FROM } from '../crowd/crowd-rules.ts';
import { createKnownCrowds } from '../crowd/known-crowds.ts';
import { createCrowdLeader } from '../crowd/leader.ts';
import { callLeader, leadAlone } from '../crowd/leadership.ts';
import { createPeopleOn } from '../crowd/people-on.ts';
import type { MembersBehind } from '../presence/members-behind.ts';
import { createNamedMembers, type NamedMembers } from '../presence/named-members.ts';
import { createRoomList, type RoomList } from '../presence/room-list.ts';
import { createTellActivity, type TellActivity } from '../presence/tell-activity.ts';
import { createTellChannels } from '../presence/tell-channels.ts';
import { usersOn, usersOnEach } from '../presence/users-on.ts';
import type { Visits } from '../visits/visits.ts';
import type { Health } from './open-health.ts';
import type { Realtime } from './open-realtime.ts';
import type { Storage } from './open-storage.ts';

/** Who is in rooms, also beyond what a presence channel holds. */
export interface OpenCrowds {
  namedMembers: NamedMembers;
  roomList: RoomList;
  places: CrowdPlaces;
  tellActivity: TellActivity;
  busyChapters: BusyChaptersFor;
}

/**
 * Opens what counts the people of rooms that a presence channel does not hold, in this process where no other
 * on the database does.
 *
 * @param parts.starting takes what has to be ended before the database is closed
 */
export function openCrowds(
  {
    database: { url },
    sites,
    presenceLimit: limit,
  }: Pick<Config, 'database' | 'sites' | 'presenceLimit'>,
  parts: {
    storage: Storage;
    realtime: Pick<Realtime, 'pusher' | 'roomId'>;
    visits: Pick<Visits, 'write'>;
    membersBehind: MembersBehind;
    monotonic: () => number;
    starting: AsyncDisposableStack;
  } & Pick<Health, 'outages' | 'noteFailure'>,
): OpenCrowds {
  const { storage, realtime, visits, membersBehind, starting } = parts;
  const { monotonic: now, outages, noteFailure } = parts;
  const { database, schema, clock, stores } = storage;
  const { prisma } = stores;
  const { pusher, roomId } = realtime;
  const namedMembers = createNamedMembers({
    ...{ prisma, membersBehind, sites, writeVisits: visits.write },
  });
  const store = createCountStore(prisma, schema);
  const crowds = createKnownCrowds({ store, outages, now });
  const people = createPeopleOn(pusher, { exactFrom: NEARLY_FROM * limit });
  const counting = createCountCrowds({
    ...{ people, store, known: crowds, limit, now, namesOf: namedMembers },
    async publish(channel, count) {
      await pusher.trigger([channel, countsChannel(channel)], PRESENCE_COUNT, count);
    },
    async isAnybodyHere() {
      const leases = { presenceEndsAt: { gt: clock.now() } };
      return (await prisma.learner.findFirst({ where: leases, select: { id: true } })) !== null;
    },
  });
  const leader = createCrowdLeader(counting, noteFailure);
  const ending = new AbortController();
  const led =
    url === null
      ? leader.lead(ending.signal, database.pool)
      : leadAlone(leader, { url, schema }, { signal: ending.signal, noteFailure });
  starting.defer(async () => {
    ending.abort();
    await led;
  });

  const places = createCrowdPlaces({
    ...{ pusher, people, crowds, limit, now },
    callLeader(channel) {
      if (url === null) leader.call(channel);
      else {
        callLeader(database.pool, schema, channel).catch((error: unknown) => {
          noteFailure(error, 'the process that counts crowds was not called');
        });
      }
    },
  });
  const busyChapters = createBusyChapters({
    ...{ people, prisma, schema, sites, countOf: places.countOf, now },
    usersOn: (channels) => usersOnEach(pusher, channels),
  });
  const roomList = createRoomList({
    ...{ people, namedMembers, now },
    usersOn: (channels) => usersOn(pusher, channels),
  });
  const tellActivity = createTellActivity({
    ...{ roomId, noteFailure, now },
    tellChannels: createTellChannels(pusher, roomId),
    tellDigest: (channel, digest) => pusher.trigger(channel, USERS_ACTIVITY, digest),
    memberCount: people.memberCount,
  });
  starting.defer(tellActivity.flush);
  return { namedMembers, roomList, places, busyChapters, tellActivity };
}
