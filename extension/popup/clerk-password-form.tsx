import { useRef } from 'preact/hooks';
import { clerkWords } from '../words/clerk.ts';
import { ClerkField } from './clerk-field.tsx';
import { ClerkSiteLink } from './clerk-site-link.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** The beginning: e-mail and password, or an e-mail address to send a code to. */
export function ClerkPasswordForm({ step }: { step: ClerkStep }) {
  const form = useRef<HTMLFormElement>(null);
  const typed = (name: string) => String(new FormData(form.current ?? undefined).get(name) ?? '');

  const withEmail = (next: (email: string) => void) => {
    const email = typed('email').trim();
    if (email) next(email);
    else step.refuse({ error: clerkWords.emailMissing, field: 'email' });
  };
  const signIn = () =>
    withEmail((email) => {
      const password = typed('password');
      if (password) step.take({ by: 'password', email, password });
      else step.refuse({ error: clerkWords.passwordMissing, field: 'password' });
    });

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        signIn();
      }}
    >
      <h1>{clerkWords.title}</h1>
      <p class="lead">{clerkWords.lead}</p>
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
      <button type="submit" aria-disabled={step.busy}>
        {step.busy ? clerkWords.oneMoment : clerkWords.signIn}
      </button>
      <p class="problem" role="alert">
        {step.problemWith(undefined)}
      </p>
      <div class="clerk-others">
        <button
          type="button"
          data-part="send-code"
          onClick={() => withEmail((email) => step.take({ by: 'email', email }))}
        >
          {clerkWords.sendCode}
        </button>
        <ClerkSiteLink>{clerkWords.useCourseSite}</ClerkSiteLink>
      </div>
    </form>
  );
}
