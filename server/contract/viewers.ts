import * as v from 'valibot';
import { Person } from './person.ts';
import { textUpTo } from './text.ts';

/** People on one page of a list. */
export const MAX_VIEWERS = 50;
/** Characters of what is looked for: of a name there are no more. */
const MAX_SEARCH = 100;
/** Characters of a cursor, generously. */
const MAX_CURSOR = 1_000;

/** What `GET /api/presence/viewers` takes beside what names the room. */
export const ViewersQuery = v.object({
  /** Words that a name contains. */
  search: v.optional(textUpTo(MAX_SEARCH), ''),
  /** `next` of the page before. */
  after: v.optional(textUpTo(MAX_CURSOR), ''),
  limit: v.optional(
    v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.toNumber(), v.minValue(1), v.maxValue(MAX_VIEWERS)),
    String(MAX_VIEWERS),
  ),
});

/** Somebody in a list of who is in a room. */
const Viewer = v.object({
  ...Person.entries,
  /** They look at something else right now. */
  away: v.exactOptional(v.literal(true)),
});
export type Viewer = v.InferOutput<typeof Viewer>;

/**
 * `GET /api/presence/viewers?channel=…`: a page of those in a room who are seen there by a name, whoever of them
 * its presence channel holds: who teaches first, then by name.
 */
export const ViewersPage = v.object({
  viewers: v.array(Viewer),
  /** What the next page is asked for by; `null`: there is none. */
  next: v.nullable(v.string()),
});
export type ViewersPage = v.InferOutput<typeof ViewersPage>;
