import type { QuietHours } from '../contract/preferences.ts';
import { minuteOfDay, minutesIn, wholeMinute } from './local-time.ts';

const MINUTE = 60_000;
const DAY = 24 * 60;
/** Clocks are changed at whole quarters of an hour, everywhere. */
const QUARTER = 15;

/**
 * When the quiet hours that `moment` lies in are over, or `null` where it lies in none. They go by the
 * learner's clock on the wall: it is quiet while that shows `from` or later and is before `to`, also
 * over midnight; a night on which clocks change is shorter or longer for it.
 *
 * @param moment epoch ms
 * @returns epoch ms
 */
export function quietUntil(quietHours: QuietHours, moment: number): number | null {
  const minutesLeft = (at: number) => quietMinutesLeft(quietHours, at);
  if (minutesLeft(moment) === 0) return null;
  let at = wholeMinute(moment);
  for (;;) {
    const left = minutesLeft(at);
    if (left === 0) return at;
    const end = at + left * MINUTE;
    // Where no clock is changed until then, the wall shows `to` at `end`.
    if (minuteOfDay(end, quietHours.timeZone) === minutesIn(quietHours.to)) return end;
    at = nextQuarter(at);
  }
}

/** Minutes on the wall until `to`, or 0 where it is not quiet. */
function quietMinutesLeft({ from, to, timeZone }: QuietHours, moment: number): number {
  const start = minutesIn(from);
  const length = (minutesIn(to) - start + DAY) % DAY;
  const passed = (minuteOfDay(moment, timeZone) - start + DAY) % DAY;
  return passed < length ? length - passed : 0;
}

function nextQuarter(moment: number): number {
  const quarter = QUARTER * MINUTE;
  return (Math.floor(moment / quarter) + 1) * quarter;
}
