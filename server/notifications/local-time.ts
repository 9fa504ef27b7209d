const MINUTE = 60_000;

/** Making a formatter takes far longer than using it, and there are few time zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Minutes since midnight on the clocks of `timeZone`, 0 to 1439.
 *
 * @param moment epoch ms
 */
export function minuteOfDay(moment: number, timeZone: string): number {
  const formatter =
    formatters.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  formatters.set(timeZone, formatter);
  return minutesIn(formatter.format(moment));
}

/** The minutes that a time of day, `HH:MM`, is past midnight. */
export function minutesIn(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}

/** The whole minute at or before `moment`. Both epoch ms. */
export function wholeMinute(moment: number): number {
  return Math.floor(moment / MINUTE) * MINUTE;
}
