import type Pusher from 'pusher';
import * as v from 'valibot';
import type { BusyChapters } from '../contract/admin.ts';
import { CHAPTER_PREFIX } from '../contract/channels.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { Prisma, PrismaClient } from '../database/generated/client.ts';
import { usersOnEach } from '../presence/users-on.ts';
import { roomName } from '../sites/group-channel.ts';
import { roomOfChannel } from '../sites/room-of-channel.ts';

/** Rows of the table: more is no overview. */
const MAX_CHAPTERS = 100;

const Channels = v.object({
  channels: v.record(v.string(), v.object({ user_count: v.optional(v.number(), 0) })),
});

/** Channels of groups on which the people are looked at. */
const MAX_GROUPS = 400;

/** A chapter where people are, as far as the names of its channels tell. */
interface Busy {
  /** What its channels have in common. */
  name: string;
  channels: string[];
  site: string;
  course: string | null;
  chapterId: string | null;
  /** The sum over its channels. */
  viewers: number;
}

type Row = BusyChapters['chapters'][number];
type KnownRoom = Prisma.RoomGetPayload<{ include: { course: true } }>;

/**
 * The chapters where people are now, out of the Channels HTTP API.
 *
 * @param parts.countOf how many are on a channel that does not hold all of them; `null`: it does
 * @param courses narrows to chapters of these courses; `null` for all
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-channels
 */
export async function busyChapters(
  pusher: Pusher,
  parts: {
    prisma: PrismaClient;
    sites: readonly SiteRule[];
    countOf(channel: string): Promise<number | null>;
  },
  courses: readonly SiteCourse[] | null,
): Promise<BusyChapters['chapters']> {
  const { prisma, sites, countOf } = parts;
  const response = await pusher.get({
    path: '/channels',
    params: { filter_by_prefix: CHAPTER_PREFIX, info: 'user_count' },
  });
  const { channels } = v.parse(Channels, await response.json());
  const counted = Object.entries(channels).map(async ([name, { user_count }]) =>
    busyAt(name, (await countOf(name)) ?? user_count, sites),
  );
  const occupied = (await Promise.all(counted)).flat();
  const busy = [...Map.groupBy(occupied, ({ name }) => name).values()].flatMap(together);
  const known = await roomsBehind(prisma, busy);
  const rows = busy
    .flatMap((each) => named(each, known.get(each.name) ?? []))
    .filter(({ row }) => !courses || isOnOne(row, courses))
    .sort(byViewers)
    .slice(0, MAX_CHAPTERS);
  return (await countedOnce(pusher, rows)).sort(byViewers).map(({ row }) => row);
}

const byViewers = (one: { row: Row }, other: { row: Row }) => other.row.viewers - one.row.viewers;

/** Of the channels of one room's groups, the room. */
function together([first, ...more]: Busy[]): Busy[] {
  if (!first) return [];
  const all = [first, ...more];
  const viewers = all.reduce((sum, each) => sum + each.viewers, 0);
  return [{ ...first, channels: all.flatMap((each) => each.channels), viewers }];
}

/** Whoever meets all groups is on the channel of each, and one person: of the busiest chapters that is told apart. */
function countedOnce(
  pusher: Pusher,
  rows: readonly { channels: string[]; row: Row }[],
): Promise<{ row: Row }[]> {
  let left = MAX_GROUPS;
  const counted = rows.map(async ({ channels, row }) => {
    if (channels.length === 1 || channels.length > left) return { row };
    left -= channels.length;
    return { row: { ...row, viewers: (await usersOnEach(pusher, channels)).length } };
  });
  return Promise.all(counted);
}

/** Left out is what is no room's own name, whoever made that channel, and a room of a site that the server does not have. */
function busyAt(channel: string, viewers: number, sites: readonly SiteRule[]): Busy[] {
  const room = roomOfChannel(channel, sites);
  if (!room || viewers === 0) return [];
  const { rule, course, chapter: chapterId } = room;
  const name = roomName(channel);
  return [{ name, channels: [channel], site: rule.id, course, chapterId, viewers }];
}

/** By channel, the rooms that it is of: several at most where a site's chapter ids are unique. */
async function roomsBehind(
  prisma: PrismaClient,
  busy: readonly Busy[],
): Promise<Map<string | null, KnownRoom[]>> {
  const rooms = await prisma.room.findMany({
    where: { channel: { in: busy.map(({ name }) => name) } },
    include: { course: true },
  });
  return Map.groupBy(rooms, ({ channel }) => channel);
}

/** What a busy chapter is called; nothing where its name is a hash of a room that is not known. */
function named(
  { channels, site, course, chapterId, viewers }: Busy,
  known: readonly KnownRoom[],
): { channels: string[]; row: Row }[] {
  const rooms = known.filter((room) => room.course.site === site);
  const [room] = rooms;
  const chapter = chapterId ?? room?.chapter;
  if (chapter === undefined) return [];
  const courses = course === null ? rooms.map((each) => each.course.course).sort() : [course];
  const row = {
    ...{ site, chapterId: chapter, courses, viewers },
    title: room?.title ?? null,
    courseTitle: courses.length === 1 ? (room?.course.title ?? null) : null,
  };
  return [{ channels, row }];
}

function isOnOne(
  chapter: { site: string; courses: readonly string[] },
  courses: readonly SiteCourse[],
): boolean {
  return courses.some(
    ({ site, course }) => site === chapter.site && chapter.courses.includes(course),
  );
}
