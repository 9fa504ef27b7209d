import * as v from 'valibot';

/** A notification as the browser asked the desktop to show it. */
export interface ShownNotification {
  /** The desktop's number for it. One that replaces another, by its tag, has the same. */
  id: number;
  title: string;
  body: string;
  /** Who the browser says it is from: the extension's name, or a site's host. */
  from: string;
  hasIcon: boolean;
  /** The buttons under it; its `key` is what the desktop calls it. */
  buttons: { key: string; label: string }[];
  /** How often it was shown: 1, and 1 more for each time it was replaced. */
  timesShown: number;
  /** Whether it can be seen now. */
  open: boolean;
}

/** The arguments of `Notify`. https://specifications.freedesktop.org/notification/latest-single/ */
const NotifyArguments = v.tuple([
  v.string(), // application
  v.number(), // id of the notification to replace, or 0
  v.string(), // icon of the application
  v.string(), // summary
  v.string(), // body
  v.array(v.string()), // actions: key, label, key, label, …
  v.record(v.string(), v.object({ value: v.unknown() })), // hints
  v.number(), // timeout
]);

/** The key of a click on the notification itself; it is among the actions, and no button. */
export const CLICK = 'default';

/**
 * Reads a call of `Notify`.
 *
 * @throws ValiError when its arguments are not those of the specification
 */
export function parseNotify(
  body: unknown,
): Omit<ShownNotification, 'id' | 'timesShown' | 'open'> & { replaces: number } {
  const [, replaces, , title, text, actions, hints] = v.parse(NotifyArguments, body);
  const buttons = [];
  for (let i = 0; i + 1 < actions.length; i += 2) {
    const [key = '', label = ''] = actions.slice(i, i + 2);
    if (key !== CLICK) buttons.push({ key, label });
  }
  const from = hints['x-kde-origin-name']?.value;
  return {
    replaces,
    title,
    body: text,
    from: typeof from === 'string' ? from : '',
    hasIcon: 'image-path' in hints,
    buttons,
  };
}
