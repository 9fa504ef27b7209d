/** Whoever has no name that can be shown. */
export const nameless = 'Learner';
