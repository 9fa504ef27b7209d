import type { Config } from '../config.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import type { Erasures } from '../privacy/erasures.ts';
import { createRooms } from '../rooms/rooms.ts';
import { createTitleVotes } from '../rooms/title-votes.ts';
import { createTitles, type Titles } from '../rooms/titles.ts';
import { createCourseCaps } from '../visits/course-caps.ts';
import { createVisits, type Visits } from '../visits/visits.ts';
import { createWriteVisits } from '../visits/write-visits.ts';
import type { Storage } from './open-storage.ts';

/** What is known of rooms. */
export interface RoomsKnown {
  visits: Visits;
  titles: Titles;
}

/**
 * Opens what notes who was seen, and where, and what that is called.
 *
 * @param parts.starting takes what has to be written before the database is closed
 */
export function openVisits(
  { sites }: Pick<Config, 'sites'>,
  parts: {
    storage: Storage;
    erasures: Pick<Erasures, 'refuses'>;
    outages: Outages;
    noteFailure: NoteFailure;
    starting: AsyncDisposableStack;
  },
): RoomsKnown {
  const { storage, erasures, outages, noteFailure, starting } = parts;
  const { schema, clock } = storage;
  const { prisma } = storage.stores;
  const { now } = clock;
  const monotonic = () => performance.now();
  const rooms = createRooms({ prisma, schema, sites, now, monotonic });
  const visits = createVisits({
    ...{ prisma, rooms, now, outages, noteFailure },
    writeVisits: createWriteVisits({ prisma, schema, rooms }),
    caps: createCourseCaps(now),
    isErased: (sub, seenAt) => erasures.refuses({ sub, iat: Math.floor(+seenAt / 1_000) }),
  });
  visits.start();
  starting.defer(() => visits.stop());

  const titles = createTitles({ prisma, rooms, sites, votes: createTitleVotes(), monotonic });
  return { visits, titles };
}
