/**
 * The times that decide who is shown, and who is told of as having joined; docs/presence-timing.md draws
 * their order. A connection that breaks, a reload, a step to the next chapter and back: each of them is
 * over within one of these, and so nobody is shown as gone or told of as new because of it.
 */

/**
 * Ms that a browser stays on the channel of a chapter after its last tab has left it. A reload takes less,
 * and so does a step to the next chapter and back.
 */
export const LINGER_MS = 2_000;

/**
 * Ms, at random up to so many, that a browser stays longer on a channel on which its learner is only counted,
 * on each for itself: when one has left is not to tell who they are in the room that they came to.
 */
export const DEPARTURE_JITTER_MS = 3_000;

/**
 * Ms that a person who left is still shown. Covers a connection that drops and comes back, which takes
 * pusher-js a little over a second. With the linger of the leaver's browser it stays within 5 s.
 */
export const LEAVE_GRACE_MS = 2_500;

/**
 * Ms that a person is still shown as they were whose presence the server has ended, such as for another level
 * or a name that was taken away, unless somebody comes sooner: with what the server takes, within 2 s. Their
 * browser comes back meanwhile, at once and alone. So long, too, whoever is only counted still counts who has
 * left: the server tells of no end of theirs.
 */
export const ENDED_GRACE_MS = 1_000;

/**
 * Ms that a person is still shown whom the first snapshot of a new connection lacks: after a restart of
 * the server all come back one by one, spread over some seconds.
 */
export const OUTAGE_GRACE_MS = 5_000;

/**
 * Ms that the worker remembers who is shown no longer, and may come back without being told of as new: a
 * connection that was cut is back in less, with the grace. After an outage, until all may have returned.
 */
export const RETURN_WINDOW_MS = 5_000;

/**
 * Ms after the beginning of a visit, by the server's clock, in which others are told of it. Whoever comes
 * with an older one was there: cut off, on another device, or seen otherwise.
 */
export const JOIN_TOLD_MS = 10_000;

/** Ms that a reconnect takes at the most when nothing is wrong; until then nothing is said of it. */
export const USUAL_RECONNECT_MS = 5_000;

/** Ms within which someone who comes again has not left, as far as a page's toasts go. */
export const TOAST_RETURN_MS = 60_000;

/** Ms after someone was told of until which they are not told of again, however often they come and go. */
export const TOAST_REPEAT_MS = 10 * 60_000;
