import { useRef } from 'preact/hooks';
import { clerkWords } from '../words/clerk.ts';
import { ClerkField } from './clerk-field.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** The second step where a code was sent: also shown when the popup was closed meanwhile. */
export function ClerkCodeForm({ step, sentTo }: { step: ClerkStep; sentTo: string }) {
  const form = useRef<HTMLFormElement>(null);

  const verify = () => {
    const code = String(new FormData(form.current ?? undefined).get('code') ?? '').trim();
    if (code) step.take({ by: 'code', code });
    else step.refuse({ error: clerkWords.codeMissing, field: 'code' });
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
      <h1>{clerkWords.codeTitle}</h1>
      <p class="lead">
        {clerkWords.codeSent(sentTo).map(({ text, name }) => (name ? <bdi>{text}</bdi> : text))}
      </p>
      <ClerkField
        name="code"
        label={clerkWords.code}
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
        {step.busy ? clerkWords.oneMoment : clerkWords.signIn}
      </button>
      <p class="problem" role="alert">
        {step.problemWith(undefined)}
      </p>
      <div class="clerk-others">
        <button type="button" onClick={() => step.take({ by: 'another-code' })}>
          {clerkWords.sendAnother}
        </button>
        <button type="button" onClick={() => step.take({ by: 'starting-over' })}>
          {clerkWords.startOver}
        </button>
      </div>
    </form>
  );
}
