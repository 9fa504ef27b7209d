import { createClerkClient, type User } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import * as v from 'valibot';
import { firstUsableName } from '../../contract/name.ts';
import type { FailureLog } from '../../log/limit-repeats.ts';
import { Metadata } from '../metadata.ts';
import type { Profile, Profiles } from '../resolve-person.ts';
import type { KeptProfiles } from './kept-profiles.ts';
import { createUserLookups, LookupPutOff } from './user-lookups.ts';

/** Ms that a profile is good for: a new name, picture or role shows within this time. */
const FRESH_MS = 5 * 60_000;
/** Ms before a lookup that failed is tried again. */
const RETRY_MS = 30_000;
/** Ms that requests wait for a lookup from its beginning; one that takes longer serves later ones. */
const PATIENCE_MS = 2_000;
/** Profiles in memory, some 0.5 KB each; the ones looked up longest ago go first. */
const CAPACITY = 10_000;

/** Profiles that are remembered. */
export interface CachedProfiles extends Profiles {
  /** Forgets one, but for what the database keeps. */
  forget(userId: string): void;
}

interface Entry {
  profile: Profile | null;
  /** When it is looked up again. */
  until: number;
  /** Whether what is kept of it was read. */
  wasRead: boolean;
  lookup: { done: Promise<Profile | null>; patienceEnds: number } | null;
}

/**
 * Looks people up in Clerk's Backend API, and remembers them, also over restarts. One that is not to be
 * had is `null`, or as they were known last: who someone is must never depend on another server being
 * quick.
 *
 * @param options.fetchUser asks Clerk for one user; throws when it can't. `isUnknown`: nothing is known
 * of them yet
 * @param options.kept what was fetched before
 * @param options.now the time in ms since the epoch
 */
export function createCachedProfiles(options: {
  fetchUser: (userId: string, isUnknown: boolean) => Promise<Profile>;
  kept: KeptProfiles;
  log: Pick<FailureLog, 'warn'>;
  now: () => number;
}): CachedProfiles {
  const { fetchUser, kept, log, now } = options;
  const entries = new Map<string, Entry>();

  async function readKept(userId: string, entry: Entry): Promise<void> {
    if (entry.wasRead) return;
    const found = await kept.find(userId).catch(noDatabase);
    entry.wasRead = true;
    if (!found) return;
    entry.profile = found.profile;
    // A clock that was set back must not make it good for longer.
    entry.until = Math.min(found.fetchedAt, now()) + FRESH_MS;
  }

  async function fetchAnew(userId: string, entry: Entry): Promise<void> {
    entry.profile = await fetchUser(userId, entry.profile === null);
    const fetchedAt = now();
    entry.until = fetchedAt + FRESH_MS;
    await kept.keep(userId, entry.profile, fetchedAt).catch(noDatabase);
  }

  /** Clerk can be asked all the same. */
  function noDatabase(error: unknown): null {
    log.warn({ err: error }, 'a profile could not be read or kept');
    return null;
  }

  async function lookUp(userId: string, entry: Entry): Promise<Profile | null> {
    try {
      await readKept(userId, entry);
      if (entry.until <= now()) await fetchAnew(userId, entry);
    } catch (error) {
      entry.until = Math.max(entry.until, now() + RETRY_MS);
      // Said once for all by who put them off.
      if (!(error instanceof LookupPutOff)) {
        log.warn({ userId, ...failureOf(error) }, 'a profile was not to be had from Clerk');
      }
    }
    entry.lookup = null;
    return entry.profile;
  }

  const of: Profiles = (userId) => {
    const entry = entries.get(userId) ?? { profile: null, until: 0, wasRead: false, lookup: null };
    if (entry.until > now()) return Promise.resolve(entry.profile);
    entries.delete(userId);
    entries.set(userId, entry);
    const [oldest] = entries.keys();
    if (entries.size > CAPACITY && oldest !== undefined) entries.delete(oldest);
    entry.lookup ??= { done: lookUp(userId, entry), patienceEnds: now() + PATIENCE_MS };
    const { done, patienceEnds } = entry.lookup;
    return within(Math.max(0, patienceEnds - now()), done, () => entry.profile);
  };
  return Object.assign(of, { forget: (userId: string) => void entries.delete(userId) });
}

/** Clerk's Backend API as the source of profiles. */
export function createClerkProfiles(options: {
  secretKey: string;
  apiUrl: string;
  kept: KeptProfiles;
  log: Pick<FailureLog, 'warn'>;
}): CachedProfiles {
  const { secretKey, apiUrl, kept, log } = options;
  const clerk = createClerkClient({ secretKey, apiUrl, telemetry: { disabled: true } });
  const mode = secretKey.startsWith('sk_live_') ? 'live' : 'test';
  const lookups = createUserLookups(mode, (seconds) => {
    log.warn({ seconds }, 'Clerk asked for fewer requests; nobody is looked up for a while');
  });
  return createCachedProfiles({
    fetchUser: (userId, isUnknown) =>
      lookups.run(async () => profileOf(await clerk.users.getUser(userId)), isUnknown),
    kept,
    log,
    now: Date.now,
  });
}

function profileOf(user: User): Profile {
  return {
    name: firstUsableName(user.fullName, user.username),
    imageUrl: user.hasImage ? user.imageUrl : null,
    metadata: v.parse(Metadata, user.publicMetadata),
  };
}

/** Clerk's errors may quote what was sent: status and codes say enough. */
function failureOf(error: unknown): { status?: number; codes: string[] } {
  if (!isClerkAPIResponseError(error)) return { codes: ['unreachable'] };
  return { status: error.status, codes: error.errors.map(({ code }) => code) };
}

/** What `wanted` gives, or `otherwise` where it takes longer than so many ms. */
function within<Value>(ms: number, wanted: Promise<Value>, otherwise: () => Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise()), ms);
    wanted.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
