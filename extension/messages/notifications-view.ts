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
 * - `trouble`: turned on, but something is in the way ({@link PUSH_TROUBLES}); tried again.
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

/**
 * What is in the way of notifications.
 *
 * - `server`: the server can't be reached.
 * - `network`: the browser's push service does not answer; most likely the network blocks it.
 * - `service`: this browser has no push service, or its push service refuses.
 * - `endpoint`: the server does not send to this browser's push service.
 */
export const PUSH_TROUBLES = ['server', 'network', 'service', 'endpoint'] as const;
export type PushTrouble = (typeof PUSH_TROUBLES)[number];

/** All that the popup shows of notifications. */
export const NotificationsView = v.object({
  state: v.picklist(PUSH_STATES),
  trouble: v.exactOptional(v.picklist(PUSH_TROUBLES)),
  /** Whether the learner has said here that they want them, or that they don't. */
  isDecided: v.boolean(),
  /** `null` until the server has told. */
  preferences: v.nullable(Preferences.entries.notifications),
  /** The latest, the latest first; `null` until the server has told. */
  latest: v.nullable(MyNotifications.entries.notifications),
});
export type NotificationsView = v.InferOutput<typeof NotificationsView>;
