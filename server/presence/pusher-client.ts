import Pusher from 'pusher';
import type { HostedChannels } from './channels-environment.ts';

/** What the server's own Channels client needs to know. */
export type PusherTarget = Omit<HostedChannels, 'kind' | 'forBrowsers'>;

/** Ms that Channels may take to answer; its HTTP API answers in a few. */
const TIMEOUT = 5_000;

/** The `pusher` client for an app on Pusher (by cluster) or on a compatible server (by host and port). */
export function pusherClient(target: PusherTarget): Pusher {
  const { appId, key, secret, cluster, host, port, tls } = target;
  const common = { appId, key, secret, useTLS: tls, timeout: TIMEOUT };
  if (host === null) return new Pusher({ ...common, cluster: cluster ?? '' });
  return new Pusher({ ...common, host, ...(port === null ? {} : { port: String(port) }) });
}
