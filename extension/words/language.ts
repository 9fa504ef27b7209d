/**
 * The language that the sentences are written in. Numbers, lists and times within them are written as
 * it does, whatever the browser's own language: "1.198 others" in an English sentence is wrong.
 * British for its lists: "Ana, Ben and 3 others", without the comma before "and" that `en-US` puts.
 */
export const LANGUAGE = 'en-GB';
