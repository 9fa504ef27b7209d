import type { Figures } from '../../../contract/notifications.ts';
import { historyWords } from '../../../words/history.ts';
import type { ShownReport } from '../api/shown-report.ts';

/** A part of the figures, as it is told; `words` are empty where there is none of it. */
interface FigureWords {
  part: keyof Figures;
  words: string;
}

/** A map, as a reason of the server's may be called like something that every object has. */
const REASONS = new Map(Object.entries(historyWords.reasons));

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
      words: isGrowing ? historyWords.sentSoFar(sent) : historyWords.sentOf(sent, targeted),
    },
    { part: 'shown', words: historyWords.shown(shown) },
    { part: 'clicked', words: historyWords.clicked(clicked) },
    { part: 'unknown', words: unlessNone(figures.unknown, historyWords.unknown) },
    { part: 'pending', words: unlessNone(pending - waiting, historyWords.pending) },
    { part: 'quiet', words: unlessNone(quiet, historyWords.quiet) },
    { part: 'waiting', words: unlessNone(waiting - quiet, historyWords.waiting) },
    { part: 'suppressed', words: withReasons(figures.suppressed, historyWords.suppressed) },
    { part: 'failed', words: withReasons(figures.failed, historyWords.failed) },
    { part: 'expired', words: unlessNone(figures.expired, historyWords.expired) },
    { part: 'cancelled', words: unlessNone(figures.cancelled, historyWords.cancelled) },
  ];
}

function unlessNone(count: number, words: (count: number) => string): string {
  return count > 0 ? words(count) : '';
}

function withReasons(
  countsByReason: Record<string, number>,
  words: (count: number, reasons: readonly string[]) => string,
): string {
  const reasons = Object.entries(countsByReason);
  const total = reasons.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return '';
  return words(
    total,
    reasons.map(([reason, count]) => historyWords.forReason(count, REASONS.get(reason) ?? reason)),
  );
}
