import { parsePublicHttpsUrl } from '../contract/public-url.ts';
import { isOfOneOrigin } from '../contract/sites/origins.ts';
import { sendingWords } from '../words/sending.ts';

/**
 * Why a notification must not show the picture at `url`, or `null` where it may: every browser that it
 * reaches asks for it, wherever that browser is.
 *
 * @param origins that pictures may come from
 */
export function iconProblem(url: string, origins: readonly string[]): string | null {
  const icon = parsePublicHttpsUrl(url);
  if (!icon) return sendingWords.noPublicHttps;
  if (isOfOneOrigin(icon, origins)) return null;
  return sendingWords.noImageSite(icon.origin);
}
