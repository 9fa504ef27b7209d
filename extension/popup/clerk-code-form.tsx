import { clerkWords } from '../words/clerk.ts';
import { ClerkField } from './clerk-field.tsx';
import { ClerkForm, type Typed } from './clerk-form.tsx';
import type { ClerkStep } from './clerk-step.ts';

/** The second step where a code was sent: also shown when the popup was closed meanwhile. */
export function ClerkCodeForm({ step, sentTo }: { step: ClerkStep; sentTo: string }) {
  const verify = (typed: Typed) => {
    const code = typed('code').trim();
    if (code) step.take({ by: 'code', code });
    else step.refuse({ error: clerkWords.codeMissing, field: 'code' });
  };

  return (
    <ClerkForm
      step={step}
      title={clerkWords.codeTitle}
      lead={clerkWords.codeSent(sentTo).map(({ text, name }) => (name ? <bdi>{text}</bdi> : text))}
      onSubmit={verify}
      otherWays={() => (
        <>
          <button type="button" onClick={() => step.take({ by: 'another-code' })}>
            {clerkWords.sendAnother}
          </button>
          <button type="button" onClick={() => step.take({ by: 'starting-over' })}>
            {clerkWords.startOver}
          </button>
        </>
      )}
    >
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
    </ClerkForm>
  );
}
