import { counted } from './plural.ts';

const MINUTE_S = 60;
const HOUR_S = 3_600;

/** How long to wait, never less: "1 second", "40 seconds", "2 minutes", "12 hours". */
export function wait(seconds: number): string {
  if (seconds <= MINUTE_S) return counted(seconds, 'second', 'seconds');
  if (seconds <= HOUR_S) return counted(Math.ceil(seconds / MINUTE_S), 'minute', 'minutes');
  return counted(Math.ceil(seconds / HOUR_S), 'hour', 'hours');
}
