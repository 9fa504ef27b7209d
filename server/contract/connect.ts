import * as v from 'valibot';
import { ChannelAuthorization, ProblemBody } from './api.ts';
import { CrowdPlace } from './crowd.ts';
import { listOf } from './list.ts';
import { Preferences } from './preferences.ts';
import { UserAuthentication } from './presence.ts';
import { MAX_PAGE_ID } from './room-channel.ts';
import { TitledRooms } from './room-titles.ts';
import { textUpTo } from './text.ts';

const Id = v.exactOptional(textUpTo(MAX_PAGE_ID));

/** A room by its presence channel, the platform, or the learner's own channel; what its name may not tell stands beside it. */
const AskedRoom = v.object({
  channel: v.string(),
  site: Id,
  course: Id,
  chapter: Id,
  /** When the visit to it began, in ms since the epoch, by the server's clock; left out: it begins now. */
  since: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0))),
});
export type AskedRoom = v.InferOutput<typeof AskedRoom>;

/** Rooms that one browser asks for at once: tabs that one person has open, generously. */
const MAX_ROOMS = 20;

/** `POST /api/presence/connect`: all that a browser asks for a connection to Channels, at once. It takes this … */
export const ConnectRequest = v.object({
  socketId: v.string(),
  /** Where the learner is to be let in: rooms each by the channel that it has without groups. */
  rooms: v.exactOptional(listOf(AskedRoom, MAX_ROOMS), []),
  /** Whose presence channel did not take this connection, though the server had let it in: is it full? */
  full: v.exactOptional(listOf(AskedRoom, MAX_ROOMS), []),
  /** What pages call the rooms that they show; nobody is kept out for what is malformed there. */
  titles: v.exactOptional(v.fallback(TitledRooms, []), []),
});
export type ConnectRequest = v.InferInput<typeof ConnectRequest>;

/** The way into a room, or why there is none. */
const RoomAnswer = v.object({
  /** As it was asked for. */
  channel: v.string(),
  /** The channels of it that are the learner's: one, but where rooms are per group. */
  channels: v.array(v.object({ name: v.string(), authorization: ChannelAuthorization })),
  /** Who of them is away, by their ids there; left out where that can't be told now. */
  away: v.exactOptional(v.array(v.string())),
  /** Why there are none. */
  problem: v.exactOptional(ProblemBody),
});
export type RoomAnswer = v.InferOutput<typeof RoomAnswer>;

/** … and answers this. */
export const ConnectAnswer = v.object({
  /** Whose connection it is, to be sent to Channels. */
  user: UserAuthentication,
  /** For each of `rooms`. */
  rooms: v.array(RoomAnswer),
  /** For each of `full` a place beside it where it is full, and `null` where it is not. */
  places: v.array(v.object({ channel: v.string(), place: v.nullable(CrowdPlace) })),
  /** The `tag` of the configuration as it is now. */
  configTag: v.exactOptional(v.string()),
  /** The learner's preferences; left out where they can't be told now. */
  preferences: v.exactOptional(Preferences),
});
export type ConnectAnswer = v.InferOutput<typeof ConnectAnswer>;
