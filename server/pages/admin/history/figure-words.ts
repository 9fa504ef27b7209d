import type { Figures } from '../../../contract/notifications.ts';
import type { ShownReport } from '../api/shown-report.ts';
import { fullCount } from '../words.ts';

/** A part of the figures, as it is told; `words` are empty where there is none of it. */
interface FigureWords {
  part: keyof Figures;
  words: string;
}

const REASONS = new Map(
  Object.entries({
    off: 'switched off',
    category: 'not about this',
    'daily-cap': 'enough for a day',
    gone: 'browser gone',
    'too-large': 'too large',
    'bad-request': 'refused as malformed',
    unauthorised: 'refused by the push service',
    'endpoint-refused': 'no known push service',
    redirect: 'redirected',
    'bad-keys': 'unusable keys',
  }),
);

/** What became of a notification, part by part, in words. */
export function figureWords({
  status,
  expanded,
  figures,
}: Pick<ShownReport, 'status' | 'expanded' | 'figures'>): FigureWords[] {
  const { targeted, pending, waiting, quiet, sent, shown, clicked } = figures;
  const isGrowing = status === 'sending' && !expanded;
  return [
    {
      part: 'sent',
      words: isGrowing
        ? `${fullCount(sent)} sent so far`
        : `${fullCount(sent)} of ${fullCount(targeted)} sent`,
    },
    { part: 'shown', words: `${fullCount(shown)} shown` },
    { part: 'clicked', words: `${fullCount(clicked)} clicked` },
    { part: 'pending', words: unlessNone(pending - waiting, 'to go') },
    { part: 'quiet', words: unlessNone(quiet, 'waiting for quiet hours to end') },
    { part: 'waiting', words: unlessNone(waiting - quiet, 'waiting for a push service') },
    { part: 'suppressed', words: withReasons(figures.suppressed, 'not wanted') },
    { part: 'failed', words: withReasons(figures.failed, 'failed') },
    { part: 'expired', words: unlessNone(figures.expired, 'expired') },
    { part: 'cancelled', words: unlessNone(figures.cancelled, 'cancelled') },
  ];
}

function unlessNone(count: number, what: string): string {
  return count > 0 ? `${fullCount(count)} ${what}` : '';
}

function withReasons(countsByReason: Record<string, number>, what: string): string {
  const reasons = Object.entries(countsByReason);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return '';
  const words = reasons.map(
    ([reason, count]) => `${fullCount(count)} ${REASONS.get(reason) ?? reason}`,
  );
  return `${fullCount(total)} ${what} (${words.join(', ')})`;
}
