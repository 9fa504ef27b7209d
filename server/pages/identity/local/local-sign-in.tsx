import { SignInError } from '../form/sign-in-error.ts';
import { SignInForm } from '../form/sign-in-form.tsx';

interface LocalSignInProps {
  signIn(displayName: string, secret: string): Promise<void>;
}

/** The form of the local identity. */
export function LocalSignIn({ signIn }: LocalSignInProps) {
  return (
    <SignInForm
      title="Sign in"
      fields={[
        { name: 'displayName', label: 'Your name', input: { autocomplete: 'username' } },
        {
          name: 'secret',
          label: 'Secret',
          input: { type: 'password', autocomplete: 'current-password' },
          hint: 'The server showed it at its first start. It is in the file role-secret, where the server keeps its data.',
        },
      ]}
      submit={async (value) => {
        const [displayName, secret] = [value('displayName'), value('secret')];
        if (!displayName.trim()) throw new SignInError('Type your name.', 'displayName');
        if (!secret.trim()) throw new SignInError('Type the secret, too.', 'secret');
        await signIn(displayName, secret);
      }}
    />
  );
}
