import type { ClerkJsSignIn, SignInParams } from '../../../server/contract/clerk-sign-in.ts';

/** What is used of Clerk's own client, which has far more. https://clerk.com/docs/reference/objects/clerk */
export interface ClerkJs {
  /** None: nobody is signed in. */
  session?: ClerkJsSession | null | undefined;
  user?: ClerkJsUser | null | undefined;
  client?:
    | {
        signIn: ClerkJsNextSignIn;
        /** Signs out. Clerk's own `signOut` fails in a worker, where it looks for a window. */
        removeSessions(): Promise<unknown>;
      }
    | undefined;
  setActive(params: { session: string | null }): Promise<void>;
}

/** Whose session it is. */
export interface ClerkJsUser {
  fullName: string | null;
  username: string | null;
  imageUrl: string;
  /** Whether `imageUrl` is the person's own and not one that Clerk made up. */
  hasImage: boolean;
}

/** A session; only an `active` one counts. */
export interface ClerkJsSession {
  status: string;
  getToken(options: { skipCache: boolean }): Promise<string | null>;
}

/** A sign-in, begun or not. */
export interface ClerkJsNextSignIn extends ClerkJsSignIn {
  create(params: SignInParams): Promise<ClerkJsSignIn>;
}
