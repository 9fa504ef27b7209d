/** What is used of Clerk's own client, which has far more. https://clerk.com/docs/reference/objects/clerk */
export interface ClerkJs {
  /** None: nobody is signed in. */
  session?: ClerkJsSession | null | undefined;
  user?: ClerkJsUser | null | undefined;
  client?:
    | {
        signIn: ClerkJsSignIn;
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

/** A sign-in, begun or not. https://clerk.com/docs/reference/objects/sign-in */
export interface ClerkJsSignIn {
  status: string | null;
  /** The session that a complete one has made. */
  createdSessionId: string | null;
  supportedFirstFactors: ({ strategy: string } | EmailCodeFactor)[] | null;
  create(
    params: { strategy: 'password'; identifier: string; password: string } | { identifier: string },
  ): Promise<ClerkJsSignIn>;
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
