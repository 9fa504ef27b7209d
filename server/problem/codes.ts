/** What belongs to an error's code. */
interface ProblemDeclaration {
  status: number;
  /** A sentence without a full stop, for people. */
  title: string;
  /** What a caller does about it, as docs/errors.md says it. */
  advice: string;
}

/**
 * Every error the HTTP API can answer with. The code stays the same for ever; status, title and
 * advice belong to it, so that a caller can work from this list alone.
 */
export const PROBLEMS = {
  'malformed-request': {
    status: 400,
    title: 'The request is malformed',
    advice:
      'Mend the fields that `errors` and `detail` name. Sent again as it is, it is refused again.',
  },
  'malformed-socket-id': {
    status: 400,
    title: 'The socket id is missing or malformed',
    advice: 'Send the `socket_id` that Channels gave this connection.',
  },
  'malformed-channel': {
    status: 400,
    title: 'The channel name is missing or malformed',
    advice: 'Name channels as `server/contract/channels.ts` makes them.',
  },
  'token-missing': {
    status: 401,
    title: 'A session token is needed',
    advice: 'Send the session token as `Authorization: Bearer …`.',
  },
  'token-refused': {
    status: 401,
    title: 'The session token is not accepted',
    advice:
      'Take a fresh session token, once. If that one is refused too, have the person sign in again.',
  },
  'signed-out': {
    status: 401,
    title: 'This browser is signed out',
    advice: 'Forget what this browser keeps of the sign-in, and have the person sign in again.',
  },
  'channel-forbidden': {
    status: 403,
    title: 'This channel is not for you',
    advice: 'Ask for chapter channels, and for the person’s own, alone.',
  },
  'local-identity-refused': {
    status: 403,
    title: 'The local identity serves this machine only',
    advice: 'Come from the server’s own machine, without a proxy; for anything else set up Clerk.',
  },
  'role-secret-wrong': {
    status: 403,
    title: 'This is not the role secret',
    advice: 'Take the secret out of `role-secret` in `DATA_DIR`, or leave it out and be a learner.',
  },
  'appearing-offline': {
    status: 403,
    title: 'You appear offline',
    advice: 'Read rosters by `GET /api/presence/roster`, or be seen again first.',
  },
  'role-needed': {
    status: 403,
    title: 'This is for instructors and admins',
    advice: 'Sign in with an account that has the role.',
  },
  'audience-forbidden': {
    status: 403,
    title: 'You may not send to these people',
    advice: 'Take an audience of the sender’s own courses.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    advice: 'Check address and id; what is older than 180 days is deleted.',
  },
  'already-over': {
    status: 409,
    title: 'It is too late for that',
    advice: 'Do nothing: all of it has left.',
  },
  'subscription-of-another': {
    status: 409,
    title: 'This push subscription is another learner’s',
    advice: 'Unsubscribe in the browser and register a new subscription.',
  },
  'body-too-large': { status: 413, title: 'The request body is too large', advice: 'Send less.' },
  'display-name-unusable': {
    status: 422,
    title: 'This name cannot be shown',
    advice: 'Ask for a name with at least one visible character.',
  },
  'endpoint-refused': {
    status: 422,
    title: 'This is no push service to send to',
    advice: 'The operator adds the push service to `PUSH_ENDPOINT_HOSTS`, if it is one.',
  },
  'target-refused': {
    status: 422,
    title: 'A notification must not lead there',
    advice: 'Lead to a course site of `COURSE_ORIGINS`, or to this server.',
  },
  'icon-refused': {
    status: 422,
    title: 'A notification must not show this picture',
    advice: 'Take a picture of `COURSE_ORIGINS` or `IMAGE_ORIGINS`.',
  },
  'notification-too-large': {
    status: 422,
    title: 'The notification does not fit in a push',
    advice: 'Shorten title, text or addresses by as many bytes as `detail` says.',
  },
  'send-time-unusable': {
    status: 422,
    title: 'A notification cannot leave at that time',
    advice: 'Take a time within the next 30 days.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: 'The key belongs to another request',
    advice: 'Take a new `Idempotency-Key` for another request.',
  },
  'too-many-secrets': {
    status: 429,
    title: 'The role secret was wrong too often',
    advice: 'Wait for as long as `Retry-After` says.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too much at once',
    advice: 'Wait for as long as `Retry-After` says, then ask again.',
  },
  internal: {
    status: 500,
    title: 'The server failed',
    advice: 'Ask again, later and later; the operator finds the failure in the log.',
  },
  'database-unavailable': {
    status: 503,
    title: 'The database does not answer',
    advice: 'Nothing was done: ask again after `Retry-After`.',
  },
  'channels-unavailable': {
    status: 503,
    title: 'Channels does not answer',
    advice: 'Ask again after `Retry-After`.',
  },
  'not-ready': {
    status: 503,
    title: 'The server is not ready',
    advice: 'Ask again after `Retry-After`.',
  },
} as const satisfies Record<string, ProblemDeclaration>;

export type ProblemCode = keyof typeof PROBLEMS;
