const TRUSTED = '--ignore-certificate-errors-spki-list=';

/** Arguments of several stand-ins for one browser: of two lists of trusted keys it would heed the last. */
export function mergedArgs(...lists: readonly string[][]): string[] {
  const args = lists.flat();
  const trusted = args.filter((arg) => arg.startsWith(TRUSTED));
  const keys = trusted.map((arg) => arg.slice(TRUSTED.length));
  return [...args.filter((arg) => !trusted.includes(arg)), `${TRUSTED}${keys.join()}`];
}
