import { readOrigin } from '../../../server/contract/sites/origins.ts';

/**
 * The source of a regular expression that addresses of these origins match, as browsers write them: the
 * worker has it in place of the code that reads what rules say of origins.
 *
 * @param origins as site rules name them
 */
export function originsPattern(origins: readonly string[]): string {
  const written = [...new Set(origins)].map((origin) => {
    const named = readOrigin(origin);
    if (!named) throw new Error(`${origin} is no origin, and was taken for one.`);
    const { protocol, hostname, port } = named.url;
    const host = (named.isBelow ? '[^/:@]+\\.' : '') + hostname.replace(/[.[\]]/g, '\\$&');
    return `${protocol}//${host}\\.?${named.isAnyPort ? '(:\\d+)?' : port && `:${port}`}`;
  });
  return `^(${written.join('|')})/`;
}
