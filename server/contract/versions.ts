/** The number of this API: higher with each release whose extension needs what the server before does not have. */
export const API = 2;

/** The oldest extension that this server works with: that of the minor release before. */
export const OLDEST_EXTENSION = '0.1.0';

/**
 * Whether a version comes before another: whole numbers with dots between, as browsers take them.
 *
 * @see https://developer.chrome.com/docs/extensions/reference/manifest/version
 */
export function isBefore(version: string, other: string): boolean {
  const [ours, theirs] = [version, other].map((text) => text.split('.').map(Number));
  for (let place = 0; place < Math.max(ours?.length ?? 0, theirs?.length ?? 0); place += 1) {
    const difference = (ours?.[place] ?? 0) - (theirs?.[place] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
