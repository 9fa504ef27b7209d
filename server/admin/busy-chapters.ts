import type Pusher from 'pusher';
import * as v from 'valibot';
import type { BusyChapters } from '../contract/admin.ts';
import { chapterChannel, parseChannel } from '../contract/channels.ts';
import type { PrismaClient } from '../database/generated/client.ts';

/** Rows of the table: more is no overview. */
const MAX_CHAPTERS = 100;

const Channels = v.object({
  channels: v.record(v.string(), v.object({ user_count: v.optional(v.number(), 0) })),
});

/**
 * The chapters where people are now, out of the Channels HTTP API.
 *
 * @param courses narrows to chapters of these courses; `null` for all
 * @see https://pusher.com/docs/channels/library_auth_reference/rest-api/#get-channels
 */
export async function busyChapters(
  pusher: Pusher,
  prisma: PrismaClient,
  courses: readonly string[] | null,
): Promise<BusyChapters['chapters']> {
  const response = await pusher.get({
    path: '/channels',
    params: { filter_by_prefix: await chapterPrefix(), info: 'user_count' },
  });
  const { channels } = v.parse(Channels, await response.json());
  const viewers = new Map(
    Object.entries(channels).flatMap(([name, { user_count }]) => {
      const channel = parseChannel(name);
      // Left out is what is no chapter's own name, whoever made that channel, and a chapter whose id is
      // too long for a channel's name, since it can't be told from it.
      return channel?.kind === 'chapter' && channel.chapterId !== null
        ? [[channel.chapterId, user_count] as const]
        : [];
    }),
  );
  const visits = await prisma.courseVisit.findMany({
    where: {
      chapterId: { in: [...viewers.keys()] },
      ...(courses && { courseId: { in: [...courses] } }),
    },
    distinct: ['courseId', 'chapterId'],
    select: { courseId: true, chapterId: true },
  });
  const coursesOf = Map.groupBy(visits, ({ chapterId }) => chapterId);
  return [...viewers]
    .map(([chapterId, count]) => ({
      chapterId,
      courses: (coursesOf.get(chapterId) ?? []).map(({ courseId }) => courseId).sort(),
      viewers: count,
    }))
    .filter((chapter) => chapter.viewers > 0 && (!courses || chapter.courses.length > 0))
    .sort((a, b) => b.viewers - a.viewers)
    .slice(0, MAX_CHAPTERS);
}

/** What the names of all chapters' channels begin with. */
async function chapterPrefix(): Promise<string> {
  return (await chapterChannel('x')).slice(0, -1);
}
