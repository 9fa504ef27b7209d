/**
 * The language that the sentences are written in. Numbers, lists and times within them are written as
 * it does, whatever the browser's own language.
 */
export const LANGUAGE = 'en';
