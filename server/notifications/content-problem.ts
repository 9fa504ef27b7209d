import type { NotificationContent } from '../contract/notifications.ts';
import { sendingWords } from '../words/sending.ts';
import type { FieldProblem } from './field-problem.ts';
import { iconProblem } from './icon.ts';
import { surplusBytes } from './payload.ts';
import { targetProblem } from './target.ts';

/** Where a notification may lead to, and its picture come from. */
export interface ContentOrigins {
  targets: readonly string[];
  images: readonly string[];
}

/**
 * What is wrong with a notification that its schema can't tell, or `null`: where it and its buttons lead,
 * where its picture comes from, whether it fits in a push.
 */
export function contentProblem(
  content: NotificationContent,
  origins: ContentOrigins,
): FieldProblem | null {
  const targets = [
    { pointer: '#/url', url: content.url },
    ...content.actions.map(({ url }, index) => ({ pointer: `#/actions/${index}/url`, url })),
  ];
  for (const { pointer, url } of targets) {
    const reason = targetProblem(url, origins.targets);
    if (reason !== null) {
      const detail = sendingWords.targetRefused(reason);
      return { code: 'target-refused', pointer, detail };
    }
  }
  const reason = content.icon === null ? null : iconProblem(content.icon, origins.images);
  if (reason !== null) {
    const detail = sendingWords.iconRefused(reason);
    return { code: 'icon-refused', pointer: '#/icon', detail };
  }
  const surplus = surplusBytes(content);
  if (surplus === 0) return null;
  const detail = sendingWords.tooLarge(surplus);
  return { code: 'notification-too-large', pointer: '#/body', detail };
}
