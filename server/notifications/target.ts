import { isOfOneOrigin } from '../contract/sites/origins.ts';
import { sendingWords } from '../words/sending.ts';

/** Stands for this server, whatever its address is. */
const HERE = 'https://here.invalid';

/**
 * Why a notification must not lead to `url`, or `null` where it may: an address from `/` on, which is
 * this server's, or a page of one of `origins`. What an instructor's account could be made to send
 * stays within the course; the extension checks once more.
 *
 * @param origins of the course sites and of this server
 */
export function targetProblem(url: string, origins: readonly string[]): string | null {
  if (url.startsWith('/')) {
    // Two slashes begin another host, as do a slash and a backslash, with or without tabs in between.
    return URL.parse(url, HERE)?.origin === HERE ? null : sendingWords.anotherHost;
  }
  const parsed = URL.parse(url);
  if (!parsed) return sendingWords.noAddress(url);
  if (parsed.username || parsed.password) return sendingWords.holdsPassword;
  if (!/^https?:$/.test(parsed.protocol)) return sendingWords.noHttp(parsed.protocol);
  if (isOfOneOrigin(parsed, origins)) return null;
  return sendingWords.noCourseSite(parsed.origin);
}
