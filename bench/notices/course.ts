import type { PrismaClient } from '../../server/database/generated/client.ts';
import { idHash } from '../../server/rooms/id-hash.ts';

/** Chapters of the course, and how many of them each learner was on. */
const CHAPTERS = 30;
const EACH = 5;
/** Rows of one statement: the embedded database holds all of a statement in memory. */
const ROWS = 50_000;

/** The course that {@link addCourse} makes. */
export const COURSE = { site: 'school', course: 'algebra' } as const;

/** A course of `learners` with a browser each, in tables that nobody has told the planner of. */
export async function addCourse(prisma: PrismaClient, learners: number): Promise<void> {
  const hash = idHash(COURSE.course);
  await prisma.course.create({ data: { ...COURSE, hash } });
  await prisma.$executeRaw`
    INSERT INTO rooms (id, course_id, chapter, hash, last_seen_at)
    SELECT gen_random_uuid(), c.id, n, n, now() FROM courses c, generate_series(0, ${CHAPTERS - 1}::int) AS n`;
  for (let from = 1; from <= learners; from += ROWS) {
    const to = Math.min(learners, from + ROWS - 1);
    await prisma.$executeRaw`
      INSERT INTO learners (id, name, last_seen_at)
      SELECT 'user_' || md5(n::text), 'Somebody', now() FROM generate_series(${from}::int, ${to}::int) AS n`;
    await prisma.$executeRaw`
      INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, learner_id, seen_at)
      SELECT gen_random_uuid(), 'https://push.test/' || n, 'key', 'secret', 'user_' || md5(n::text), now()
      FROM generate_series(${from}::int, ${to}::int) AS n`;
    await prisma.$executeRaw`
      INSERT INTO course_visits (learner_id, room_id, last_seen_at)
      SELECT 'user_' || md5(n::text), r.id, now()
      FROM generate_series(${from}::int, ${to}::int) AS n, rooms r
      WHERE (r.chapter::int + n) % ${CHAPTERS}::int < ${EACH}::int`;
  }
}
