import { cors } from 'hono/cors';

const EXPOSED = ['date', 'retry-after'];
const PREFLIGHT_KEPT_S = 600;

/** Whether pages of an origin may call the API. */
export type MayCall = (origin: string) => boolean;

/** Lets the pages call the API that may. */
export function apiCors(mayCall: MayCall) {
  return cors({
    origin: (origin) => (mayCall(origin) ? origin : null),
    allowHeaders: ['authorization', 'content-type', 'idempotency-key'],
    exposeHeaders: EXPOSED,
    maxAge: PREFLIGHT_KEPT_S,
  });
}

/** The headers that {@link apiCors} gives the answer to a request from `origin`. */
export function corsHeaders(origin: string | undefined, mayCall: MayCall): Record<string, string> {
  return {
    'access-control-expose-headers': EXPOSED.join(','),
    vary: 'Origin',
    ...(origin !== undefined && mayCall(origin) && { 'access-control-allow-origin': origin }),
  };
}
