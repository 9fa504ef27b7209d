import { useState } from 'preact/hooks';
import type { ClerkJsSignIn, SignInParams } from '../../../contract/clerk-sign-in.ts';
import { signInWords } from '../../../words/page-sign-in.ts';
import { SignInForm } from '../form/sign-in-form.tsx';
import type { ClerkJs } from './clerk-js.ts';
import { sendCode } from './email-code.ts';

/** Signing in with Clerk: by password, by a code that is sent, or on Clerk's own page. */
export function ClerkSignIn({ clerk }: { clerk: ClerkJs }) {
  const [sent, setSent] = useState<{ attempt: ClerkJsSignIn; to: string } | null>(null);

  const elsewhere = {
    label: signInWords.anotherWay,
    click: () => void clerk.redirectToSignIn({ signInForceRedirectUrl: location.href }),
  };

  async function begin(params: SignInParams): Promise<ClerkJsSignIn> {
    if (!clerk.client) throw new Error(signInWords.clerkNotReady);
    return clerk.client.signIn.create(params);
  }

  async function complete({ status, createdSessionId }: ClerkJsSignIn): Promise<void> {
    if (status !== 'complete') throw new Error(signInWords.signsInAnotherWay);
    await clerk.setActive({ session: createdSessionId });
  }

  if (sent) {
    const { attempt, to } = sent;
    return (
      <SignInForm
        key="code"
        title={signInWords.codeSent(to)}
        fields={[
          { name: 'code', label: signInWords.code, input: { autocomplete: 'one-time-code' } },
        ]}
        submit={async (value) =>
          complete(
            await attempt.attemptFirstFactor({ strategy: 'email_code', code: value('code') }),
          )
        }
        others={[{ label: signInWords.startOver, click: () => setSent(null) }, elsewhere]}
      />
    );
  }
  return (
    <SignInForm
      key="password"
      title={signInWords.signIn}
      fields={[
        {
          name: 'email',
          label: signInWords.email,
          input: { type: 'email', autocomplete: 'username' },
        },
        {
          name: 'password',
          label: signInWords.password,
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
