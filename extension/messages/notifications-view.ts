import * as v from 'valibot';
import { MyNotifications } from '../../server/contract/my-notifications.ts';
import { Preferences } from '../../server/contract/preferences.ts';

/**
 * How it stands with notifications in this browser.
 *
 * - `unsupported`: this browser can't.
 * - `blocked`: its settings forbid it.
 * - `off`: the learner has not turned them on here.
 * - `turning-on`: under way.
 * - `on`: they come.
 * - `trouble`: turned on, but the server or the push service can't be reached; tried again.
 */
export const PUSH_STATES = [
  'unsupported',
  'blocked',
  'off',
  'turning-on',
  'on',
  'trouble',
] as const;
export type PushState = (typeof PUSH_STATES)[number];

/** All that the popup shows of notifications. */
export const NotificationsView = v.object({
  state: v.picklist(PUSH_STATES),
  /** Whether the learner has said here that they want them, or that they don't. */
  isDecided: v.boolean(),
  /** `null` until the server has told. */
  preferences: v.nullable(Preferences.entries.notifications),
  /** The latest, the latest first; `null` until the server has told. */
  latest: v.nullable(MyNotifications.entries.notifications),
});
export type NotificationsView = v.InferOutput<typeof NotificationsView>;
