import type { ServerConfig } from '../contract/api.ts';
import type { PrismaClient } from '../database/generated/client.ts';
import type { FailureLog } from '../log/limit-repeats.ts';
import { FIREFOX_EXTENSION } from './allowed-origin.ts';
import { withAllowedPictures } from './allowed-pictures.ts';
import { createStoredProfiles } from './clerk/kept-profiles.ts';
import { createClerkProfiles } from './clerk/profiles.ts';
import { createEndedSessions } from './ended-sessions.ts';
import type { ClerkSettings, IdentitySettings, LocalSettings } from './environment.ts';
import { createAttempts } from './local/attempts.ts';
import { loadOrCreateRoleSecret, type RoleSecret } from './local/role-secret.ts';
import { localRole } from './local/roles.ts';
import type { LocalIdentity } from './local/routes.ts';
import { LOCAL_ISSUER, TOKEN_LIFETIME } from './local/session-token.ts';
import { createLocalSessions } from './local/sessions.ts';
import { signingKey } from './local/signing-key.ts';
import type { Metadata } from './metadata.ts';
import { createOutdatedTokens } from './outdated-tokens.ts';
import {
  CLOCK_SKEW_MS,
  createVerifier,
  type IsErased,
  MAX_LIFETIME_S,
  type Verifier,
} from './verifier.ts';

/** Where people's identity comes from, as the rest of the server uses it. */
export interface ServerIdentity {
  verify: Verifier;
  /** What somebody may do now, where that can be told without their token: see `SenderRights`. */
  rightsNow: (author: { id: string; name: string }) => Promise<Metadata | null>;
  /** Forgets what is remembered of somebody outside of the database. */
  forget(personId: string): void;
  /** Has their profile looked up again, and tokens refused that were made before then. */
  outdate(personId: string, before: Date): void;
  /** The same of what the database keeps of them. */
  expire(personId: string): Promise<void>;
  /** Refuses tokens of these sessions. */
  endSessions(ids: readonly string[]): void;
  /** What Clerk signs webhooks with; `null`: there are none. */
  webhookSecret: string | null;
  /** What the extension is told about it. */
  publicConfig: ServerConfig['identity'];
  /** What the local identity's routes need; `null` with Clerk, which has none here. */
  local: LocalIdentity | null;
  /** The role secret where this start has made it, to be told to the operator; else `null`. */
  roleSecretMade: RoleSecret['made'];
}

/** What an identity is opened with. */
interface Surroundings {
  /** Where the local identity keeps its signing key. */
  dataDir: string;
  prisma: PrismaClient;
  /** Origins that tokens may be made for: the extension's and the admin page's. */
  origins: readonly string[];
  /** Origins that people's pictures may come from, besides Clerk's. */
  imageOrigins: readonly string[];
  isErased: IsErased;
  log: Pick<FailureLog, 'warn'>;
}

/** Opens the identity that was configured. */
export function openIdentity(settings: IdentitySettings, around: Surroundings): ServerIdentity {
  return settings.kind === 'clerk' ? clerk(settings, around) : local(settings, around);
}

function clerk(settings: ClerkSettings, around: Surroundings): ServerIdentity {
  const { origins, imageOrigins, prisma, isErased, log } = around;
  const { publishableKey, jwtKeys, issuer, audiences, secretKey, webhookSecret, apiUrl } = settings;
  const kept = createStoredProfiles(prisma);
  const profiles =
    secretKey === null ? null : createClerkProfiles({ secretKey, apiUrl, kept, log });
  const outdated = createOutdatedTokens();
  const ended = createEndedSessions({
    tokenLifeMs: MAX_LIFETIME_S * 1_000 + CLOCK_SKEW_MS,
    monotonic: () => performance.now(),
  });
  const verify = createVerifier({
    publicKeys: jwtKeys,
    issuer,
    authorizedParties: origins,
    audiences,
    ended,
    outdated,
    isErased,
    profiles,
  });
  return {
    verify: withAllowedPictures(verify, imageOrigins),
    rightsNow: async ({ id }) => (await profiles?.(id))?.metadata ?? null,
    forget: (id) => profiles?.forget(id),
    outdate(id, before) {
      profiles?.forget(id);
      outdated.note(id, before);
    },
    expire: kept.expire,
    endSessions: ended.add,
    webhookSecret,
    publicConfig: { kind: 'clerk', publishableKey },
    local: null,
    roleSecretMade: null,
  };
}

function local(settings: LocalSettings, around: Surroundings): ServerIdentity {
  const { dataDir, prisma, origins, isErased } = around;
  const { roles } = settings;
  const key = signingKey(dataDir);
  const roleSecret = loadOrCreateRoleSecret(dataDir, settings.roleSecret);
  const attempts = createAttempts(() => performance.now());
  const ended = createEndedSessions({
    tokenLifeMs: TOKEN_LIFETIME * 1_000 + CLOCK_SKEW_MS,
    monotonic: () => performance.now(),
  });
  const sessions = createLocalSessions({
    prisma,
    roles,
    roleSecret,
    now: () => new Date(),
    onEnded: ended.add,
  });
  return {
    verify: createVerifier({
      publicKeys: [key.publicKey],
      issuer: LOCAL_ISSUER,
      authorizedParties: [...origins, FIREFOX_EXTENSION],
      ended,
      isErased,
    }),
    // Whoever sent had the role secret then: what their name may do now is in the configuration.
    rightsNow: async ({ name }) => localRole(roles, name),
    forget: () => undefined,
    // Nobody else says who somebody is, or ends their sessions.
    outdate: () => undefined,
    expire: async () => undefined,
    endSessions: () => undefined,
    webhookSecret: null,
    publicConfig: { kind: 'local' },
    local: { sessions, key, origins, roles, roleSecret, attempts },
    roleSecretMade: roleSecret.made,
  };
}
