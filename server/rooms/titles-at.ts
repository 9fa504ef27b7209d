import type { PrismaClient } from '../database/generated/client.ts';
import { idHash } from './id-hash.ts';
import { anyCourse } from './visited.ts';

/** A course, or one of its chapters. */
interface Place {
  site: string;
  courseId: string;
  chapterId?: string;
}

/** What a course, and a chapter of it, are called; `null`: not known. */
export interface TitlesAt {
  course: string | null;
  chapter: string | null;
}

/** Looks up what these places are called, in their order. */
export async function titlesAt(
  prisma: PrismaClient,
  places: readonly Place[],
): Promise<TitlesAt[]> {
  if (places.length === 0) return [];
  const hashes = places.flatMap(({ chapterId }) => (chapterId ? [idHash(chapterId)] : []));
  const found = await prisma.course.findMany({
    where: anyCourse(places.map(({ site, courseId: course }) => ({ site, course }))),
    select: {
      site: true,
      hash: true,
      title: true,
      rooms: { where: { hash: { in: hashes } }, select: { hash: true, title: true } },
    },
  });
  return places.map(({ site, courseId, chapterId }) => {
    const course = found.find((each) => each.site === site && each.hash === idHash(courseId));
    const room = course?.rooms.find(({ hash }) => chapterId && hash === idHash(chapterId));
    return { course: course?.title ?? null, chapter: room?.title ?? null };
  });
}
