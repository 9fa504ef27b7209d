import { clerkWords } from '../words/clerk.ts';
import { ClerkField } from './clerk-field.tsx';
import { ClerkForm, type Typed } from './clerk-form.tsx';
import { ClerkSiteLink } from './clerk-site-link.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** The beginning: e-mail and password, or an e-mail address to send a code to. */
export function ClerkPasswordForm({ step }: { step: ClerkStep }) {
  const withEmail = (typed: Typed, next: (email: string) => void) => {
    const email = typed('email').trim();
    if (email) next(email);
    else step.refuse({ error: clerkWords.emailMissing, field: 'email' });
  };
  const signIn = (typed: Typed) =>
    withEmail(typed, (email) => {
      const password = typed('password');
      if (password) step.take({ by: 'password', email, password });
      else step.refuse({ error: clerkWords.passwordMissing, field: 'password' });
    });
  const sendCode = (typed: Typed) => withEmail(typed, (email) => step.take({ by: 'email', email }));

  return (
    <ClerkForm
      step={step}
      title={clerkWords.title}
      lead={clerkWords.lead}
      onSubmit={signIn}
      otherWays={(typed) => (
        <>
          <button type="button" data-part="send-code" onClick={() => sendCode(typed)}>
            {clerkWords.sendCode}
          </button>
          <ClerkSiteLink>{clerkWords.useCourseSite}</ClerkSiteLink>
        </>
      )}
    >
      <ClerkField
        name="email"
        label={clerkWords.email}
        problem={step.problemWith('email')}
        input={{ type: 'email', autocomplete: 'username', autofocus: true }}
        onInput={step.clear}
      />
      <ClerkField
        name="password"
        label={clerkWords.password}
        problem={step.problemWith('password')}
        input={{ type: 'password', autocomplete: 'current-password' }}
        onInput={step.clear}
      />
    </ClerkForm>
  );
}
