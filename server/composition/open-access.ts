import { type Access, createAccess } from '../access/access.ts';
import { createDated } from '../access/dated.ts';
import { createEndRight, type EndRight } from '../access/end-right.ts';
import { createEnrolments } from '../access/enrolments.ts';
import { createLeaveLostCourses, type LeaveLostCourses } from '../access/leave-lost-courses.ts';
import { createEnrolmentLists, type EnrolmentLists, type ListDifference } from '../access/lists.ts';
import { createMeetNewGroups } from '../access/meet-new-groups.ts';
import { readEnrolments } from '../access/read-enrolments.ts';
import { type RightsChange, readRightsChange, rightsMessage } from '../access/rights-changes.ts';
import type { Config } from '../config.ts';
import type { SiteCourse } from '../contract/site-course.ts';
import { NO_OTHERS, openBroadcast } from '../database/broadcast.ts';
import type { NoteFailure } from '../health/note-failure.ts';
import type { Outages } from '../health/outages.ts';
import type { Jobs } from '../jobs/jobs.ts';
import { onCourses } from '../rooms/visited.ts';
import type { Visits } from '../visits/visits.ts';
import type { Storage } from './open-storage.ts';

/** Seconds between two looks for whose time on a list has begun or is over. */
const DATES_EVERY_S = 60;

/** Who may be where, and what changes that. */
export interface OpenAccess {
  access: Access;
  lists: EnrolmentLists;
  endRight: EndRight;
  leaveLostCourses: LeaveLostCourses;
  /** Told what of a list has changed: it is in force when this has resolved. */
  onListChange(course: SiteCourse, difference: ListDifference): Promise<void>;
  /** Tells this process and all others that something has changed. */
  tell(change: RightsChange): Promise<void>;
}

/**
 * Opens it.
 *
 * @param parts.onChange told what any process has changed of what the identity says
 * @param parts.endConnections ends all connections of a learner
 * @param parts.starting takes what has to be closed again
 */
export async function openAccess(
  { sites, database: { url } }: Pick<Config, 'sites' | 'database'>,
  parts: {
    storage: Storage;
    visits: Pick<Visits, 'write'>;
    jobs: Pick<Jobs, 'repeat'>;
    outages: Outages;
    noteFailure: NoteFailure;
    onChange(change: RightsChange): void;
    endConnections(learnerId: string): Promise<void>;
    starting: AsyncDisposableStack;
  },
): Promise<OpenAccess> {
  const { storage, visits, jobs, outages, noteFailure, onChange, endConnections, starting } = parts;
  const { database, schema, stores, clock } = storage;
  const { prisma } = stores;
  const { now } = clock;
  const enrolments = createEnrolments({
    read: (learnerIds) => readEnrolments(prisma, learnerIds),
    isCurrent: () => others.isListening(),
    outages,
    now: () => performance.now(),
  });

  function apply(change: RightsChange): void {
    if (change.of === 'lists') enrolments.forget(change.learnerIds ?? 'all');
    else onChange(change);
  }

  const others =
    url === null
      ? NO_OTHERS
      : await openBroadcast({
          ...{ url, schema, pool: database.pool },
          onMessage(message) {
            const change = readRightsChange(message);
            if (change) apply(change);
          },
          onAgain: () => enrolments.forget('all'),
        });
  starting.use(others);

  async function tell(change: RightsChange): Promise<void> {
    apply(change);
    try {
      await others.send(rightsMessage(change));
    } catch (error) {
      // They know it when they read it anew, within minutes.
      noteFailure(error, 'other server processes could not be told of a changed right');
    }
  }

  async function forgetVisits(course: SiteCourse, learnerIds: string[]): Promise<void> {
    // Whether they are away is of who is there.
    await prisma.browserActivity.deleteMany({ where: { learnerId: { in: learnerIds } } });
    // What waits to be written is of before, too.
    await visits.write();
    await prisma.courseVisit.deleteMany({
      where: { learnerId: { in: learnerIds }, ...onCourses([course]) },
    });
  }

  const endRight = createEndRight({
    ...{ prisma, sites, endConnections, forgetVisits, noteFailure, now },
  });
  const meetNewGroups = createMeetNewGroups({ prisma, sites, comeAgain: endRight.of });
  await jobs.repeat({
    ...{ name: 'enrolments-dated', everySeconds: DATES_EVERY_S },
    run: createDated({
      ...{ prisma, endRight, now },
      onChange: () => tell({ of: 'lists', learnerIds: null }),
    }),
  });
  return {
    access: createAccess({ sites, enrolments, now }),
    lists: createEnrolmentLists(prisma, schema, now),
    endRight,
    leaveLostCourses: createLeaveLostCourses({ prisma, sites, forgetVisits, now }),
    async onListChange(course, difference) {
      const { added, changed, removed } = difference;
      const others = [...added, ...changed].map(({ learner }) => learner);
      await tell({ of: 'lists', learnerIds: [...others, ...removed] });
      await endRight.ofList(course, { gone: removed, others });
      await meetNewGroups(course, difference);
    },
    tell,
  };
}
