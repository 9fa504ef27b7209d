import { createClerkClient, type User } from '@clerk/backend';
import { isClerkAPIResponseError } from '@clerk/backend/errors';
import type { Logger } from 'pino';
import * as v from 'valibot';
import { firstUsableName } from '../../contract/name.ts';
import { Metadata } from '../metadata.ts';
import type { Profile, Profiles } from '../person-of.ts';

/** Ms that a profile is good for: a new name, picture or role shows within this time. */
const FRESH = 5 * 60_000;
/** Ms before a lookup that failed is tried again. */
const RETRY = 30_000;
/** Ms that a request waits for a lookup; one that takes longer serves the next request. */
const PATIENCE = 2_000;
/** Profiles kept, some 0.5 KB each; the ones looked up longest ago go first. */
const CAPACITY = 10_000;

interface Entry {
  profile: Profile | null;
  until: number;
  lookup: Promise<Profile | null> | null;
}

/**
 * Looks people up in Clerk's Backend API, and remembers them. One that is not to be had is `null`,
 * or as they were known last: who someone is must never depend on another server being quick.
 *
 * @param options.fetchUser asks Clerk for one user; throws when it can't
 * @param options.now the time in ms
 */
export function rememberedProfiles(options: {
  fetchUser: (userId: string) => Promise<Profile>;
  log: Logger;
  now: () => number;
}): Profiles {
  const { fetchUser, log, now } = options;
  const entries = new Map<string, Entry>();

  async function lookUp(userId: string, entry: Entry): Promise<Profile | null> {
    try {
      entry.profile = await fetchUser(userId);
      entry.until = now() + FRESH;
    } catch (error) {
      entry.until = now() + RETRY;
      log.warn({ userId, ...failureOf(error) }, 'a profile was not to be had from Clerk');
    }
    entry.lookup = null;
    return entry.profile;
  }

  return (userId) => {
    const entry = entries.get(userId) ?? { profile: null, until: 0, lookup: null };
    if (entry.until > now()) return Promise.resolve(entry.profile);
    entries.delete(userId);
    entries.set(userId, entry);
    const [oldest] = entries.keys();
    if (entries.size > CAPACITY && oldest !== undefined) entries.delete(oldest);
    entry.lookup ??= lookUp(userId, entry);
    return withPatience(entry.lookup, () => entry.profile);
  };
}

/** Clerk's Backend API as the source of profiles. */
export function clerkProfiles(options: {
  secretKey: string;
  apiUrl: string;
  log: Logger;
}): Profiles {
  const { secretKey, apiUrl, log } = options;
  const clerk = createClerkClient({ secretKey, apiUrl, telemetry: { disabled: true } });
  const fetchUser = async (userId: string) => profileOf(await clerk.users.getUser(userId));
  return rememberedProfiles({ fetchUser, log, now: Date.now });
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

function withPatience<Value>(wanted: Promise<Value>, otherwise: () => Value): Promise<Value> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(otherwise()), PATIENCE);
    wanted.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
