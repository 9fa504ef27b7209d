import type { ServerConfig } from '../../server/contract/api.ts';

/**
 * Where Channels is, as pusher-js takes it.
 *
 * @param channels what `GET /api/config` said
 * @param serverUrl stands in where that names no host
 */
export function channelsAddress(
  { cluster, host, port, tls }: ServerConfig['channels'],
  serverUrl: string,
) {
  if (cluster !== null && host === null) return { cluster, forceTLS: true };
  const server = new URL(serverUrl);
  const secure = host === null ? server.protocol === 'https:' : tls;
  const wsPort = port ?? Number(host === null && server.port ? server.port : secure ? 443 : 80);
  // pusher-js insists on a cluster even where it is not used.
  return {
    cluster: cluster ?? '',
    wsHost: host ?? server.hostname,
    wsPort,
    wssPort: wsPort,
    forceTLS: secure,
  };
}
