import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { roomKey } from '../rooms/room-key.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { LEASE_MS } from './lease-ms.ts';
import type { SeenBatch } from './visit-buffer.ts';

/** Writes down who was seen, and where. */
export type WriteVisits = (batch: SeenBatch) => Promise<void>;

/**
 * Writes by one statement: learners and visits, each in the order of their keys, so that two processes never
 * wait for each other. What the database has that is newer stays.
 *
 * @param parts.schema the PostgreSQL schema of the tables
 */
export function createWriteVisits(parts: {
  prisma: PrismaClient;
  schema: string;
  rooms: Pick<Rooms, 'idsOf'>;
}): WriteVisits {
  const { prisma, schema, rooms } = parts;
  const [learnerTable, visitTable] = [
    tableIn(schema, 'learners'),
    tableIn(schema, 'course_visits'),
  ];
  return async ({ learners, visits }) => {
    const ids = await rooms.idsOf(visits.map(({ room }) => room));
    const roomIds = visits.map(({ room }) => ids.get(roomKey(room)) ?? null);
    const times = (seen: readonly { lastSeenAt: Date }[], ms = 0) =>
      seen.map(({ lastSeenAt }) => new Date(+lastSeenAt + ms).toISOString());
    await retryConflicts(
      () => prisma.$executeRaw`
        WITH visited AS (
          INSERT INTO ${visitTable} AS visit (learner_id, room_id, last_seen_at)
          SELECT * FROM unnest(${visits.map(({ learnerId }) => learnerId)}::text[], ${roomIds}::uuid[],
            ${times(visits)}::timestamptz[]) AS given (learner_id, room_id, last_seen_at)
          ORDER BY learner_id, room_id
          ON CONFLICT (learner_id, room_id) DO UPDATE
            SET last_seen_at = greatest(visit.last_seen_at, excluded.last_seen_at)
        )
        INSERT INTO ${learnerTable} AS learner (id, name, image_url, given_name, last_seen_at, presence_ends_at)
        SELECT * FROM unnest(${learners.map(({ id }) => id)}::text[], ${learners.map(({ name }) => name)}::text[],
          ${learners.map(({ imageUrl }) => imageUrl)}::text[],
          ${learners.map(({ givenName }) => givenName ?? null)}::text[], ${times(learners)}::timestamptz[],
          ${times(learners, LEASE_MS)}::timestamptz[])
          AS given (id, name, image_url, given_name, last_seen_at, presence_ends_at)
        ORDER BY id
        ON CONFLICT (id) DO UPDATE
          SET name = excluded.name, image_url = excluded.image_url, given_name = excluded.given_name,
            last_seen_at = excluded.last_seen_at, presence_ends_at = excluded.presence_ends_at
          WHERE learner.last_seen_at <= excluded.last_seen_at`,
    );
  };
}
