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

/** How a sign-in begins. */
export type SignInParams =
  | { identifier: string }
  | { strategy: 'password'; identifier: string; password: string };

/** A sign-in that has begun. https://clerk.com/docs/reference/objects/sign-in */
export interface ClerkJsSignIn {
  status: string | null;
  /** The session that a complete one has made. */
  createdSessionId: string | null;
  supportedFirstFactors: ({ strategy: string } | EmailCodeFactor)[] | null;
  prepareFirstFactor(params: {
    strategy: 'email_code';
    emailAddressId: string;
  }): Promise<ClerkJsSignIn>;
  attemptFirstFactor(params: { strategy: 'email_code'; code: string }): Promise<ClerkJsSignIn>;
}

/** Says that an account can have codes sent to this address. */
export interface EmailCodeFactor {
  strategy: 'email_code';
  emailAddressId: string;
  /** The address, shown in part. */
  safeIdentifier: string;
}

declare global {
  interface Window {
    /** Put there by Clerk's script. */
    Clerk?: ClerkJs;
  }
}
