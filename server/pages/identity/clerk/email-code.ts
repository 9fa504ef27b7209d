import { type ClerkJsSignIn, isEmailCode } from '../../../contract/clerk-sign-in.ts';
import { signInWords } from '../../../words/page-sign-in.ts';

/**
 * Has Clerk send a code to the account that a sign-in is of; gives the address, shown in part.
 *
 * @throws Error where the account gets none
 */
export async function sendCode(attempt: ClerkJsSignIn): Promise<string> {
  const factor = attempt.supportedFirstFactors?.find(isEmailCode);
  if (!factor) throw new Error(signInWords.noCodes);
  const { strategy, emailAddressId, safeIdentifier } = factor;
  await attempt.prepareFirstFactor({ strategy, emailAddressId });
  return safeIdentifier;
}
