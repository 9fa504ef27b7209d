import { decision } from '../access/decision.ts';
import { INSTRUCTOR, type Person } from '../contract/person.ts';
import type { SiteRule } from '../contract/sites/rule.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import { roomName } from '../sites/group-channel.ts';
import type { MembersBehind } from './members-behind.ts';
import { looksIn } from './shown-behind.ts';

/** Lists say who learns in a course: who teaches it is said by their session tokens alone. */
const NO_LISTS = { enrolments: [], now: new Date(0) };

/** Those on a channel who are seen by a name, as others there see them, by their ids on it. */
export type NamedMembers = (channel: string, ids: readonly string[]) => Promise<Person[]>;

/**
 * Looks up in `prisma` who they are, and by what their session token said last who of them teaches.
 *
 * @param parts.writeVisits has who has just come written, where they wait for it
 */
export function createNamedMembers(parts: {
  prisma: PrismaClient;
  membersBehind: Pick<MembersBehind, 'of'>;
  sites: readonly SiteRule[];
  writeVisits(): Promise<void>;
}): NamedMembers {
  const { prisma, membersBehind, sites, writeVisits } = parts;

  const known = (learnerIds: string[]) =>
    prisma.learner.findMany({
      where: { id: { in: learnerIds } },
      select: { id: true, name: true, imageUrl: true, givenName: true },
    });

  /** Those of some people who teach in the room of a channel. */
  async function teachersAmong(learnerIds: string[], channel: string): Promise<Set<string>> {
    const among = { in: learnerIds };
    const rights = await prisma.senderRights.findMany({
      where: { learnerId: among, role: INSTRUCTOR },
    });
    if (rights.length === 0) return new Set();
    // The channel of a chapter alone does not say of which course it is, but their visits do.
    const visits = await prisma.courseVisit.findMany({
      where: { learnerId: among, room: { channel: roomName(channel) } },
      select: { learnerId: true, room: { select: { course: true } } },
    });
    const teachers = visits.filter(({ learnerId, room }) => {
      const { courses = [] } = rights.find((each) => each.learnerId === learnerId) ?? {};
      const place = { site: room.course.site, course: room.course.course };
      return decision({ role: INSTRUCTOR, courses }, place, sites, NO_LISTS).teaches;
    });
    return new Set(teachers.map(({ learnerId }) => learnerId));
  }

  return async (channel, ids) => {
    const behind = await membersBehind.of(channel, ids);
    const named = [...behind].filter(([, { seen }]) => seen !== 'counted');
    const learnerIds = named.map(([, { learnerId }]) => learnerId);
    let learners = await known(learnerIds);
    if (learners.length < learnerIds.length) {
      await writeVisits();
      learners = await known(learnerIds);
    }
    const teachers = await teachersAmong(learnerIds, channel);
    const byId = new Map(learners.map((learner) => [learner.id, learner]));
    return named.flatMap(([id, member]): Person[] => {
      const learner = byId.get(member.learnerId);
      if (!learner) return [];
      const teaches = teachers.has(learner.id);
      return [{ ...looksIn(member, learner), id, ...(teaches && { role: INSTRUCTOR }) }];
    });
  };
}
