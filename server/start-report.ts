import type { Config } from './config.ts';
import { isLoopback } from './http/loopback.ts';
import { NO_PROXIES } from './limits/trusted-proxies.ts';

/**
 * What a server that has started says of itself on stderr: a line on what is in use, and one for each
 * thing about it that is not safe.
 *
 * @param url where it listens
 * @returns lines without their ends; no secret is in them
 */
export function startReport(config: Config, version: string, url: string): string[] {
  const { identity, channels, database, dataDir } = config;
  const parts = [
    `identity ${identity.kind === 'clerk' ? `Clerk (${hostOf(identity.issuer)})` : 'local'}`,
    `Channels ${channelsName(channels)}`,
    `database ${database.url === null ? `embedded in ${dataDir}` : databaseName(database.url)}`,
  ];
  return [`Alongside ${version} at ${url}: ${parts.join(', ')}.`, ...unsafe(config)];
}

/**
 * What is said of visits of sites that the server does not have, or that are not known.
 *
 * @param count at least one
 */
export function visitsNotice(count: number): string {
  return (
    `Of ${count} visits the course site is not known, or is none of SITES and SITES_FILE: notifications to a ` +
    'course or a chapter do not count them. Where a site was called otherwise before, such as demo, name that ' +
    'in "aliases" of its rule.'
  );
}

function unsafe({ host, identity, database, channels, publicOrigin, limits }: Config): string[] {
  const lines: string[] = [];
  if (identity.kind === 'local') {
    lines.push('For trying out: with the local identity anybody on this machine can be anybody.');
  }
  if (database.url === null && identity.kind === 'clerk') {
    lines.push(
      'The embedded database may be damaged by a power loss: set DATABASE_URL to a PostgreSQL server.',
    );
  }
  if (channels.kind === 'hosted' && !channels.tls && !isLoopback(channels.host ?? '')) {
    lines.push('PUSHER_TLS is false: what is said by way of Channels can be read on its way.');
  }
  if (identity.kind === 'clerk' && publicOrigin === null && !isLoopback(host)) {
    lines.push('PUBLIC_ORIGIN is not set: the admin page accepts nobody but from this machine.');
  }
  // The server speaks no TLS: at an https address there is a proxy in front of it.
  if (publicOrigin?.startsWith('https:') && limits.trustedProxies === NO_PROXIES) {
    lines.push(
      'TRUSTED_PROXIES is not set: everybody behind the proxy of PUBLIC_ORIGIN counts as one address, and one client can use up the limits of all.',
    );
  }
  return lines;
}

function channelsName(channels: Config['channels']): string {
  if (channels.kind === 'embedded') return 'embedded';
  return channels.host ?? `Pusher (${channels.cluster})`;
}

/** Host and database out of a connection string; never its user or password. */
function databaseName(url: string): string {
  if (!URL.canParse(url)) return 'PostgreSQL';
  const { host, pathname } = new URL(url);
  return `PostgreSQL (${host}${pathname})`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
