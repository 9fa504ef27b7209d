import type { BusyChapters } from '../contract/admin.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PeopleOn } from '../crowd/people-on.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { type OccupiedRoom, occupiedRooms } from './occupied-rooms.ts';
import { type KnownRooms, roomsBehind } from './rooms-behind.ts';

/** Rows of the table: more is no overview. */
const MAX_CHAPTERS = 100;
/** Channels of groups on which the people are looked at. */
const MAX_GROUPS = 400;
/** Ms that what was found is shown to all who ask. */
const KEPT_MS = 3_000;

type Row = BusyChapters['chapters'][number];

/** The chapters where people are now, most people first: those of some courses, or with `null` all. */
export type BusyChaptersFor = (courses: readonly SiteCourse[] | null) => Promise<Row[]>;

/** A row, and the channels of its room. */
interface Busy {
  channels: string[];
  row: Row;
}

/** What was found, and when. */
interface Found {
  at: number;
  all: Promise<Busy[]>;
  /** How many are on the channels of a room's groups, by the first of them. */
  people: Map<string, Promise<number>>;
}

/**
 * Looks where people are, once in some seconds for all who ask.
 *
 * @param parts.usersOn the ids of who is on any of some channels, each once
 * @param parts.countOf how many are on a channel that does not hold all of them; `null`: it does
 * @param parts.schema the PostgreSQL schema of the tables
 * @param parts.now ms, of a clock that only goes forward
 */
export function createBusyChapters(parts: {
  people: Pick<PeopleOn, 'memberCounts'>;
  usersOn(channels: readonly string[]): Promise<string[]>;
  prisma: PrismaClient;
  schema: string;
  sites: readonly SiteRule[];
  countOf(channel: string): Promise<number | null>;
  now: () => number;
}): BusyChaptersFor {
  const { usersOn, now } = parts;
  let last: Found | null = null;

  async function look(): Promise<Busy[]> {
    const occupied = await occupiedRooms(parts);
    const known = await roomsBehind(
      parts,
      occupied.map(({ name }) => name),
    );
    const byName = new Map(known.map((rooms) => [`${rooms.site} ${rooms.channel}`, rooms]));
    return occupied.flatMap((room) => named(room, byName.get(`${room.site} ${room.name}`)));
  }

  function lookedLately(): Found {
    if (last && now() - last.at < KEPT_MS) return last;
    const found: Found = { at: now(), all: look(), people: new Map() };
    last = found;
    found.all.catch(() => {
      if (last === found) last = null;
    });
    return found;
  }

  /** Whoever meets all groups is on the channel of each, and one person: of the busiest chapters that is told apart. */
  async function countedOnce(rows: readonly Busy[], { people }: Found): Promise<Row[]> {
    let left = MAX_GROUPS;
    const counted = rows.map(async ({ channels, row }) => {
      const [first = ''] = channels;
      if (channels.length === 1 || channels.length > left) return row;
      left -= channels.length;
      const known = people.get(first) ?? usersOn(channels).then(({ length }) => length);
      people.set(first, known);
      return { ...row, viewers: await known };
    });
    return (await Promise.all(counted)).sort((one, other) => other.viewers - one.viewers);
  }

  return async (courses) => {
    const found = lookedLately();
    const own = (await found.all).filter(({ row }) => !courses || isOnOne(row, courses));
    return countedOnce(own.slice(0, MAX_CHAPTERS), found);
  };
}

/** What a busy chapter is called; nothing where its name is a hash of a room that is not known. */
function named(
  { channels, site, course, chapterId, viewers }: OccupiedRoom,
  known: KnownRooms | undefined,
): Busy[] {
  const chapter = chapterId ?? known?.chapter;
  if (chapter === undefined) return [];
  const courses = course === null ? (known?.courses.toSorted() ?? []) : [course];
  const row = {
    ...{ site, chapterId: chapter, courses, viewers },
    title: known?.title ?? null,
    courseTitle: courses.length === 1 ? (known?.courseTitle ?? null) : null,
  };
  return [{ channels, row }];
}

function isOnOne({ site, courses }: Row, asked: readonly SiteCourse[]): boolean {
  return asked.some((each) => each.site === site && courses.includes(each.course));
}
