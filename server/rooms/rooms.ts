import { randomUUIDv7 } from 'node:crypto';
import * as v from 'valibot';
import type { Room } from '../contract/room-channel.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { retryConflicts } from '../database/retry-conflicts.ts';
import { tableIn } from '../database/table-in.ts';
import { createLastKnown } from '../health/last-known.ts';
import { roomName } from '../sites/group-channel.ts';
import { channelOfRoom } from '../sites/room-of-channel.ts';
import { idHash } from './id-hash.ts';
import { roomKey } from './room-key.ts';

/** Rooms whose row this process knows: some 5 MB. */
const CAPACITY = 20_000;
/** Ms after which a room's row is written again, and says that somebody was there. */
const KEEP_MS = 3_600_000;

/** The rooms that the database has a row of. */
export interface Rooms {
  /** The ids of these rooms' rows, by {@link roomKey}; makes those that are missing. */
  idsOf(rooms: readonly Room[]): Promise<Map<string, string>>;
  /** Asks for all of them again: a row that was known is gone. */
  forget(): void;
}

interface Row {
  key: string;
  site: string;
  course: string;
  courseHash: string;
  chapter: string;
  hash: string;
  channel: string | null;
}

const Courses = v.array(v.object({ id: v.string(), site: v.string(), hash: v.string() }));
const Made = v.array(v.object({ id: v.string(), courseId: v.string(), hash: v.string() }));

/**
 * Keeps rooms in `prisma`, and remembers the latest.
 *
 * @param parts.schema the PostgreSQL schema of the tables
 * @param parts.monotonic ms of a clock that nobody sets
 */
export function createRooms(parts: {
  prisma: PrismaClient;
  schema: string;
  sites: readonly SiteRule[];
  now: () => Date;
  monotonic: () => number;
}): Rooms {
  const { prisma, schema, sites, now, monotonic } = parts;
  const [courses, rooms] = [tableIn(schema, 'courses'), tableIn(schema, 'rooms')];
  const remember = () =>
    createLastKnown<string>({ capacity: CAPACITY, keepMs: KEEP_MS, now: monotonic });
  let known = remember();

  async function rowOf(room: Room): Promise<Row> {
    const [courseHash, hash] = [idHash(room.course), idHash(room.chapter)];
    const channel = await channelOfRoom(room, sites);
    return { key: roomKey(room), ...room, courseHash, hash, channel: channel && roomName(channel) };
  }

  /** Makes the courses that are missing, in an order: two processes then never wait for each other. */
  async function courseIds(rows: readonly Row[]): Promise<Map<string, string>> {
    const column = (name: keyof Row) => rows.map((row) => row[name]);
    const given = [column('site'), column('courseHash')] as const;
    await retryConflicts(
      () => prisma.$executeRaw`
        INSERT INTO ${courses} (id, site, course, hash)
        SELECT gen_random_uuid(), site, min(course), hash
        FROM unnest(${given[0]}::text[], ${column('course')}::text[], ${given[1]}::text[])
          AS given (site, course, hash)
        GROUP BY site, hash ORDER BY site, hash
        ON CONFLICT (site, hash) DO NOTHING`,
    );
    const found = await prisma.$queryRaw`
      SELECT id, site, hash FROM ${courses}
      WHERE (site, hash) IN (SELECT * FROM unnest(${given[0]}::text[], ${given[1]}::text[]))`;
    return new Map(v.parse(Courses, found).map((each) => [`${each.site} ${each.hash}`, each.id]));
  }

  /** Makes the rooms that are missing, and says of the others that somebody is there; gives their ids. */
  async function write(rows: readonly Row[]): Promise<Map<string, string>> {
    const ids = await courseIds(rows);
    const courseOf = ({ site, courseHash }: Row) => ids.get(`${site} ${courseHash}`) ?? null;
    const column = (name: keyof Row) => rows.map((row) => row[name]);
    const made = await retryConflicts(
      () => prisma.$queryRaw`
        INSERT INTO ${rooms} AS room (id, course_id, chapter, hash, channel, last_seen_at)
        SELECT id, course_id, chapter, hash, channel, ${now()}
        FROM unnest(${rows.map(() => randomUUIDv7())}::uuid[], ${rows.map(courseOf)}::uuid[],
          ${column('chapter')}::text[], ${column('hash')}::text[], ${column('channel')}::text[])
          AS given (id, course_id, chapter, hash, channel)
        ORDER BY course_id, hash
        ON CONFLICT (course_id, hash) DO UPDATE
          SET channel = excluded.channel, last_seen_at = greatest(room.last_seen_at, excluded.last_seen_at)
        RETURNING id, course_id AS "courseId", hash`,
    );
    const byRow = new Map(
      v.parse(Made, made).map((each) => [`${each.courseId} ${each.hash}`, each.id]),
    );
    const written = new Map<string, string>();
    for (const row of rows) {
      const id = byRow.get(`${courseOf(row)} ${row.hash}`);
      if (id === undefined) throw new Error('a room’s row was written, and is not there');
      known.note(row.key, id);
      written.set(row.key, id);
    }
    return written;
  }

  return {
    async idsOf(wanted) {
      const ids = new Map<string, string>();
      const unknown = new Map<string, Room>();
      for (const room of wanted) {
        const key = roomKey(room);
        const id = known.get(key);
        if (id === undefined) unknown.set(key, room);
        else ids.set(key, id);
      }
      if (unknown.size > 0) {
        const rows = await Promise.all([...unknown.values()].map(rowOf));
        for (const [key, id] of await write(rows)) ids.set(key, id);
      }
      return ids;
    },
    forget() {
      known = remember();
    },
  };
}
