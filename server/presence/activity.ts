import { REPORT_EVERY_MS } from '../contract/presence.ts';

/** Ms that a report counts: a browser that is there has reported again by then. */
export const REPORT_LASTS_MS = 2 * REPORT_EVERY_MS + 60_000;

/** What a browser reported last of its learner. */
export interface BrowserReport {
  learnerId: string;
  away: boolean;
  channels: string[];
  reportedAt: Date;
}

/** Whether a learner is away: they are in no browser of theirs. Who never reported is not. */
export function isAway(reports: readonly BrowserReport[], now: Date): boolean {
  const current = reports.filter((report) => isCurrent(report, now));
  return current.length > 0 && current.every(({ away }) => away);
}

/** The learners who are away, out of the reports of several. */
export function awayLearners(reports: readonly BrowserReport[], now: Date): string[] {
  const byLearner = Map.groupBy(reports, ({ learnerId }) => learnerId);
  return [...byLearner].filter(([, theirs]) => isAway(theirs, now)).map(([learnerId]) => learnerId);
}

/** The channels on which others see a learner, in any browser. */
export function channelsOf(reports: readonly BrowserReport[], now: Date): string[] {
  const current = reports.filter((report) => isCurrent(report, now));
  return [...new Set(current.flatMap(({ channels }) => channels))];
}

function isCurrent({ reportedAt }: BrowserReport, now: Date): boolean {
  return now.getTime() - reportedAt.getTime() < REPORT_LASTS_MS;
}
