import type { VisibilityOffer } from '../../server/contract/visibility.ts';
import type { SignInOutcome, SignInStage } from '../messages/sign-in.ts';
import type { SignInRequest } from '../messages/sign-in-request.ts';
import { SignInForm } from './sign-in-form.tsx';

/** What every build's way to sign in works with. */
export interface SignInProps {
  /** Takes the next step. */
  send: (request: SignInRequest) => Promise<SignInOutcome>;
  /** Where a sign-in stands that takes more than one step; none at its beginning. */
  stage?: SignInStage | undefined;
  /** What others can be let see, where the form has that choice. */
  offer?: VisibilityOffer | undefined;
}

/** This build's way to sign in: a name picked here. A build for Clerk has `clerk-sign-in.tsx` in its place. */
export function ChosenSignIn({ send, offer }: SignInProps) {
  return <SignInForm offer={offer} signIn={(typed) => send({ by: 'display-name', ...typed })} />;
}
