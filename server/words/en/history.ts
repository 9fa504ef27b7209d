import { dateAndTime, fullCount, listed } from '../formats.ts';
import { counted } from './plural.ts';

export const history = 'Sent and scheduled';
export const none = 'Nothing yet.';
export const showEarlier = 'Show earlier';

export const states = {
  scheduled: 'Scheduled',
  sending: 'Going out',
  quiet: 'Waiting for quiet hours',
  waiting: 'Waiting for a push service',
  done: 'Done',
  cancelled: 'Cancelled',
};

export const toEveryone = 'Everyone';
export function toCourse(course: string): string {
  return `Course ${course}`;
}
export function toChapter(chapter: string, course: string): string {
  return `Viewers of chapter ${chapter}, course ${course}`;
}
export const toSelf = 'Test to oneself';
export function toPeople(count: number): string {
  return counted(count, 'person', 'people');
}
/** @param audience in words */
export function about(audience: string, author: string, startsAt: string): string {
  return `${audience} · ${author} · ${dateAndTime(startsAt)}`;
}
/** @param reason the server's, without a full stop */
export function notSent(reason: string): string {
  return `Not sent: ${reason}.`;
}
export const reachedNobody = 'Nobody there took notifications.';

export function sending(title: string): string {
  return `Sending ${title}`;
}
export const cancel = 'Cancel';
export function cancelIt(title: string): string {
  return `Cancel ${title}`;
}
export function wasCancelled(title: string): string {
  return `“${title}” was cancelled.`;
}

export function sentSoFar(count: number): string {
  return `${fullCount(count)} sent so far`;
}
export function sentOf(count: number, targeted: number): string {
  return `${fullCount(count)} of ${fullCount(targeted)} sent`;
}
export function shown(count: number): string {
  return `${fullCount(count)} shown`;
}
export function clicked(count: number): string {
  return `${fullCount(count)} clicked`;
}
/** Of what was sent; they have switched it off. */
export function unknown(count: number): string {
  return `${fullCount(count)} not told whether shown`;
}
export function pending(count: number): string {
  return `${fullCount(count)} to go`;
}
export function quiet(count: number): string {
  return `${fullCount(count)} waiting for quiet hours to end`;
}
export function waiting(count: number): string {
  return `${fullCount(count)} waiting for a push service`;
}
export function expired(count: number): string {
  return `${fullCount(count)} expired`;
}
export function cancelled(count: number): string {
  return `${fullCount(count)} cancelled`;
}
/** "3 not wanted (2 switched off, 1 enough for a day)" */
export function suppressed(count: number, reasons: readonly string[]): string {
  return `${fullCount(count)} not wanted (${listed(reasons)})`;
}
export function failed(count: number, reasons: readonly string[]): string {
  return `${fullCount(count)} failed (${listed(reasons)})`;
}
export function forReason(count: number, reason: string): string {
  return `${fullCount(count)} ${reason}`;
}
/** Why something was not wanted, or failed, by the server's word for it. */
export const reasons = {
  off: 'switched off',
  category: 'not about this',
  'daily-cap': 'enough for a day',
  gone: 'browser gone',
  'too-large': 'too large',
  'bad-request': 'refused as malformed',
  unauthorised: 'refused by the push service',
  'endpoint-refused': 'no known push service',
  redirect: 'redirected',
  'bad-keys': 'unusable keys',
};
