import { MAX_DAYS_AHEAD } from '../contract/notifications.ts';
import { sendingWords } from '../words/sending.ts';
import type { FieldProblem } from './field-problem.ts';

/** Ms within which a time is meant as so long from now, by whatever clock its author looks at. */
const SOON_MS = 3_600_000;
/** Ms that clocks may differ by without a word of it: a request takes its time, too. */
const CLOCKS_ALIKE_MS = 30_000;
/** Ms that a time may lie in the past: forms are filled in slowly, and clocks differ. */
const PAST_TOLERANCE_MS = 5 * 60_000;
/** Ms; the queue keeps what is to leave within this time. */
const MAX_AHEAD_MS = MAX_DAYS_AHEAD * 24 * 3_600_000;

/**
 * When a notification leaves by this server's clock. "In a minute" is in a minute also where the author's
 * clock is wrong, of which the difference to `authorNow` tells; "tomorrow at nine" stays what it says, as
 * that clock may be right by then.
 *
 * @param sendAt as it was asked for; `null`: at once
 * @param authorNow what the author's clock showed when they asked; `null`: they did not say
 */
export function leavesAt(sendAt: Date | null, authorNow: Date | null, now: Date): Date | null {
  if (sendAt === null || authorNow === null) return sendAt;
  const ahead = sendAt.getTime() - authorNow.getTime();
  const isWrong = Math.abs(now.getTime() - authorNow.getTime()) > CLOCKS_ALIKE_MS;
  return isWrong && Math.abs(ahead) <= SOON_MS ? new Date(now.getTime() + ahead) : sendAt;
}

/** Why a notification can't leave at `startsAt`, or `null` where it can; `null` is at once. */
export function sendTimeProblem(startsAt: Date | null, now: Date): FieldProblem | null {
  if (startsAt === null) return null;
  const ahead = startsAt.getTime() - now.getTime();
  if (ahead < -PAST_TOLERANCE_MS) return unusable(sendingWords.timePast);
  if (ahead > MAX_AHEAD_MS) return unusable(sendingWords.timeTooFar(MAX_DAYS_AHEAD));
  return null;
}

function unusable(detail: string): FieldProblem {
  return { code: 'send-time-unusable', pointer: '#/sendAt', detail };
}
