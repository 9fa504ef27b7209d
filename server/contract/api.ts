import * as v from 'valibot';
import { CrowdCount, CrowdPlace } from './crowd.ts';
import { Person } from './person.ts';

/** Where the server takes people's identity from. An extension that was built for another can't sign in. */
const Identity = v.variant('kind', [
  v.object({ kind: v.literal('local') }),
  v.object({ kind: v.literal('clerk'), publishableKey: v.string() }),
]);

/** By which an extension knows whether it and the server go together; the first release says neither. */
export const Ages = v.object({
  api: v.exactOptional(v.number()),
  /** The oldest version of the extension that the server works with. */
  oldestExtension: v.exactOptional(v.string()),
});

/** `GET /api/config`: what the extension must know before it can connect. No secret is in it. */
export const ServerConfig = v.object({
  identity: Identity,
  channels: v.object({
    key: v.string(),
    cluster: v.nullable(v.string()),
    /** `null`: Channels is on the server's own address. */
    host: v.nullable(v.string()),
    port: v.nullable(v.number()),
    tls: v.boolean(),
  }),
  /** Of the course sites what matters to presence; older servers tell of none. */
  sites: v.exactOptional(
    v.array(v.object({ id: v.string(), groups: v.exactOptional(v.boolean()) })),
  ),
  /** Stands for all of it: another where any of it is another. */
  tag: v.exactOptional(v.string()),
  /** What browsers subscribe to pushes with: base64url. */
  push: v.object({ vapidPublicKey: v.string() }),
  ...Ages.entries,
});
export type ServerConfig = v.InferOutput<typeof ServerConfig>;

/** The answer of `POST /api/pusher/auth`, passed on to pusher-js as it is. */
export const ChannelAuthorization = v.object({
  auth: v.string(),
  channel_data: v.exactOptional(v.string()),
  /** Of a room, or the platform, that is a crowd: how many are there. */
  count: v.exactOptional(CrowdCount),
  /** Where the channel was full a moment ago: a place beside it. */
  place: v.exactOptional(CrowdPlace),
});
export type ChannelAuthorization = v.InferOutput<typeof ChannelAuthorization>;

/** Longer than whatever anybody types. */
const MAX_TYPED_CHARS = 1_000;

/** `POST /api/local-identity/sign-in` takes this … */
export const LocalSignIn = v.object({
  displayName: v.pipe(v.string(), v.maxLength(MAX_TYPED_CHARS)),
  /** Makes a name that has a role worth it; needed for nothing else. */
  secret: v.exactOptional(v.pipe(v.string(), v.maxLength(MAX_TYPED_CHARS))),
});

/** … and answers with the client token, a secret that stands for this browser from then on. */
export const LocalClientToken = v.object({ clientToken: v.string() });
export type LocalClientToken = v.InferOutput<typeof LocalClientToken>;

/** `POST /api/local-identity/token`: a session token as Clerk would give, and who it is for. */
export const LocalToken = v.object({
  token: v.string(),
  /** Seconds until it ends. */
  expiresIn: v.number(),
  user: Person,
});
export type LocalToken = v.InferOutput<typeof LocalToken>;

/**
 * What is wrong with one field of a request's body.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457#section-3
 */
export const FieldError = v.object({
  /** JSON Pointer to the field, such as `#/actions/0/url`. */
  pointer: v.string(),
  /** A sentence. */
  detail: v.string(),
});
export type FieldError = v.InferOutput<typeof FieldError>;

/** Every error of the HTTP API (RFC 9457), with a code that stays the same. */
export const ProblemBody = v.object({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  code: v.string(),
  detail: v.string(),
  /** By field, where it is fields that have to change. */
  errors: v.exactOptional(v.array(FieldError)),
});
export type ProblemBody = v.InferOutput<typeof ProblemBody>;
