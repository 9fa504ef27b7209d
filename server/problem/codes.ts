import { titleWords } from '../words/titles.ts';

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
    title: titleWords.malformedRequest,
    advice:
      'Mend the fields that `errors` and `detail` name. Sent again as it is, it is refused again.',
  },
  'malformed-socket-id': {
    status: 400,
    title: titleWords.malformedSocketId,
    advice: 'Send the `socket_id` that Channels gave this connection.',
  },
  'malformed-channel': {
    status: 400,
    title: titleWords.malformedChannel,
    advice: 'Name channels as `server/contract/channels.ts` and `room-channel.ts` make them.',
  },
  'token-missing': {
    status: 401,
    title: titleWords.tokenMissing,
    advice: 'Send the session token as `Authorization: Bearer …`.',
  },
  'token-refused': {
    status: 401,
    title: titleWords.tokenRefused,
    advice:
      'Take a fresh session token, once. If that one is refused too, have the person sign in again.',
  },
  'signed-out': {
    status: 401,
    title: titleWords.signedOut,
    advice: 'Forget what this browser keeps of the sign-in, and have the person sign in again.',
  },
  'webhook-refused': {
    status: 401,
    title: titleWords.webhookRefused,
    advice:
      'The operator sets `CLERK_WEBHOOK_SECRET` to the signing secret of this endpoint in Clerk’s dashboard, and the clock of the server right.',
  },
  'channel-forbidden': {
    status: 403,
    title: titleWords.channelForbidden,
    advice: 'Ask for chapter channels, and for the person’s own, alone.',
  },
  'not-enrolled': {
    status: 403,
    title: titleWords.notEnrolled,
    advice:
      'Put the person on the course: by its [list of learners](enrolment.md), or by `courses` in Clerk’s public metadata. Ask again when that has changed, not before.',
  },
  'local-identity-refused': {
    status: 403,
    title: titleWords.localIdentityRefused,
    advice: 'Come from the server’s own machine, without a proxy; for anything else set up Clerk.',
  },
  'role-secret-wrong': {
    status: 403,
    title: titleWords.roleSecretWrong,
    advice: 'Take the secret out of `role-secret` in `DATA_DIR`, or leave it out and be a learner.',
  },
  'appearing-offline': {
    status: 403,
    title: titleWords.appearingOffline,
    advice: 'Read rosters by `GET /api/presence/roster`, or be seen again first.',
  },
  'presence-ended': {
    status: 403,
    title: titleWords.presenceEnded,
    advice: 'Leave it at that: an admin lifts it, or it ends by itself.',
  },
  'role-needed': {
    status: 403,
    title: titleWords.roleNeeded,
    advice: 'Sign in with an account that has the role.',
  },
  'audience-forbidden': {
    status: 403,
    title: titleWords.audienceForbidden,
    advice: 'Take an audience of the sender’s own courses.',
  },
  'not-found': {
    status: 404,
    title: titleWords.notFound,
    advice: 'Check address and id; notifications are deleted after `RETENTION_NOTIFICATIONS_DAYS`.',
  },
  'already-over': {
    status: 409,
    title: titleWords.alreadyOver,
    advice: 'Do nothing: all of it has left.',
  },
  'subscription-of-another': {
    status: 409,
    title: titleWords.subscriptionOfAnother,
    advice: 'Unsubscribe in the browser and register a new subscription.',
  },
  'body-too-large': { status: 413, title: titleWords.bodyTooLarge, advice: 'Send less.' },
  'display-name-unusable': {
    status: 422,
    title: titleWords.displayNameUnusable,
    advice: 'Ask for a name with at least one visible character.',
  },
  'site-unknown': {
    status: 422,
    title: titleWords.siteUnknown,
    advice:
      'Name a site of `GET /api/config`. The operator adds sites by `SITES` and `SITES_FILE`, and builds the extension with the same.',
  },
  'endpoint-refused': {
    status: 422,
    title: titleWords.endpointRefused,
    advice: 'The operator adds the push service to `PUSH_ENDPOINT_HOSTS`, if it is one.',
  },
  'target-refused': {
    status: 422,
    title: titleWords.targetRefused,
    advice: 'Lead to a course site (`SITES`, `SITES_FILE`, `COURSE_ORIGINS`), or to this server.',
  },
  'icon-refused': {
    status: 422,
    title: titleWords.iconRefused,
    advice:
      'Take a picture of a course site (`SITES`, `SITES_FILE`, `COURSE_ORIGINS`), or of `IMAGE_ORIGINS`.',
  },
  'notification-too-large': {
    status: 422,
    title: titleWords.notificationTooLarge,
    advice: 'Shorten title, text or addresses by as many bytes as `detail` says.',
  },
  'send-time-unusable': {
    status: 422,
    title: titleWords.sendTimeUnusable,
    advice: 'Take a time within the next 30 days.',
  },
  'idempotency-key-reused': {
    status: 422,
    title: titleWords.idempotencyKeyReused,
    advice: 'Take a new `Idempotency-Key` for another request.',
  },
  'too-many-secrets': {
    status: 429,
    title: titleWords.tooManySecrets,
    advice: 'Wait for as long as `Retry-After` says.',
  },
  'too-many-requests': {
    status: 429,
    title: titleWords.tooManyRequests,
    advice: 'Wait for as long as `Retry-After` says, then ask again.',
  },
  internal: {
    status: 500,
    title: titleWords.internalError,
    advice: 'Ask again, later and later; the operator finds the failure in the log.',
  },
  'database-unavailable': {
    status: 503,
    title: titleWords.databaseUnavailable,
    advice: 'Nothing was done: ask again after `Retry-After`.',
  },
  'channels-unavailable': {
    status: 503,
    title: titleWords.channelsUnavailable,
    advice: 'Ask again after `Retry-After`.',
  },
  busy: {
    status: 503,
    title: titleWords.busy,
    advice: 'Ask again after `Retry-After`, not all at once.',
  },
  'not-ready': {
    status: 503,
    title: titleWords.notReady,
    advice: 'Ask again after `Retry-After`.',
  },
} as const satisfies Record<string, ProblemDeclaration>;

export type ProblemCode = keyof typeof PROBLEMS;
