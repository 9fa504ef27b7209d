import * as v from 'valibot';

/** What a notification can be about. Learners switch each on or off; all are on until then. */
export const CATEGORIES = ['announcement', 'deadline', 'session', 'feedback'] as const;
export const Category = v.picklist(CATEGORIES);
export type Category = v.InferOutput<typeof Category>;
