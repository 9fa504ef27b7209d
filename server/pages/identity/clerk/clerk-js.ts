import type { ClerkJsSignIn, SignInParams } from '../../../contract/clerk-sign-in.ts';

/** What is used of Clerk's own client, which has far more. https://clerk.com/docs/reference/objects/clerk */
export interface ClerkJs {
  load(options: { telemetry: false }): Promise<void>;
  /** None: nobody is signed in. */
  user: ClerkJsUser | null | undefined;
  session: { getToken(): Promise<string | null> } | null | undefined;
  client: { signIn: { create(params: SignInParams): Promise<ClerkJsSignIn> } } | undefined;
  addListener(changed: (state: { user?: ClerkJsUser | null | undefined }) => void): void;
  setActive(params: { session: string | null }): Promise<void>;
  /** @param done called in place of leading to another page */
  signOut(done: () => void): Promise<void>;
  redirectToSignIn(options: { signInForceRedirectUrl: string }): Promise<unknown>;
}

/** Whose session it is. */
export interface ClerkJsUser {
  id: string;
  fullName: string | null;
  username: string | null;
}

declare global {
  interface Window {
    /** Put there by Clerk's script. */
    Clerk?: ClerkJs;
  }
}
