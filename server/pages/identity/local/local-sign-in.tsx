import { signInWords } from '../../../words/page-sign-in.ts';
import { SignInError } from '../form/sign-in-error.ts';
import { SignInForm } from '../form/sign-in-form.tsx';

interface LocalSignInProps {
  signIn(displayName: string, secret: string): Promise<void>;
}

/** The form of the local identity. */
export function LocalSignIn({ signIn }: LocalSignInProps) {
  return (
    <SignInForm
      title={signInWords.signIn}
      fields={[
        { name: 'displayName', label: signInWords.name, input: { autocomplete: 'username' } },
        {
          name: 'secret',
          label: signInWords.secret,
          input: { type: 'password', autocomplete: 'current-password' },
          hint: signInWords.secretHint,
        },
      ]}
      submit={async (value) => {
        const [displayName, secret] = [value('displayName'), value('secret')];
        if (!displayName.trim()) throw new SignInError(signInWords.nameMissing, 'displayName');
        if (!secret.trim()) throw new SignInError(signInWords.secretMissing, 'secret');
        await signIn(displayName, secret);
      }}
    />
  );
}
