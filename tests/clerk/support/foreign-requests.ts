import { EXTENSION_ORIGIN } from '../../../server/contract/extension-id.ts';
import type { ClerkStage } from './clerk-stage.ts';
import type { LoggedRequest } from './net-log.ts';

/** The requests of the extension that went neither to the Frontend API nor to a server of ours. */
export function foreignRequests(
  requests: readonly LoggedRequest[],
  { api, server, site }: ClerkStage,
  otherServers: readonly string[] = [],
): LoggedRequest[] {
  const urls = [api.instance.issuer, server?.url ?? site.url, ...otherServers];
  const known = new Set(urls.map((url) => new URL(url).host));
  return requests.filter(
    ({ url, initiator }) => initiator === EXTENSION_ORIGIN && !known.has(new URL(url).host),
  );
}
