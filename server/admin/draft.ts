import type { HonoRequest } from 'hono';
import { MAX_DAYS_AHEAD, type NotificationContent } from '../contract/notifications.ts';
import { iconProblem } from '../notifications/icon.ts';
import { surplusBytes } from '../notifications/payload.ts';
import { targetProblem } from '../notifications/target.ts';
import type { ProblemCode } from '../problem/codes.ts';
import { Problem } from '../problem/problem.ts';

/** Ms; the queue keeps what is to leave within this time. */
const FARTHEST_MS = MAX_DAYS_AHEAD * 24 * 3_600_000;
/** Ms that a time may lie in the past: forms are filled in slowly, and clocks differ. */
const TOLERANCE_MS = 5 * 60_000;
const MAX_KEY = 255;

/**
 * Checks of a notification what its schema can't.
 *
 * @param origins.targets that it may lead to
 * @param origins.images that its picture may come from
 * @throws Problem `target-refused`, `icon-refused` or `notification-too-large`
 */
export function checkContent(
  content: NotificationContent,
  origins: { targets: readonly string[]; images: readonly string[] },
): void {
  const targets = [
    { pointer: '#/url', url: content.url },
    ...content.actions.map(({ url }, index) => ({ pointer: `#/actions/${index}/url`, url })),
  ];
  for (const { pointer, url } of targets) {
    const refusal = targetProblem(url, origins.targets);
    if (refusal) {
      throw fieldProblem('target-refused', pointer, `A click must not lead there: ${refusal}.`);
    }
  }
  const refusal = content.icon === null ? null : iconProblem(content.icon, origins.images);
  if (refusal) {
    throw fieldProblem('icon-refused', '#/icon', `A picture must not come from there: ${refusal}.`);
  }
  const surplus = surplusBytes(content);
  if (surplus > 0) {
    throw fieldProblem(
      'notification-too-large',
      '#/body',
      `It is ${surplus} bytes too long for a push: shorten its text or its addresses.`,
    );
  }
}

/**
 * Checks when a draft is to leave; `null` is at once.
 *
 * @throws Problem `send-time-unusable` for what is past or too far ahead
 */
export function checkSendTime(sendAt: Date | null, now: Date): void {
  if (sendAt === null) return;
  if (+sendAt < +now - TOLERANCE_MS) {
    throw fieldProblem('send-time-unusable', '#/sendAt', 'The time to send it is past.');
  }
  if (+sendAt > +now + FARTHEST_MS) {
    throw fieldProblem(
      'send-time-unusable',
      '#/sendAt',
      `It can be scheduled up to ${MAX_DAYS_AHEAD} days ahead.`,
    );
  }
}

/**
 * The `Idempotency-Key` of a request, or `null`.
 *
 * @throws Problem `malformed-request` for one that is too long
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function idempotencyKeyOf(request: HonoRequest): string | null {
  const key = request.header('idempotency-key')?.trim() || null;
  if (key !== null && key.length > MAX_KEY) {
    throw new Problem('malformed-request', `Idempotency-Key may have ${MAX_KEY} characters.`);
  }
  return key;
}

function fieldProblem(code: ProblemCode, pointer: string, detail: string): Problem {
  return new Problem(code, detail, [{ pointer, detail }]);
}
