import type { PrismaClient } from '../database/generated/client.ts';
import { LEASE_MS } from '../visits/lease-ms.ts';
import type { BrowserReport } from './activity.ts';
import { allSeenOn } from './seen-on.ts';

/** Browsers of one learner whose reports are kept; with one more, the one that was heard longest ago goes. */
export const MAX_BROWSERS = 20;

/** A report, and which of its learner's browsers it is from. */
export type KnownReport = BrowserReport & { browserId: string };

/** What each browser reported last, in the database: every server process knows it. */
export interface ActivityStore {
  /** Keeps a browser's report in place of its last. */
  put(browserId: string, report: BrowserReport): Promise<void>;
  /** Forgets all reports of a learner. */
  forget(learnerId: string): Promise<void>;
  /** The reports of all browsers of a learner. */
  ofLearner(learnerId: string): Promise<KnownReport[]>;
  /** The same of several. */
  ofLearners(learnerIds: readonly string[]): Promise<BrowserReport[]>;
  /** The reports of all browsers of all learners on any of these channels. */
  ofChannels(channels: readonly string[]): Promise<BrowserReport[]>;
}

/** @param now for leaving out what is too old to say anything */
export function createActivityStore(prisma: PrismaClient, now: () => Date): ActivityStore {
  // Whoever fell silent is in no roster after that.
  const recent = () => ({ gt: new Date(now().getTime() - LEASE_MS) });
  return {
    async put(browserId, report) {
      await prisma.browserActivity.upsert({
        where: { learnerId_browserId: { learnerId: report.learnerId, browserId } },
        create: { browserId, ...report },
        update: report,
      });
      const { learnerId } = report;
      const surplus = await prisma.browserActivity.findMany({
        where: { learnerId },
        orderBy: [{ reportedAt: 'desc' }, { browserId: 'desc' }],
        skip: MAX_BROWSERS,
        select: { browserId: true },
      });
      if (surplus.length === 0) return;
      await prisma.browserActivity.deleteMany({
        where: { learnerId, browserId: { in: surplus.map((each) => each.browserId) } },
      });
    },
    async forget(learnerId) {
      await prisma.browserActivity.deleteMany({ where: { learnerId } });
    },
    ofLearner: (learnerId) =>
      prisma.browserActivity.findMany({ where: { learnerId, reportedAt: recent() } }),
    ofLearners: (learnerIds) =>
      prisma.browserActivity.findMany({
        where: { learnerId: { in: [...learnerIds] }, reportedAt: recent() },
      }),
    async ofChannels(channels) {
      const reportedAt = recent();
      const here = await prisma.browserActivity.findMany({
        where: { channels: { hasSome: channels.flatMap(allSeenOn) }, reportedAt },
        select: { learnerId: true },
      });
      // Who is away or silent here may be active in a browser that shows another chapter.
      const learnerId = { in: here.map((report) => report.learnerId) };
      return prisma.browserActivity.findMany({ where: { learnerId, reportedAt } });
    },
  };
}
