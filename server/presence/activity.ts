import { REPORT_EVERY_MS } from '../contract/presence.ts';
import type { RoomId } from './room-id.ts';
import { readSeenOn, type SeenOn } from './seen-on.ts';

/** Ms that a report counts: a browser that is there has reported again by then. */
const REPORT_LASTS_MS = 2 * REPORT_EVERY_MS + 60_000;

/** What a browser reported last of its learner. */
export interface BrowserReport {
  learnerId: string;
  away: boolean;
  /** Where they are seen by a name, as {@link writeSeenOn} writes it. */
  channels: string[];
  reportedAt: Date;
}

/**
 * Whether a learner is away: they are active in no browser of theirs. So is who fell silent on a chapter: a
 * browser that leaves says so, and one that was cut off may stand in the roster of an engine that has not
 * noticed. Who never reported is not.
 */
export function isAway(reports: readonly BrowserReport[], now: Date): boolean {
  const current = reports.filter((report) => isCurrent(report, now));
  if (current.length > 0) return current.every(({ away }) => away);
  return reports.some(({ channels }) => channels.length > 0);
}

/**
 * Who is away on any of a room's channels, by their ids there, out of the reports of several learners.
 *
 * @param roomId the id of a learner on such a channel
 */
export function awayOn(
  channels: readonly string[],
  reports: readonly BrowserReport[],
  now: Date,
  roomId: RoomId,
): string[] {
  const byLearner = Map.groupBy(reports, ({ learnerId }) => learnerId);
  return [...byLearner].flatMap(([learnerId, theirs]) => {
    const seenOn = theirs.flatMap(({ channels }) => channels.map(readSeenOn));
    const here = seenOn.find(({ channel }) => channels.includes(channel));
    return here && isAway(theirs, now) ? [roomId(here.channel, learnerId, here.seen)] : [];
  });
}

/** The channels on which others see a learner by a name, in any browser. */
export function channelsOf(reports: readonly BrowserReport[], now: Date): SeenOn[] {
  const current = reports.filter((report) => isCurrent(report, now));
  return [...new Set(current.flatMap(({ channels }) => channels))].map(readSeenOn);
}

function isCurrent({ reportedAt }: BrowserReport, now: Date): boolean {
  return now.getTime() - reportedAt.getTime() < REPORT_LASTS_MS;
}
