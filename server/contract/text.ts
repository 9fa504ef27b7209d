import * as v from 'valibot';

/** Text that a database can keep and JSON can carry: no NUL, and no half of a surrogate pair. */
export const Text = v.pipe(
  v.string(),
  v.check((text) => text.isWellFormed() && !text.includes('\0'), 'holds what is no character'),
);
