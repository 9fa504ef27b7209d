import type { ServerConfig } from '../../server/contract/api.ts';
import { isBefore } from '../../server/contract/versions.ts';

/** The oldest API that this extension can work with: the servers of before had no rooms. */
const OLDEST_API = 2;

/**
 * Whether an extension and a server go together; of two that do not, one is yet to be updated.
 *
 * @param config what the server says; one that names no API is of the first release
 * @param version this extension's
 */
export function isFitting(
  config: Pick<ServerConfig, 'api' | 'oldestExtension'>,
  version: string,
): boolean {
  if (isBefore(version, config.oldestExtension ?? '0')) return false;
  return (config.api ?? 1) >= OLDEST_API;
}
