/**
 * Every error the HTTP API can answer with. The code stays the same for ever; status, title and
 * advice belong to it, so that a caller can work from this list alone.
 */
export const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request is malformed' },
  'malformed-socket-id': { status: 400, title: 'The socket id is missing or malformed' },
  'malformed-channel': { status: 400, title: 'The channel name is missing or malformed' },
  'token-missing': { status: 401, title: 'A session token is needed' },
  'token-refused': { status: 401, title: 'The session token is not accepted' },
  'signed-out': { status: 401, title: 'This browser is signed out' },
  'channel-forbidden': { status: 403, title: 'This channel is not for you' },
  'local-identity-refused': { status: 403, title: 'The local identity serves this machine only' },
  'role-secret-wrong': { status: 403, title: 'This is not the role secret' },
  'appearing-offline': { status: 403, title: 'You appear offline' },
  'role-needed': { status: 403, title: 'This is for instructors and admins' },
  'audience-forbidden': { status: 403, title: 'You may not send to these people' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'already-over': { status: 409, title: 'It is too late for that' },
  'subscription-of-another': { status: 409, title: 'This push subscription is another learner’s' },
  'body-too-large': { status: 413, title: 'The request body is too large' },
  'display-name-unusable': { status: 422, title: 'This name cannot be shown' },
  'endpoint-refused': { status: 422, title: 'This is no push service to send to' },
  'target-refused': { status: 422, title: 'A notification must not lead there' },
  'icon-refused': { status: 422, title: 'A notification must not show this picture' },
  'notification-too-large': { status: 422, title: 'The notification does not fit in a push' },
  'send-time-unusable': { status: 422, title: 'A notification cannot leave at that time' },
  'idempotency-key-reused': { status: 422, title: 'The key belongs to another request' },
  'too-many-secrets': { status: 429, title: 'The role secret was wrong too often' },
  'too-many-requests': { status: 429, title: 'Too much at once' },
  internal: { status: 500, title: 'The server failed' },
  'database-unavailable': { status: 503, title: 'The database does not answer' },
  'channels-unavailable': { status: 503, title: 'Channels does not answer' },
  'not-ready': { status: 503, title: 'The server is not ready' },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;
