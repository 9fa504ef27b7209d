/** Ms that a server may keep a browser from asking again; beyond that it is asked all the same. */
const MAX_RETRY_AFTER_MS = 10 * 60_000;

/**
 * The wait that an answer asks for, in ms; `null` where it asks for none.
 *
 * @param header `Retry-After`, in seconds or as a date
 * @param date the answer's own `Date`, by which a date is read: this browser's clock may be wrong
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function retryAfterMs(header: string | null, date: string | null): number | null {
  if (!header) return null;
  const wait = /^\d+$/.test(header)
    ? Number(header) * 1_000
    : Date.parse(header) - (date ? Date.parse(date) : Date.now());
  return Number.isNaN(wait) ? null : Math.min(Math.max(0, wait), MAX_RETRY_AFTER_MS);
}
