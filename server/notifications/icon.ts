import { isOfOrigin } from '../contract/of-origin.ts';
import { parsePublicHttpsUrl } from '../contract/public-url.ts';

/**
 * Why a notification must not show the picture at `url`, or `null` where it may: every browser that it
 * reaches asks for it, wherever that browser is.
 *
 * @param origins that pictures may come from
 */
export function iconProblem(url: string, origins: readonly string[]): string | null {
  const icon = parsePublicHttpsUrl(url);
  if (!icon) return 'it is no https: address of a host with a public name, without a password';
  if (isOfOrigin(icon, origins)) return null;
  return `${icon.origin} is no course site; see COURSE_ORIGINS and IMAGE_ORIGINS`;
}
