import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import { hostOf, isLoopback } from '../../http/loopback.ts';
import { Problem } from '../../problem/problem.ts';
import { identityWords } from '../../words/identity.ts';
import { isAllowedOrigin } from '../allowed-origin.ts';
import { forwardingHeader } from './forwarding-headers.ts';

/** What the guard looks at, out of a request. */
export interface Caller {
  peer: string;
  host: string;
  /** `1.1`, as Node tells it. */
  httpVersion: string;
  headers: Iterable<string>;
}

/**
 * Why a request does not come from this very machine, or `null` where it does, as far as can be told:
 * not from another machine, not from a page that had a foreign name resolve to loopback (DNS
 * rebinding), not through a proxy. Some proxies add no header, but most of those speak HTTP/1.0, which
 * no browser does; what slips through can take a learner's name, and no role.
 */
export function machineProblem(caller: Caller): string | null {
  if (!isLoopback(caller.peer)) return identityWords.fromAnotherMachine;
  // Of any port: a port forward sends its own.
  if (!isLoopback(hostOf(caller.host))) return identityWords.forAnotherHost;
  const header = forwardingHeader(caller.headers);
  if (header !== null) return identityWords.throughProxy(header);
  if (caller.httpVersion < '1.1') return identityWords.throughProxy(`HTTP/${caller.httpVersion}`);
  return null;
}

/** Why a request may not use the local identity by where its page is from; `null` where it may. */
export function originProblem(origin: string | null, origins: readonly string[]): string | null {
  if (origin === null) return identityWords.originMissing;
  if (!isAllowedOrigin(origin, origins)) return identityWords.originUnknown;
  return null;
}

/**
 * Keeps everything but this machine away. With the local identity anybody can be anybody, so it stands
 * before all pages and the whole API, not only before signing in: a token that was made here must be
 * of no use through a proxy, and no page may ask for the role secret there.
 */
export function thisMachineOnly() {
  return createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const { socket, httpVersion, rawHeaders } = c.env.incoming;
    refuse(
      machineProblem({
        peer: socket.remoteAddress ?? '',
        host: c.req.header('host') ?? '',
        httpVersion,
        headers: rawHeaders.filter((_part, index) => index % 2 === 0),
      }),
    );
    await next();
  });
}

/** Keeps every page but the extension's and the admin page away from the local identity. */
export function knownOriginsOnly(origins: readonly string[]) {
  return createMiddleware(async (c, next) => {
    refuse(originProblem(c.req.header('origin') ?? null, origins));
    await next();
  });
}

function refuse(reason: string | null): void {
  if (reason === null) return;
  throw new Problem('local-identity-refused', identityWords.localRefused(reason));
}
