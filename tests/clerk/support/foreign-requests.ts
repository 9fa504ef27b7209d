import { EXTENSION_ORIGIN } from '../../../server/contract/extension-id.ts';
import type { ClerkStage } from './clerk-stage.ts';
import type { LoggedRequest } from './net-log.ts';

/** Requests of the extension, and of the server's pages, neither to the Frontend API nor to a server of ours. */
export function foreignRequests(
  requests: readonly LoggedRequest[],
  { api, server, site }: ClerkStage,
  otherServers: readonly string[] = [],
): LoggedRequest[] {
  const urls = [api.instance.issuer, server?.url ?? site.url, ...otherServers];
  const known = new Set(urls.map((url) => new URL(url).host));
  const own = [EXTENSION_ORIGIN, server?.url];
  return requests.filter(
    ({ url, initiator }) => own.includes(initiator) && !known.has(new URL(url).host),
  );
}
