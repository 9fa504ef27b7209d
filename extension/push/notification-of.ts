import * as v from 'valibot';
import { parsePublicHttpsUrl } from '../../server/contract/public-url.ts';
import type { PushPayload } from '../../server/contract/push.ts';
import { notificationWords } from '../words/notifications.ts';

/** What a shown notification carries, for when it is clicked. */
export const NotificationData = v.object({
  /** `null` where the push could not be read. */
  delivery: v.nullable(v.string()),
  /** Absolute addresses: where the notification leads … */
  target: v.string(),
  /** … and its buttons, whose actions are their places in this list. */
  actionTargets: v.array(v.string()),
});
export type NotificationData = v.InferOutput<typeof NotificationData>;

/** A notification as the browser takes it. */
export interface BrowserNotification {
  title: string;
  options: NotificationOptions & { data: NotificationData };
}

/**
 * The notification that shows `payload`. A push that can't be read is announced all the same: the
 * learner should know that there is something.
 *
 * @param absolute makes an address absolute, and sees to it that it is allowed
 * @param around.icon stands in where the notification brings none
 */
export function notificationOf(
  payload: PushPayload | null,
  absolute: (url: string) => string,
  around: { icon: string; language: string },
): BrowserNotification {
  const { icon, language } = around;
  const dir = directionOf(language);
  if (!payload) {
    return {
      title: notificationWords.unreadableTitle,
      options: {
        body: notificationWords.unreadable,
        icon,
        dir,
        tag: 'unreadable',
        data: { delivery: null, target: absolute('/'), actionTargets: [] },
      },
    };
  }
  const { title, body, tag, actions, delivery, url, sentAt } = payload;
  return {
    title,
    options: {
      body,
      icon: payload.icon !== null && parsePublicHttpsUrl(payload.icon) ? payload.icon : icon,
      dir,
      tag,
      timestamp: sentAt,
      actions: actions.map((action, place) => ({ action: String(place), title: action.title })),
      data: {
        delivery,
        target: absolute(url),
        actionTargets: actions.map((action) => absolute(action.url)),
      },
    },
  };
}

/** Where a click on the notification, or on the button `action`, leads. */
export function clickTarget(data: NotificationData, action: string): string {
  return data.actionTargets[Number(action || -1)] ?? data.target;
}

const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ks', 'ku', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** The direction in which the learner's language is written. */
function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(new Intl.Locale(language).language) ? 'rtl' : 'ltr';
}
