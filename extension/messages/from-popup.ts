import * as v from 'valibot';
import { PreferencesPatch } from '../../server/contract/preferences.ts';
import { NotificationsPatch } from './notifications-patch.ts';
import { SignInRequest } from './sign-in-request.ts';

/** Of preferences what is about presence, and whether receipts are sent. */
export const Choice = v.pick(PreferencesPatch, [
  'appearOffline',
  'joinToasts',
  'visibility',
  'courseVisibility',
  'receipts',
]);
export type Choice = v.InferOutput<typeof Choice>;

/** What the popup tells the worker. */
export const FromPopup = v.variant('type', [
  /** Opened over this tab; `null` where there is none. */
  v.object({ type: v.literal('opened'), tabId: v.nullable(v.number()) }),
  v.object({ type: v.literal('sign-in'), request: SignInRequest }),
  v.object({ type: v.literal('sign-out'), everywhere: v.boolean() }),
  /** The learner has chosen this about presence. */
  v.object({ type: v.literal('choose'), some: Choice }),
  /** The learner turns notifications on or off in this browser. */
  v.object({ type: v.literal('notify'), on: v.boolean() }),
  /** The learner has chosen this about notifications. */
  v.object({ type: v.literal('prefer'), some: NotificationsPatch }),
  /** The learner has seen the latest notifications. */
  v.object({ type: v.literal('notifications-read') }),
  /** The browser has lost its network, or has one again. */
  v.object({ type: v.literal('network'), online: v.boolean() }),
  /** The page asks the server itself, and needs a session token for it. */
  v.object({ type: v.literal('token') }),
  /** The learner wants to go where a notification leads. */
  v.object({ type: v.literal('follow'), url: v.string() }),
]);
export type FromPopup = v.InferOutput<typeof FromPopup>;
