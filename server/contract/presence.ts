import * as v from 'valibot';
import { listOf } from './list.ts';
import { Person } from './person.ts';
import { textUpTo } from './text.ts';

/** On a chapter's channel, from the server: a member is away, or active again. */
export const USER_AWAY = 'user:away';
export const USER_ACTIVE = 'user:active';

/** On the channel of a chapter with many, from the server: which members are away by now, and which active again. */
export const USERS_ACTIVITY = 'users:activity';

/** The data of {@link USERS_ACTIVITY}: ids on that channel. */
export const ActivityDigest = v.object({
  away: v.array(v.string()),
  active: v.array(v.string()),
});
export type ActivityDigest = v.InferOutput<typeof ActivityDigest>;

/** On a learner's own channel: their preferences have changed (data: none; ask for them). */
export const PREFERENCES_CHANGED = 'preferences:changed';

/** On a learner's own channel: they signed out everywhere. */
export const SESSION_ENDED = 'session:ended';

/**
 * On a chapter's channel, from the server: it ends a member's presence there. They are not waited for, as
 * who lost their connection is.
 */
export const USER_GONE = 'user:gone';

/** The data of {@link USER_AWAY} and {@link USER_ACTIVE}: an id on that channel. */
export const UserActivity = v.object({ userId: v.string() });

/** The data of {@link USER_GONE}. */
export const UserGone = v.object({
  ...UserActivity.entries,
  /** When, in ms since the epoch by the server's clock: whose visit began later is somebody else. */
  at: v.exactOptional(v.number()),
});

/** Ms between two reports of a browser whose learner's activity has not changed. */
export const REPORT_EVERY_MS = 5 * 60_000;

/** `PUT /api/me/activity`: how active the learner is in one of their browsers. */
export const ActivityReport = v.object({
  /** Tells this browser from the learner's others. */
  browserId: v.pipe(textUpTo(64), v.minLength(8)),
  away: v.boolean(),
  /** The chapters' channels that this browser is on. */
  channels: listOf(v.pipe(v.string(), v.maxLength(164)), 100),
});
export type ActivityReport = v.InferOutput<typeof ActivityReport>;

/** `GET /api/presence/away?channel=…`: who on a chapter is away, by user id. */
export const AwayList = v.object({ away: v.array(v.string()) });
export type AwayList = v.InferOutput<typeof AwayList>;

/**
 * `GET /api/presence/roster?channel=…`: who is on a channel, for a learner who appears offline and
 * therefore can't be on it.
 */
export const ReadOnlyRoster = v.object({
  members: v.array(Person),
  count: v.number(),
  /** On a chapter, who of them is away, by user id: asked for at once, it is one request less. */
  away: v.exactOptional(v.array(v.string())),
});
export type ReadOnlyRoster = v.InferOutput<typeof ReadOnlyRoster>;

/**
 * `GET /api/presence/channels?channel=…`: the channels of a room on which a learner is where rooms are per
 * group. Their own group's; of who meets all groups, each one's, and who is on several is there once.
 */
export const RoomChannelNames = v.object({ channels: v.array(v.string()) });
export type RoomChannelNames = v.InferOutput<typeof RoomChannelNames>;

/** The answer of `POST /api/pusher/user-auth`, passed on to pusher-js as it is. */
export const UserAuthentication = v.object({ auth: v.string(), user_data: v.string() });
export type UserAuthentication = v.InferOutput<typeof UserAuthentication>;
