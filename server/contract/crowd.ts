import * as v from 'valibot';
import { Person } from './person.ts';

/**
 * On the channels of a room, and of the platform, from the server: how many people are there where its
 * presence channel can't hold all of them.
 */
export const PRESENCE_COUNT = 'presence:count';

/** People that a count names, the same for all who hear it. */
export const MAX_FACES = 5;

/** The data of {@link PRESENCE_COUNT}. */
export const CrowdCount = v.object({
  /** Of two counts of a room the one with the lower is the older. */
  seq: v.number(),
  /** People, each once, wherever they are heard. */
  count: v.number(),
  /** Whether the count stands in place of what the presence channel tells. */
  crowd: v.boolean(),
  /** Whether the presence channel has room for all of them again: who is beside it joins it. */
  rejoin: v.boolean(),
  /** Some of them; left out where it is not known who. */
  faces: v.exactOptional(v.array(Person)),
});
export type CrowdCount = v.InferOutput<typeof CrowdCount>;

/** The right to join a channel, as Channels takes it. */
const Grant = v.object({ channel: v.string(), auth: v.string() });

/** Where somebody is heard of for whom a presence channel has no room. */
export const CrowdPlace = v.object({
  /** Their id in the room. */
  selfId: v.string(),
  /** A channel of their own: being on it is being here. Nothing is ever said on it. */
  here: Grant,
  /** Where {@link PRESENCE_COUNT} comes. */
  counts: Grant,
  /** The last one, or what can be told before the first. */
  last: CrowdCount,
});
export type CrowdPlace = v.InferOutput<typeof CrowdPlace>;
