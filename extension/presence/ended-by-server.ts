import * as v from 'valibot';

/**
 * The code with which Channels closes the connections of a user whose server asks for it.
 *
 * @see https://pusher.com/docs/channels/library_auth_reference/pusher-websockets-protocol/#error-codes
 */
const ENDED = v.object({ data: v.object({ code: v.literal(4009) }) });

/** Whether an error of pusher-js says that the server has ended this learner's connections, and nobody else's. */
export const isEndedByServer = (error: unknown): boolean => v.is(ENDED, error);
