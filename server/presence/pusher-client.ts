import type Pusher from 'pusher';
import type { HostedChannels } from './channels-environment.ts';
import { ClockedPusher } from './clocked-pusher.ts';

/** What the server's own Channels client needs to know. */
export type PusherTarget = Omit<HostedChannels, 'kind' | 'forBrowsers'>;

/** The `pusher` client for an app on Pusher (by cluster) or on a compatible server (by host and port). */
export function createPusherClient(target: PusherTarget, now: () => number = Date.now): Pusher {
  const { appId, key, secret, tls } = target;
  const origin = channelsOrigin(target);
  const { host } = new URL(origin);
  return new ClockedPusher(
    { appId, key, secret, useTLS: tls, host },
    { origin, appId, key, secret },
    now,
  );
}

/** Where the HTTP API of Channels is. */
export function channelsOrigin({
  host,
  cluster,
  port,
  tls,
}: Pick<PusherTarget, 'host' | 'cluster' | 'port' | 'tls'>): string {
  const name = host ?? `api-${cluster}.pusher.com`;
  return `http${tls ? 's' : ''}://${name}${port === null ? '' : `:${port}`}`;
}
