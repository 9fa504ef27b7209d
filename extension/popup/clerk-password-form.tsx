import { useRef } from 'preact/hooks';
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
    else step.refuse({ error: 'Please enter your e-mail address.', field: 'email' });
  };
  const signIn = () =>
    withEmail((email) => {
      const password = typed('password');
      if (password) step.take({ by: 'password', email, password });
      else step.refuse({ error: 'Please enter your password.', field: 'password' });
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
      <h1>Learn alongside others</h1>
      <p class="lead">
        See who else is on the chapter you are reading. Sign in as you do on the course site.
      </p>
      <ClerkField
        name="email"
        label="E-mail address"
        problem={step.problemWith('email')}
        input={{ type: 'email', autocomplete: 'username', autofocus: true }}
        onInput={step.clear}
      />
      <ClerkField
        name="password"
        label="Password"
        problem={step.problemWith('password')}
        input={{ type: 'password', autocomplete: 'current-password' }}
        onInput={step.clear}
      />
      <button type="submit" aria-disabled={step.busy}>
        {step.busy ? 'One moment…' : 'Sign in'}
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
          E-mail me a code
        </button>
        <ClerkSiteLink>Use the course site</ClerkSiteLink>
      </div>
    </form>
  );
}
