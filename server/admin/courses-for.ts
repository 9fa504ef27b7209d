import type { CoursesPage, NamedCourse } from '../contract/admin.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { idHash } from '../rooms/id-hash.ts';
import { anyCourse } from '../rooms/visited.ts';

/** Courses of a page: a school has thousands, and a page can call itself any course. */
const PAGE = 100;

/** Which courses a page of them is of. */
export interface CoursesAsked {
  /** Ids of the server's sites. */
  sites: readonly string[];
  /** Of an instructor theirs; `null`: all that are known. */
  own: readonly SiteCourse[] | null;
  /** A part of their id or title. */
  text: string;
  /** What the page before said of the next. */
  after?: string | undefined;
}

/** A page of the courses of these sites that somebody visited, or that have a title, by their ids. */
export async function coursesPage(
  prisma: PrismaClient,
  { sites, own, text, after }: CoursesAsked,
): Promise<CoursesPage> {
  // Prisma takes them for wildcards.
  const literal = text.replaceAll(/[\\%_]/g, '\\$&');
  const contains = { contains: literal, mode: 'insensitive' } as const;
  const called: Prisma.CourseWhereInput = text
    ? { OR: [{ course: contains }, { title: contains }] }
    : {};
  const found = await prisma.course.findMany({
    where: { AND: [{ site: { in: [...sites] } }, own ? anyCourse(own) : {}, called] },
    orderBy: [{ site: 'asc' }, { course: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    ...(after !== undefined && { cursor: { id: after }, skip: 1 }),
    select: { id: true, site: true, course: true, title: true },
  });
  const page = found.slice(0, PAGE);
  const courses = page.map(({ site, course, title }) => ({ site, course, title }));
  return { courses, next: found.length > PAGE ? (page.at(-1)?.id ?? null) : null };
}

/** The courses of an instructor, known or not, with what they are called. */
export async function ownCourses(
  prisma: PrismaClient,
  own: readonly SiteCourse[],
): Promise<NamedCourse[]> {
  const found = await prisma.course.findMany({
    where: anyCourse(own),
    select: { site: true, hash: true, title: true },
  });
  const titles = new Map(found.map(({ site, hash, title }) => [`${site} ${hash}`, title]));
  return own.map((each) => ({
    ...each,
    title: titles.get(`${each.site} ${idHash(each.course)}`) ?? null,
  }));
}
