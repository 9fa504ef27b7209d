import type { Room } from '../../contract/room-channel.ts';
import type { PrismaClient } from '../../database/generated/client.ts';
import { idHash } from '../id-hash.ts';

/** Has the row of a room there; gives its id. */
export async function addRoom(
  prisma: PrismaClient,
  room: Room = { site: 'demo', course: 'demo', chapter: '1' },
  lastSeenAt = new Date(),
): Promise<string> {
  const { site, course, chapter } = room;
  const site_hash = { site, hash: idHash(course) };
  const row = await prisma.course.upsert({
    where: { site_hash },
    create: { ...site_hash, course },
    update: {},
  });
  const courseId_hash = { courseId: row.id, hash: idHash(chapter) };
  const { id } = await prisma.room.upsert({
    where: { courseId_hash },
    create: { ...courseId_hash, chapter, lastSeenAt },
    update: {},
  });
  return id;
}
