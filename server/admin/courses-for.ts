import type { NamedCourse } from '../contract/admin.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { idHash } from '../rooms/id-hash.ts';
import { anyCourse } from '../rooms/visited.ts';

/** Courses that an admin is offered; a page can call itself any course. */
const MAX_COURSES = 500;

/**
 * The courses that somebody chooses from, with what they are called.
 *
 * @param own those of an instructor; `null`: all of these sites that are known, 500 at most
 */
export async function coursesFor(
  prisma: PrismaClient,
  sites: readonly string[],
  own: readonly SiteCourse[] | null,
): Promise<NamedCourse[]> {
  const found = await prisma.course.findMany({
    where: own ? anyCourse(own) : { site: { in: [...sites] } },
    orderBy: [{ site: 'asc' }, { course: 'asc' }],
    take: MAX_COURSES,
    select: { site: true, course: true, hash: true, title: true },
  });
  if (!own) return found.map(({ site, course, title }) => ({ site, course, title }));
  const titles = new Map(found.map(({ site, hash, title }) => [`${site} ${hash}`, title]));
  return own.map((each) => ({
    ...each,
    title: titles.get(`${each.site} ${idHash(each.course)}`) ?? null,
  }));
}
