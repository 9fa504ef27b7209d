import type { Room } from '../contract/room-channel.ts';
import { type PageTitles, usableTitle } from '../contract/room-titles.ts';
import { elementKey } from '../contract/sites/document-facts.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import { titlesOf } from '../contract/sites/titles.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { createLastKnown } from '../health/last-known.ts';
import { idHash } from './id-hash.ts';
import { roomKey } from './room-key.ts';
import type { Rooms } from './rooms.ts';
import type { TitleVotes } from './title-votes.ts';

/** Who said what a course or a chapter is called; each outdoes those before. */
export const TITLE_SOURCES = ['learners', 'instructor', 'admin'] as const;
export type TitleSource = (typeof TITLE_SOURCES)[number];

/** Titles that were stored lately, and need not be again, and for how many ms that is remembered. */
const CAPACITY = 20_000;
const KEEP_MS = 3_600_000;

/** What a browser reports that a room is called. */
export interface TitleReport {
  learnerId: string;
  /** Whether they teach the room's course. */
  teaches: boolean;
  room: Room;
  titles: PageTitles;
}

/** What courses and chapters are called. */
export interface Titles {
  /** Believes what an instructor of the course reports at once, and of learners what three of them do. */
  report(report: TitleReport): Promise<void>;
  /** Sets what an admin calls a course; `null`: what is reported counts again. */
  setCourse(course: Pick<Room, 'site' | 'course'>, title: string | null): Promise<void>;
  /** The same of a chapter. */
  setChapter(room: Room, title: string | null): Promise<void>;
}

/** Keeps titles beside the rooms' rows in `prisma`. */
export function createTitles(parts: {
  prisma: PrismaClient;
  rooms: Pick<Rooms, 'idsOf'>;
  sites: readonly SiteRule[];
  votes: TitleVotes;
  /** Ms of a clock that nobody sets. */
  monotonic: () => number;
}): Titles {
  const { prisma, rooms, sites, votes, monotonic } = parts;
  const stored = createLastKnown<string>({ capacity: CAPACITY, keepMs: KEEP_MS, now: monotonic });

  /** Stores it unless who said so before outdoes it, or the same stands there. */
  async function store(
    subject: string,
    { title, titleFrom }: { title: string; titleFrom: TitleSource },
    update: (
      data: { title: string; titleFrom: TitleSource },
      where: { OR: { titleFrom: TitleSource | null }[] },
    ) => Promise<unknown>,
  ): Promise<void> {
    const outdone = TITLE_SOURCES.slice(0, TITLE_SOURCES.indexOf(titleFrom) + 1);
    const before = [null, ...outdone].map((from) => ({ titleFrom: from }));
    await update({ title, titleFrom }, { OR: before });
    stored.note(subject, title);
  }

  /** Who is believed to say so; `null`: nobody yet, or it is known. */
  function believed(
    subject: string,
    title: string | null,
    { teaches, learnerId }: TitleReport,
  ): { title: string; titleFrom: TitleSource } | null {
    if (title === null || stored.get(subject) === title) return null;
    if (teaches) return { title, titleFrom: 'instructor' };
    return votes.count(subject, title, learnerId) ? { title, titleFrom: 'learners' } : null;
  }

  return {
    async report(report) {
      const { room, titles } = report;
      const rule = sites.find(({ id }) => id === room.site);
      if (!rule) return;
      const read = readTitles(rule, titles);
      const [courseSubject, chapterSubject] = [
        JSON.stringify([room.site, room.course]),
        roomKey(room),
      ];
      const course = believed(courseSubject, read.course, report);
      const chapter = believed(chapterSubject, read.chapter, report);
      if (!course && !chapter) return;
      const id = (await rooms.idsOf([room])).get(roomKey(room)) ?? '';
      if (course) {
        await store(courseSubject, course, (data, where) =>
          prisma.course.updateMany({ where: { rooms: { some: { id } }, ...where }, data }),
        );
      }
      if (chapter) {
        await store(chapterSubject, chapter, (data, where) =>
          prisma.room.updateMany({ where: { id, ...where }, data }),
        );
      }
    },
    async setCourse({ site, course }, title) {
      const site_hash = { site, hash: idHash(course) };
      const named = { title, titleFrom: title && ('admin' satisfies TitleSource) };
      await prisma.course.upsert({
        where: { site_hash },
        create: { ...site_hash, course, ...named },
        update: named,
      });
    },
    async setChapter(room, title) {
      const id = (await rooms.idsOf([room])).get(roomKey(room)) ?? '';
      const named = { title, titleFrom: title && ('admin' satisfies TitleSource) };
      await prisma.room.update({ where: { id }, data: named });
    },
  };
}

/** What the page of a site's chapter says that course and chapter are called. */
function readTitles(rule: SiteRule, { page, course, chapter }: PageTitles) {
  const { titles = {} } = rule;
  const elements = Object.fromEntries([
    ...(titles.chapter && chapter ? [[elementKey(titles.chapter), chapter]] : []),
    ...(titles.course && course ? [[elementKey(titles.course), course]] : []),
  ]);
  const read = titlesOf(rule, { url: '', elements, ...(page !== undefined && { title: page }) });
  return { course: usableTitle(read.course), chapter: usableTitle(read.chapter) };
}
