import { firstUsableName } from '../../../server/contract/name.ts';
import type { Person } from '../../../server/contract/person.ts';
import type { Stored } from '../../stored-value.ts';
import { clerkWords } from '../../words/clerk.ts';
import { SignedOutError } from '../identity.ts';
import { ClerkFailure, clerkFailure } from './clerk-failure.ts';
import type { ClerkJs } from './clerk-js.ts';
import type { ClerkClient } from './client.ts';
import { readSessionToken, usableUntil } from './session-token.ts';

/** Ms after which Clerk is asked again who a person is whose token does not tell. */
const PROFILE_AGE_MS = 5 * 60_000;

/** The learner's session with Clerk, as far as the rest of the extension needs it. */
export interface ClerkSession {
  /**
   * A token that is good for some seconds at least.
   *
   * @param fresh leave every cache aside
   * @throws SignedOutError when nobody is signed in, or not any more
   * @throws ClerkFailure when none can be had now
   */
  token(fresh?: boolean): Promise<string>;
  /** Takes up what the client says now: someone has signed in, or may have. */
  takeUp(): Promise<Person | null>;
  /** Signs out here at once, and then at Clerk. */
  end(): Promise<void>;
}

interface Found {
  token: string;
  user: Person;
  /** Whether the token tells all of `user`: what it leaves out the client knows since it was made. */
  isTold: boolean;
}

/** Where the session is kept, so that a worker that was ended finds it again. */
export interface KeptSession {
  user: Stored<Person | null>;
  /** `until` in ms since the epoch. */
  token: Stored<{ token: string; until: number } | null>;
}

/**
 * Keeps who is signed in, and their token.
 *
 * @param siteChanges how often the cookies of the course site have changed, where it is followed
 */
export function createSession(
  client: ClerkClient,
  kept: KeptSession,
  siteChanges: () => number = () => 0,
): ClerkSession {
  /** What is under way; one at a time, so that nothing undoes what was done meanwhile. */
  let turn: Promise<unknown> = Promise.resolve();
  /** Counts the sign-outs: what was asked before one is of no use after it. */
  let ended = 0;
  /** Since when the client knows what the token does not tell; `null` where the token tells all. */
  let profileSince: number | null = null;

  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = turn.then(work, work);
    turn = done;
    return done;
  }

  async function refresh(fresh: boolean): Promise<Found | null> {
    const before = ended;
    const changesBefore = siteChanges();
    if (profileSince !== null && Date.now() - profileSince > PROFILE_AGE_MS) {
      client.renew();
      profileSince = null;
    }
    const found = await current(client, fresh);
    if (ended !== before) return null;
    // Clerk on the site takes a cookie away before it sets it anew: in between it looks as if nobody
    // were signed in. When its cookies have come to rest they are looked at again.
    if (!found && siteChanges() !== changesBefore) {
      throw new ClerkFailure(clerkWords.changing, null);
    }
    profileSince = found && !found.isTold ? (profileSince ?? Date.now()) : null;
    await keep(found);
    return found;
  }

  async function usable(fresh: boolean): Promise<string | null> {
    if (fresh) return null;
    const last = await kept.token.get();
    return last && last.until > Date.now() ? last.token : null;
  }

  /** The token first: whoever hears of the user may need it at once. */
  async function keep(found: Found | null): Promise<void> {
    const token = found && {
      token: found.token,
      until: usableUntil(readSessionToken(found.token), Date.now()),
    };
    await kept.token.set(token);
    const user = found?.user ?? null;
    if (!isSame(user, await kept.user.get())) await kept.user.set(user);
  }

  return {
    async token(fresh = false) {
      const [last, user] = await Promise.all([usable(fresh), kept.user.get()]);
      if (last) return last;
      if (!user) throw new SignedOutError();
      return inTurn(async () => {
        // Whoever waited for another's turn may find what they wanted.
        const token = (await usable(fresh)) ?? (await refresh(fresh))?.token;
        if (!token) throw new SignedOutError();
        return token;
      });
    },
    takeUp: () => inTurn(async () => (await refresh(false))?.user ?? null),
    async end() {
      ended += 1;
      await keep(null);
      await inTurn(async () => {
        await keep(null); // what was under way may just have kept what it found
        await signOut(client);
      });
    },
  };
}

/** What Clerk says now. A session that it does not know any more is none, and so is a client. */
async function current(client: ClerkClient, fresh: boolean): Promise<Found | null> {
  try {
    return await client.use((clerk) => read(clerk, fresh));
  } catch (error) {
    if (!clerkFailure(error).isSignedOut) throw error;
  }
  client.renew();
  try {
    return await client.use((clerk) => read(clerk, false));
  } catch (error) {
    if (!clerkFailure(error).isSignedOut) throw error;
    await client.forget();
    return null;
  }
}

async function read({ session, user }: ClerkJs, fresh: boolean): Promise<Found | null> {
  if (session?.status !== 'active') return null;
  const token = await session.getToken({ skipCache: fresh });
  if (!token) return null;
  const { sub, name, picture } = readSessionToken(token);
  const ownPicture = user?.hasImage ? user.imageUrl : null;
  return {
    token,
    isTold: name !== undefined && picture !== undefined,
    user: {
      id: sub,
      name: firstUsableName(name, user?.fullName, user?.username),
      imageUrl: picture === undefined ? ownPicture : picture,
    },
  };
}

function isSame(one: Person | null, other: Person | null): boolean {
  return one?.id === other?.id && one?.name === other?.name && one?.imageUrl === other?.imageUrl;
}

async function signOut(client: ClerkClient): Promise<void> {
  try {
    await client.use(async ({ client: remote }) => remote?.removeSessions());
  } catch (error) {
    // Not reached: at least this browser keeps nothing that could bring the session back.
    await client.forget();
    throw error;
  }
}
