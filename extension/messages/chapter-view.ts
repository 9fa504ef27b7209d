import * as v from 'valibot';
import { Person } from '../../server/contract/person.ts';
import { CONNECTIONS } from './connection.ts';

/** A person in a roster, as the page shows them. Checked where they came off the wire. */
const Member = v.object({
  ...Person.entries,
  /** Looks at something else right now. */
  away: v.boolean(),
  /** Was here a moment ago, or may have been: nobody is to be told that they joined. */
  returned: v.boolean(),
});

/** Who is on a chapter. */
export const People = v.object({
  /** Oneself included; oneself first, then in the order they joined. */
  members: v.array(Member),
  /** How many are here, oneself included. More than `members` where not all are named. */
  count: v.number(),
  /** How many of them show no name, and only count. */
  counted: v.exactOptional(v.number()),
});

/** All that a chapter page shows. */
export const ChapterView = v.object({
  connection: v.picklist(CONNECTIONS),
  /** The learner's own id, once known. */
  selfId: v.nullable(v.string()),
  ...People.entries,
  /** The learner appears offline: they see others, and are not one of them. */
  appearsOffline: v.boolean(),
  /** Whether the learner wants to be told who joins. */
  joinToasts: v.boolean(),
});
export type ChapterView = v.InferOutput<typeof ChapterView>;
