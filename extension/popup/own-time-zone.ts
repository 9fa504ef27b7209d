/** What stands in where a browser does not know where it is. */
export const UTC = 'UTC';

/**
 * The time zone to keep quiet hours by: the browser's own, or UTC where it names none that means
 * anything to the server. Chromium says `Etc/Unknown` where it does not know the system's.
 *
 * @param named what the browser calls its time zone
 */
export function ownTimeZone(
  named: string | undefined = Intl.DateTimeFormat().resolvedOptions().timeZone,
): string {
  // An offset such as +01:00, which Intl takes, too, knows nothing of daylight saving time.
  if (!named || !/^[A-Za-z]/.test(named) || named === 'Etc/Unknown') return UTC;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: named }) && named;
  } catch (error) {
    if (error instanceof RangeError) return UTC;
    throw error;
  }
}
