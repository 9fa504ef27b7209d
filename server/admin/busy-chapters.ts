import type Pusher from 'pusher';
import * as v from 'valibot';
import type { BusyChapters } from '../contract/admin.ts';
import { CHAPTER_PREFIX } from '../contract/channels.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { roomOfChannel } from '../sites/room-of-channel.ts';

/** Rows of the table: more is no overview. */
const MAX_CHAPTERS = 100;

const Channels = v.object({
  channels: v.record(v.string(), v.object({ user_count: v.optional(v.number(), 0) })),
});

/** A chapter where people are, as far as the name of its channel tells. */
interface Busy {
  channel: string;
  site: string;
  course: string | null;
  chapterId: string | null;
  viewers: number;
}

type KnownRoom = Prisma.RoomGetPayload<{ include: { course: true } }>;

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
  const known = await roomsBehind(prisma, busy);
  return busy
    .flatMap((each) => named(each, known.get(each.channel) ?? []))
    .filter((chapter) => !courses || isOnOne(chapter, courses))
    .sort((a, b) => b.viewers - a.viewers)
    .slice(0, MAX_CHAPTERS);
}

/** Left out is what is no room's own name, whoever made that channel, and a room of a site that the server does not have. */
function busyAt(channel: string, viewers: number, sites: readonly SiteRule[]): Busy[] {
  const room = roomOfChannel(channel, sites);
  if (!room || viewers === 0) return [];
  const { rule, course, chapter: chapterId } = room;
  return [{ channel, site: rule.id, course, chapterId, viewers }];
}

/** By channel, the rooms that it is of: several at most where a site's chapter ids are unique. */
async function roomsBehind(
  prisma: PrismaClient,
  busy: readonly Busy[],
): Promise<Map<string | null, KnownRoom[]>> {
  const rooms = await prisma.room.findMany({
    where: { channel: { in: busy.map(({ channel }) => channel) } },
    include: { course: true },
  });
  return Map.groupBy(rooms, ({ channel }) => channel);
}

/** What a busy chapter is called; nothing where its name is a hash of a room that is not known. */
function named(
  { site, course, chapterId, viewers }: Busy,
  known: readonly KnownRoom[],
): BusyChapters['chapters'] {
  const rooms = known.filter((room) => room.course.site === site);
  const [room] = rooms;
  const chapter = chapterId ?? room?.chapter;
  if (chapter === undefined) return [];
  const courses = course === null ? rooms.map((each) => each.course.course).sort() : [course];
  return [
    {
      ...{ site, chapterId: chapter, courses, viewers },
      title: room?.title ?? null,
      courseTitle: courses.length === 1 ? (room?.course.title ?? null) : null,
    },
  ];
}

function isOnOne(
  chapter: { site: string; courses: readonly string[] },
  courses: readonly SiteCourse[],
): boolean {
  return courses.some(
    ({ site, course }) => site === chapter.site && chapter.courses.includes(course),
  );
}
