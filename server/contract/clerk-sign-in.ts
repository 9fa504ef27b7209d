/** A sign-in at Clerk that has begun, as worker and page use it. https://clerk.com/docs/reference/objects/sign-in */
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

/** How a sign-in begins. */
export type SignInParams =
  | { identifier: string }
  | { strategy: 'password'; identifier: string; password: string };

/** Says that an account can have codes sent to this address. */
export interface EmailCodeFactor {
  strategy: 'email_code';
  emailAddressId: string;
  /** The address, shown in part. */
  safeIdentifier: string;
}

/** Whether a first factor is a code by e-mail. */
export function isEmailCode(
  factor: { strategy: string } | EmailCodeFactor,
): factor is EmailCodeFactor {
  return factor.strategy === 'email_code' && 'emailAddressId' in factor;
}
