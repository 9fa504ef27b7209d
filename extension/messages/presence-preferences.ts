import * as v from 'valibot';

/** What the learner has chosen about presence, out of all their preferences. */
export const PresencePreferences = v.object({
  appearOffline: v.boolean(),
  joinToasts: v.boolean(),
});
export type PresencePreferences = v.InferOutput<typeof PresencePreferences>;
