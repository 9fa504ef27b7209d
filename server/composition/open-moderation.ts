import type { SiteRule } from '../contract/sites/rule.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import type { ModerationParts } from '../moderation/admin-routes.ts';
import { createFindReported, type FindReported } from '../moderation/find-reported.ts';
import { createModerate } from '../moderation/moderate.ts';
import { createModerations, type Moderations } from '../moderation/moderations.ts';
import { createReports, type Reports } from '../moderation/reports.ts';
import { isBarredAt } from '../moderation/state.ts';
import type { EndPresence } from '../presence/end-presence.ts';
import type { MembersBehind } from '../presence/members-behind.ts';
import { createShownBehind } from '../presence/shown-behind.ts';
import type { Visits } from '../visits/visits.ts';
import type { Storage } from './open-storage.ts';

/** Reports, and what admins take from people. */
export interface Moderation extends ModerationParts {
  moderations: Moderations;
  reports: Reports;
  /** Whether an admin has ended a learner's presence, for now. */
  isBarred(learnerId: string): Promise<boolean>;
  findReported: FindReported;
}

/** @param parts.subjectOf the hash under which it is kept of whom something is taken */
export function openModeration(parts: {
  storage: Storage;
  visits: Pick<Visits, 'write'>;
  membersBehind: MembersBehind;
  endPresence: EndPresence;
  sites: readonly SiteRule[];
  subjectOf(learnerId: string): string;
  monotonic: () => number;
  outages: Pick<Outages, 'isDown'>;
  noteFailure: NoteFailure;
}): Moderation {
  const { storage, visits, membersBehind, endPresence, sites } = parts;
  const { subjectOf, monotonic, outages, noteFailure } = parts;
  const { database, stores, clock } = storage;
  const { prisma } = stores;
  const isShared = database.kind === 'postgresql';
  const moderations = createModerations({
    ...{ prisma, subjectOf, isShared, monotonic, outages, noteFailure },
    now: clock.now,
  });
  return {
    moderations,
    isBarred: async (learnerId) => isBarredAt(await moderations.of(learnerId), clock.now()),
    reports: createReports(prisma, moderations, clock.now),
    findReported: createFindReported({
      prisma,
      shownBehind: createShownBehind(membersBehind, sites),
      writeVisits: visits.write,
      now: clock.now,
    }),
    moderate: createModerate({
      ...{ prisma, moderations, isShared, noteFailure },
      endConnections: endPresence,
    }),
  };
}
