import type { ServerConfig } from '../../server/contract/api.ts';
import type { Person } from '../../server/contract/person.ts';
import type { SignInOutcome, SignInStage } from '../messages/sign-in.ts';
import type { SignInRequest } from '../messages/sign-in-request.ts';

/** Nobody is signed in, or not any more. */
export class SignedOutError extends Error {
  constructor() {
    super('Nobody is signed in.');
    this.name = 'SignedOutError';
  }
}

/** Where the learner's identity comes from. The rest of the worker knows no more of it than this. */
export interface Identity {
  /** Whoever has signed in has chosen in the form for that what others see of them, or left it as it was. */
  choosesAtSignIn?: boolean;
  /** Who is signed in, or `null`. Needs no network. */
  user(): Promise<Person | null>;
  /**
   * A session token that is good for some seconds at least.
   *
   * @param fresh leave the cache aside: the server refused the last one
   * @throws SignedOutError when nobody is signed in
   * @throws ServerError when none can be had now
   */
  token(fresh?: boolean): Promise<string>;
  /** Signs this browser out, here at once and at the server. */
  signOut(): Promise<void>;
  /** Signs all of the learner's browsers out; absent where only the course site can. */
  signOutEverywhere?(): Promise<void>;
  /** Calls `listener` when someone has signed in or out, or has another name or picture. */
  onChange(listener: () => void): void;
}

/** The identity of this build, as the popup's part of the worker uses it. */
export interface IdentityProvider extends Identity {
  /** Takes the next step of signing in. What can go wrong is told in the outcome. */
  signIn(request: SignInRequest): Promise<SignInOutcome>;
  /** Where a sign-in stands that takes more than one step. */
  stage(): Promise<SignInStage | null>;
  /** Calls `listener` when that has changed. */
  onStage(listener: () => void): void;
  /** Why nobody can sign in to `server` with this build, as a sentence; `null` where they can. */
  mismatch(server: ServerConfig['identity']): string | null;
}
