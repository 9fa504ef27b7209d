import type { Config } from '../config.ts';
import { urlOf } from '../http/listen.ts';
import { isLoopback } from '../http/loopback.ts';
import { siteOrigins } from '../sites/site-origins.ts';

/** The origins that the server goes by: all but callers may be patterns, as site rules have them. */
export interface Origins {
  /** Whose pages may call the API. */
  callers: readonly string[];
  /** That a notification may lead to. */
  targets: readonly string[];
  /** That a notification's picture may come from. */
  images: readonly string[];
  /** That a learner's picture may come from. */
  pictures: readonly string[];
}

/** @param port that the server has */
export function originsOf(config: Config, port: number): Origins {
  const { extensionOrigins, imageOrigins, sites, identity } = config;
  const own = adminOrigins(config, port);
  const courses = [...config.courseOrigins, ...siteOrigins(sites, identity.kind === 'local')];
  const pictures = [...imageOrigins, ...courses];
  return {
    callers: [...extensionOrigins, ...own],
    targets: [...courses, ...own],
    images: [...pictures, ...own],
    pictures,
  };
}

/** Origins of the admin page: the one that was configured, else this server's own on this machine. */
function adminOrigins({ publicOrigin, host }: Config, port: number): string[] {
  if (publicOrigin !== null) return [publicOrigin];
  const hosts = new Set(['127.0.0.1', 'localhost', ...(isLoopback(host) ? [host] : [])]);
  return [...hosts].map((each) => urlOf({ host: each, port }));
}
