import { useState } from 'preact/hooks';
import { SignInForm } from '../form/sign-in-form.tsx';
import type { ClerkJs, ClerkJsSignIn, SignInParams } from './clerk-js.ts';
import { sendCode } from './email-code.ts';

/** Signing in with Clerk: by password, by a code that is sent, or on Clerk's own page. */
export function ClerkSignIn({ clerk }: { clerk: ClerkJs }) {
  const [sent, setSent] = useState<{ attempt: ClerkJsSignIn; to: string } | null>(null);

  const elsewhere = {
    label: 'Another way…',
    click: () => void clerk.redirectToSignIn({ signInForceRedirectUrl: location.href }),
  };

  async function begin(params: SignInParams): Promise<ClerkJsSignIn> {
    if (!clerk.client) throw new Error('Clerk is not ready. Reload the page to try again.');
    return clerk.client.signIn.create(params);
  }

  async function complete({ status, createdSessionId }: ClerkJsSignIn): Promise<void> {
    if (status !== 'complete') throw new Error('This account signs in another way.');
    await clerk.setActive({ session: createdSessionId });
  }

  if (sent) {
    const { attempt, to } = sent;
    return (
      <SignInForm
        key="code"
        title={`A code was sent to ${to}`}
        fields={[{ name: 'code', label: 'Code', input: { autocomplete: 'one-time-code' } }]}
        submit={async (value) =>
          complete(
            await attempt.attemptFirstFactor({ strategy: 'email_code', code: value('code') }),
          )
        }
        others={[{ label: 'Start over', click: () => setSent(null) }, elsewhere]}
      />
    );
  }
  return (
    <SignInForm
      key="password"
      title="Sign in"
      fields={[
        {
          name: 'email',
          label: 'E-mail address',
          input: { type: 'email', autocomplete: 'username' },
        },
        {
          name: 'password',
          label: 'Password (or leave empty to get a code)',
          input: { type: 'password', autocomplete: 'current-password' },
        },
      ]}
      submit={async (value) => {
        const [identifier, password] = [value('email'), value('password')];
        if (password) {
          await complete(await begin({ strategy: 'password', identifier, password }));
          return;
        }
        const attempt = await begin({ identifier });
        setSent({ attempt, to: await sendCode(attempt) });
      }}
      others={[elsewhere]}
    />
  );
}
