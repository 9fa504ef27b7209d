import type { HttpBindings } from '@hono/node-server';
import { createMiddleware } from 'hono/factory';
import { Problem } from '../../problem/problem.ts';
import { isAllowedOrigin } from '../allowed-origin.ts';

const LOOPBACK_PEER = /^(127\.|::1$|::ffff:127\.)/;
/** Of any port: a page that had its own name resolve here still sends that name, and a port forward sends its own. */
const LOOPBACK_HOST = /^(127(\.\d{1,3}){3}|localhost|\[::1\])(:\d+)?$/;
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

/** What the guard looks at, out of a request. */
export interface Caller {
  peer: string;
  host: string;
  origin: string | null;
  headers: ReadonlySet<string>;
}

/**
 * Why a request may not use the local identity, or `null` where it may. Anybody can be anybody with
 * it, so only the extension's browser on this very machine may: no other machine, no page that had a
 * foreign name resolve to loopback (DNS rebinding), nothing that came through a proxy.
 */
export function refusal(caller: Caller, origins: readonly string[]): string | null {
  if (!LOOPBACK_PEER.test(caller.peer)) return 'the request comes from another machine';
  if (!LOOPBACK_HOST.test(caller.host)) return 'its Host header is not 127.0.0.1 or localhost';
  const proxy = PROXY_HEADERS.find((name) => caller.headers.has(name));
  if (proxy) return `it came through a proxy (${proxy})`;
  if (caller.origin === null) return 'it has no Origin header';
  if (!isAllowedOrigin(caller.origin, origins)) {
    return 'its Origin is not the extension; see EXTENSION_ORIGINS';
  }
  return null;
}

/** Keeps everything but the extension on this machine away from the local identity. */
export function localOnly(origins: readonly string[]) {
  return createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const reason = refusal(
      {
        peer: c.env.incoming.socket.remoteAddress ?? '',
        host: c.req.header('host') ?? '',
        origin: c.req.header('origin') ?? null,
        headers: new Set(c.req.raw.headers.keys()),
      },
      origins,
    );
    if (reason)
      throw new Problem('local-identity-refused', `The local identity is refused: ${reason}.`);
    await next();
  });
}
