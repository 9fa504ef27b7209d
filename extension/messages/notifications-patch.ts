import type * as v from 'valibot';
import { PreferencesPatch } from '../../server/contract/preferences.ts';

/** What a learner changes of what they have chosen about notifications. */
export const NotificationsPatch = PreferencesPatch.entries.notifications.wrapped;
export type NotificationsPatch = v.InferOutput<typeof NotificationsPatch>;
