import { useRef } from 'preact/hooks';
import { ClerkField } from './clerk-field.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** The second step where a code was sent: also shown when the popup was closed meanwhile. */
export function ClerkCodeForm({ step, sentTo }: { step: ClerkStep; sentTo: string }) {
  const form = useRef<HTMLFormElement>(null);

  const verify = () => {
    const code = String(new FormData(form.current ?? undefined).get('code') ?? '').trim();
    if (code) step.take({ by: 'code', code });
    else step.refuse({ error: 'Please enter the code from the e-mail.', field: 'code' });
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        verify();
      }}
    >
      <h1>Look into your e-mail</h1>
      <p class="lead">
        We have sent a code to <bdi>{sentTo}</bdi>. You may close this window and come back.
      </p>
      <ClerkField
        name="code"
        label="Code"
        problem={step.problemWith('code')}
        input={{
          inputMode: 'numeric',
          autocomplete: 'one-time-code',
          maxLength: 12,
          autofocus: true,
        }}
        onInput={step.clear}
      />
      <button type="submit" aria-disabled={step.busy}>
        {step.busy ? 'One moment…' : 'Sign in'}
      </button>
      <p class="problem" role="alert">
        {step.problemWith(undefined)}
      </p>
      <div class="clerk-others">
        <button type="button" onClick={() => step.take({ by: 'another-code' })}>
          Send another
        </button>
        <button type="button" onClick={() => step.take({ by: 'starting-over' })}>
          Start over
        </button>
      </div>
    </form>
  );
}
