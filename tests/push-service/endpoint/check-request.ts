import type { IncomingHttpHeaders } from 'node:http';
import { tokenIn } from '../delivery/push-hosts.ts';
import type { Subscription } from '../delivery/subscription.ts';
import type { Subscriptions } from '../delivery/subscriptions.ts';
import { LARGEST_BODY, parseEncryptedBody } from '../web-push/encrypted-body.ts';
import { type MessageHeaders, parseMessageHeaders } from '../web-push/message-headers.ts';
import { PushProblem } from '../web-push/push-problem.ts';
import { checkVapidUse } from '../web-push/vapid.ts';
import type { VapidCache } from './vapid-cache.ts';

/** A request to an endpoint, as it came. */
export interface PushRequest {
  method: string;
  host: string;
  /** With the query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** Ms since 1970. */
  at: number;
}

/**
 * Decides whether a push service would accept `request` (RFC 8030, 8188, 8291, 8292).
 *
 * @throws PushProblem with the status that it would answer
 */
export function checkRequest(
  request: PushRequest,
  subscriptions: Subscriptions,
  vapid: VapidCache,
): { subscription: Subscription; headers: MessageHeaders } {
  const { method, host, path, headers, body, at } = request;
  const token = tokenIn(host, path);
  const subscription = token === null ? undefined : subscriptions.find(token);
  if (!subscription) throw new PushProblem(404, 'There is no such subscription.');
  if (method !== 'POST') throw new PushProblem(405, 'Messages are sent by POST.');
  if (subscription.gone) throw new PushProblem(410, 'The subscription has ended.');
  const { credentials, claims } = vapid.read(headers.authorization);
  checkVapidUse(credentials.key, claims, {
    origin: `https://${host}`,
    subscribedKey: subscription.applicationServerKey,
    now: at,
  });
  const asked = parseMessageHeaders({
    ttl: single(headers.ttl),
    urgency: single(headers.urgency),
    topic: single(headers.topic),
  });
  if (body.length > LARGEST_BODY) {
    throw new PushProblem(413, `The body is larger than ${LARGEST_BODY} bytes.`);
  }
  if (body.length > 0) parseEncryptedBody(headers['content-encoding'], body);
  return { subscription, headers: asked };
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(', ') : header;
}
