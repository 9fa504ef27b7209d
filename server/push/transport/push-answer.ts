/** Ms; an endpoint that asks for more is asked again all the same. */
const MAX_RETRY_AFTER_MS = 3_600_000;

/** What a push service answered. */
export interface PushAnswer {
  /** `null` where no answer came. */
  status: number | null;
  /** Its `Retry-After`, or `null`. */
  retryAfter: string | null;
  /** What its clock shows (`Date`), in epoch ms, or `null`. */
  date: number | null;
  /** Its own words, or what went wrong on the way to it; short. */
  words: string;
}

/** What a push service's answer means for a delivery. */
export type ResponseClass =
  | { kind: 'sent' }
  /** The subscription is over: it is deleted. */
  | { kind: 'gone' }
  /** It would be refused again. */
  | { kind: 'failed'; reason: string }
  /** It was refused, perhaps for the time of its token alone: may be tried again for a while. */
  | { kind: 'doubtful'; reason: string }
  /** It may be taken later. */
  | { kind: 'retry' };

const REFUSALS: Record<number, string> = {
  400: 'bad-request',
  401: 'unauthorised',
  403: 'unauthorised',
  413: 'too-large',
};

/** Codes below 500 after which it is worth trying again (RFC 9110, RFC 6585). */
const PASSING = new Set([408, 425, 429]);

/**
 * What becomes of a delivery after `answer`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8030#section-7.3 for 404, and for 410 what services do
 */
export function classifyResponse({ status, date }: PushAnswer): ResponseClass {
  if (status === null || status >= 500 || PASSING.has(status)) return { kind: 'retry' };
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  // Redirects are not followed: the allow-list holds for the first address only.
  if (status >= 300 && status < 400) return { kind: 'failed', reason: 'redirect' };
  const reason = REFUSALS[status] ?? `status-${status}`;
  // A clock that is shown has been held against the token's times by now. (RFC 9110, 6.6.1, has it shown.)
  const isDoubtful = date === null && (status === 401 || status === 403);
  return { kind: isDoubtful ? 'doubtful' : 'failed', reason };
}

/**
 * Ms until the moment that `Retry-After` names, seconds or a date (RFC 9110, section 10.2.3), an hour
 * at the most; or `null` where it names none.
 *
 * @param now epoch ms
 */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null;
  const ms = /^\d{1,9}$/.test(header.trim()) ? Number(header) * 1000 : httpDate(header) - now;
  return Number.isNaN(ms) ? null : Math.min(MAX_RETRY_AFTER_MS, Math.max(0, ms));
}

/** Epoch ms of an HTTP date, or `NaN`: Date.parse alone takes almost anything for one. */
export function httpDate(text: string): number {
  return /^[A-Z][a-z]{2},/.test(text) ? Date.parse(text) : Number.NaN;
}
