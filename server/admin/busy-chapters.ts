import type Pusher from 'pusher';
import * as v from 'valibot';
import type { BusyChapters } from '../contract/admin.ts';
import { CHAPTER_PREFIX } from '../contract/channels.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { anyCourse } from '../rooms/visited.ts';
import { roomOfChannel } from '../sites/room-of-channel.ts';

/** Rows of the table: more is no overview. */
const MAX_CHAPTERS = 100;

const Channels = v.object({
  channels: v.record(v.string(), v.object({ user_count: v.optional(v.number(), 0) })),
});

/** A chapter where people are. */
interface Busy {
  site: string;
  /** `null`: the channel does not tell. */
  course: string | null;
  chapterId: string;
  viewers: number;
}

/**
 * The chapters where people are now, out of the Channels HTTP API.
 *
 * @param courses narrows to chapters of these courses; `null` for all
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-channels
 */
export async function busyChapters(
  pusher: Pusher,
  { prisma, sites }: { prisma: PrismaClient; sites: readonly SiteRule[] },
  courses: readonly SiteCourse[] | null,
): Promise<BusyChapters['chapters']> {
  const response = await pusher.get({
    path: '/channels',
    params: { filter_by_prefix: CHAPTER_PREFIX, info: 'user_count' },
  });
  const { channels } = v.parse(Channels, await response.json());
  const busy = Object.entries(channels).flatMap(([name, { user_count }]) =>
    busyAt(name, user_count, sites),
  );
  const visited = await visitedCourses(prisma, busy, courses);
  return busy
    .map(({ site, course, chapterId, viewers }) => ({
      site,
      chapterId,
      courses: course === null ? (visited.get(chapterId) ?? []) : [course],
      viewers,
    }))
    .filter((chapter) => !courses || isOnOne(chapter, courses))
    .sort((a, b) => b.viewers - a.viewers)
    .slice(0, MAX_CHAPTERS);
}

/**
 * Left out is what is no room's own name, whoever made that channel, a room of a site that the server does
 * not have, and a chapter whose ids are too long for a channel's name, since they can't be told from it.
 */
function busyAt(channel: string, viewers: number, sites: readonly SiteRule[]): Busy[] {
  const room = roomOfChannel(channel, sites);
  if (!room || room.chapter === null || viewers === 0) return [];
  return [{ site: room.rule.id, course: room.course, chapterId: room.chapter, viewers }];
}

/** By chapter, the courses in which one was visited whose channel does not tell: those of one site. */
async function visitedCourses(
  prisma: PrismaClient,
  busy: readonly Busy[],
  courses: readonly SiteCourse[] | null,
): Promise<Map<string, string[]>> {
  const untold = busy.filter(({ course }) => course === null);
  const rooms = await prisma.room.findMany({
    where: {
      chapter: { in: untold.map(({ chapterId }) => chapterId) },
      course: {
        site: { in: untold.map(({ site }) => site) },
        ...(courses && anyCourse(courses)),
      },
    },
    select: { chapter: true, course: { select: { course: true } } },
  });
  const byChapter = Map.groupBy(rooms, ({ chapter }) => chapter);
  return new Map(
    Array.from(byChapter, ([chapter, each]) => [
      chapter,
      each.map(({ course }) => course.course).sort(),
    ]),
  );
}

function isOnOne(
  chapter: { site: string; courses: readonly string[] },
  courses: readonly SiteCourse[],
): boolean {
  return courses.some(
    ({ site, course }) => site === chapter.site && chapter.courses.includes(course),
  );
}
