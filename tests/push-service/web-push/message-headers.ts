import { PushProblem } from './push-problem.ts';

export const URGENCIES = ['very-low', 'low', 'normal', 'high'] as const;

/** What a push message asks for in its headers (RFC 8030 section 5). */
export interface MessageHeaders {
  /** Seconds to keep it for a browser that is away. */
  ttl: number;
  urgency: (typeof URGENCIES)[number];
  /** A waiting message of the same topic is replaced by this one. */
  topic: string | null;
}

/** Seconds; FCM keeps no message longer, and RFC 8030 section 5.2 lets a service shorten the time. */
const LONGEST_TTL = 28 * 24 * 60 * 60;

/**
 * Reads `TTL` (required), `Urgency` and `Topic`.
 *
 * @throws PushProblem 400
 */
export function parseMessageHeaders(headers: {
  ttl?: string | undefined;
  urgency?: string | undefined;
  topic?: string | undefined;
}): MessageHeaders {
  const { ttl, urgency: asked = 'normal', topic = null } = headers;
  if (ttl === undefined) throw new PushProblem(400, 'The TTL header is missing.');
  if (!/^\d{1,10}$/.test(ttl)) throw new PushProblem(400, 'TTL is no number of seconds.');
  const urgency = URGENCIES.find((known) => known === asked);
  if (!urgency) throw new PushProblem(400, `Urgency is none of ${URGENCIES.join(', ')}.`);
  if (topic !== null && !/^[A-Za-z0-9_-]{1,32}$/.test(topic)) {
    throw new PushProblem(400, 'Topic is not 1 to 32 characters of base64url.');
  }
  return { ttl: Math.min(Number(ttl), LONGEST_TTL), urgency, topic };
}
