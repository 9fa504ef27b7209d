import { roomChannel } from '../../server/contract/room-channel.ts';
import type { PrismaClient } from '../../server/database/generated/client.ts';

export const SITE = 'school';
const COURSES = 200;
const CHAPTERS = 100;
/** Rooms that each learner was in. */
const EACH = 50;
/** Rows of one statement: the embedded database holds all of a statement in memory. */
const ROWS = 50_000;

/** A school of years: 20,000 chapters, each with its channel and a title, and `visits` of them. */
export async function addSchool(prisma: PrismaClient, visits: number): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO courses (id, site, course, hash, title, title_from)
    SELECT gen_random_uuid(), ${SITE}, n, encode(sha256(n::text::bytea), 'hex'), 'Course ' || n, 'admin'
    FROM generate_series(0, ${COURSES - 1}::int) AS n`;
  await prisma.$executeRaw`
    INSERT INTO rooms (id, course_id, chapter, hash, channel, title, title_from, last_seen_at)
    SELECT gen_random_uuid(), c.id, n, encode(sha256(n::text::bytea), 'hex'),
      'presence-chapter-' || ${SITE} || ';' || c.course || ';' || n, 'Chapter ' || n, 'admin', now()
    FROM courses c, generate_series(0, ${CHAPTERS - 1}::int) AS n`;
  const learners = visits / EACH;
  await prisma.$executeRaw`
    INSERT INTO learners (id, name, last_seen_at)
    SELECT 'user_' || md5(n::text), 'Somebody', now() FROM generate_series(1, ${learners}::int) AS n`;
  for (let from = 1; from <= learners; from += ROWS / EACH) {
    await prisma.$executeRaw`
      INSERT INTO course_visits (learner_id, room_id, last_seen_at)
      SELECT 'user_' || md5(n::text), r.id, now()
      FROM generate_series(${from}::int, ${from + ROWS / EACH - 1}::int) AS n
      JOIN courses c ON c.course = (n % ${COURSES}::int)::text
      JOIN rooms r ON r.course_id = c.id AND r.chapter::int < ${EACH}::int`;
  }
}

/** The channels of `count` of its chapters. */
export function channelsOf(count: number): Promise<string[]> {
  const rooms = Array.from({ length: count }, (_, at) => ({
    site: SITE,
    course: String(at % COURSES),
    chapter: String(Math.floor(at / COURSES)),
  }));
  return Promise.all(rooms.map((room) => roomChannel(room)));
}
