import { LANGUAGE } from './language.ts';
import { notificationWords } from './notifications.ts';

const MINUTE_MS = 60_000;
const STEPS = [
  ['day', 24 * 60 * MINUTE_MS],
  ['hour', 60 * MINUTE_MS],
  ['minute', MINUTE_MS],
] as const;

/**
 * How long ago a moment is: "2h ago", "just now".
 *
 * @param momentMs ms since the epoch by the server's clock
 * @param nowMs now, by the same clock
 */
export function timeAgo(momentMs: number, nowMs: number): string {
  const format = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto', style: 'narrow' });
  const ago = momentMs - nowMs;
  for (const [unit, length] of STEPS) {
    if (-ago >= length) return format.format(Math.ceil(ago / length), unit);
  }
  return notificationWords.justNow;
}
