import * as v from 'valibot';
import { issuerOf, parsePublishableKey } from '../contract/publishable-key.ts';
import { isLoopback } from '../http/loopback.ts';
import { variable } from '../variable.ts';
import { readJwtKeys } from './clerk/jwt-keys.ts';
import { type LocalRoles, readAdmins, readInstructors } from './local/roles.ts';

/** What a stranger may guess at is no word. */
const MIN_ROLE_SECRET_CHARS = 8;

const jwtKeys = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const read = readJwtKeys(dataset.value);
    if ('keys' in read) return read.keys;
    addIssue({ message: read.problem });
    return NEVER;
  }),
);

/**
 * The environment variables that say where people's identity comes from, each with what makes it
 * usable by itself. Whoever can use the local identity can take any name; one that has a role, as
 * `Admin` and `Instructor` have by default, has it with the role secret only.
 */
export const identityVariables = {
  CLERK_PUBLISHABLE_KEY: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.check(
          (key) => parsePublishableKey(key) !== null,
          'is no publishable key: copy the one that begins with pk_ from Clerk’s dashboard, API keys',
        ),
      ),
    ),
    'the publishable key of a Clerk instance: people sign in there ([steps](clerk.md))',
    'local identity',
  ),
  CLERK_JWT_KEY: variable(
    v.optional(jwtKeys),
    'its JWKS public key, a PEM; two while it is rotated',
  ),
  CLERK_SECRET_KEY: variable(
    v.optional(
      v.pipe(v.string(), v.regex(/^sk_(test|live)_\w+$/, 'is no secret key: it begins with sk_')),
    ),
    'to look up in Clerk whose session token does not say who they are',
  ),
  CLERK_WEBHOOK_SECRET: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.regex(
          /^whsec_[\w+/]+=*$/,
          'is no signing secret: copy the one that begins with whsec_ from Clerk’s dashboard, Webhooks',
        ),
      ),
    ),
    'the signing secret of its webhook to this server, by which it tells at once who was signed out, changed or deleted ([steps](enrolment.md#clerks-webhook))',
    'Clerk tells nothing',
  ),
  CLERK_AUDIENCE: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.transform((list) => list.split(/[\s,]+/).filter(Boolean)),
      ),
      '',
    ),
    'what `aud` of a session token may name where it has one, separated by commas',
  ),
  CLERK_API_URL: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.url('is no URL'),
        v.regex(/^https:|^http:\/\/127\.0\.0\.1:/, 'is not https'),
      ),
      'https://api.clerk.com',
    ),
    'Clerk’s Backend API',
  ),
  LOCAL_ADMINS: variable(
    v.optional(v.string(), 'Admin'),
    'names that are admins with the local identity, separated by commas ([more](../README.md#roles-without-clerk))',
  ),
  LOCAL_INSTRUCTORS: variable(
    v.optional(v.string(), 'Instructor: demo'),
    'names that are instructors, each with the courses that they teach: `name: course course, name: course`; where there are several course sites `site;course`',
  ),
  LOCAL_ROLE_SECRET: variable(
    v.optional(
      v.pipe(
        v.string(),
        v.trim(),
        v.minLength(
          MIN_ROLE_SECRET_CHARS,
          `is too short: give it at least ${MIN_ROLE_SECRET_CHARS} characters, or unset it`,
        ),
      ),
    ),
    'what these names need besides, at least 8 characters',
    'made at first start',
  ),
};
const Variables = v.object(identityVariables);

/** People sign in with Clerk. */
export interface ClerkSettings {
  kind: 'clerk';
  publishableKey: string;
  /** `iss` of its session tokens. */
  issuer: string;
  /** PEMs of the keys that sign them: two while a key is rotated. */
  jwtKeys: string[];
  /** What `aud` of a session token may name, where the operator gave it one. */
  audiences: string[];
  /** To look people up whose token does not say who they are; `null`: they are not. */
  secretKey: string | null;
  /** What it signs webhooks with; `null`: it sends none. */
  webhookSecret: string | null;
  /** Clerk's Backend API. */
  apiUrl: string;
}

/** People pick a name on this machine. */
export interface LocalSettings {
  kind: 'local';
  roles: LocalRoles;
  /** What a role needs beside its name; `null`: made at first start and kept in the data directory. */
  roleSecret: string | null;
}

export type IdentitySettings = ClerkSettings | LocalSettings;

/** Where people's identity comes from, out of variables that were found to be good. */
export function identitySettings(given: v.InferOutput<typeof Variables>): IdentitySettings {
  const { CLERK_PUBLISHABLE_KEY: publishableKey = '', CLERK_JWT_KEY: jwtKeys } = given;
  const key = parsePublishableKey(publishableKey);
  if (key && jwtKeys) {
    return {
      kind: 'clerk',
      publishableKey,
      issuer: issuerOf(key),
      jwtKeys,
      audiences: given.CLERK_AUDIENCE,
      secretKey: given.CLERK_SECRET_KEY ?? null,
      webhookSecret: given.CLERK_WEBHOOK_SECRET ?? null,
      apiUrl: given.CLERK_API_URL,
    };
  }
  const admins = readAdmins(given.LOCAL_ADMINS);
  return {
    kind: 'local',
    roles: { admins, instructors: readInstructors(given.LOCAL_INSTRUCTORS) },
    roleSecret: given.LOCAL_ROLE_SECRET ?? null,
  };
}

/** What is wrong with these variables together, a line each that begins with the variable to change. */
export function identityProblems(env: Record<string, string | undefined>): string[] {
  const namesClerk = Object.keys(env).some((name) => name.startsWith('CLERK_') && env[name]);
  return namesClerk ? clerkProblems(env) : localProblems(env);
}

function clerkProblems(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  for (const name of ['CLERK_PUBLISHABLE_KEY', 'CLERK_JWT_KEY']) {
    if (!env[name]) problems.push(`${name} is missing, while other CLERK_ variables are set`);
  }
  const mode = parsePublishableKey(env.CLERK_PUBLISHABLE_KEY ?? '')?.mode;
  const secretMode = /^sk_(test|live)_/.exec(env.CLERK_SECRET_KEY ?? '')?.[1];
  if (mode && secretMode && mode !== secretMode) {
    problems.push(
      `CLERK_SECRET_KEY is a ${secretMode} key and CLERK_PUBLISHABLE_KEY a ${mode} one: take both from one instance`,
    );
  }
  for (const name of ['LOCAL_ADMINS', 'LOCAL_INSTRUCTORS', 'LOCAL_ROLE_SECRET']) {
    if (!env[name]) continue;
    problems.push(
      `${name} is for the local identity, and Clerk is set: give roles by public_metadata`,
    );
  }
  return problems;
}

function localProblems(env: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const clerk = 'set CLERK_PUBLISHABLE_KEY and CLERK_JWT_KEY';
  if (env.NODE_ENV === 'production') {
    problems.push(
      `NODE_ENV is production, where the local identity is refused: anybody could be anybody; ${clerk}`,
    );
  }
  if (env.HOST && !isLoopback(env.HOST)) {
    problems.push(
      `HOST is not loopback, and the local identity serves this machine only: set 127.0.0.1, or ${clerk}`,
    );
  }
  const { PUBLIC_ORIGIN: origin = '' } = env;
  if (URL.canParse(origin) && !isLoopback(new URL(origin).hostname)) {
    problems.push(
      `PUBLIC_ORIGIN is not loopback, and the local identity serves this machine only: unset it, or ${clerk}`,
    );
  }
  return problems;
}
