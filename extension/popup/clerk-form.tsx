import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { clerkWords } from '../words/clerk.ts';
import type { ClerkStep } from './clerk-step.ts';

/** What was typed into the field of a name. */
export type Typed = (name: string) => string;

/** A step of signing in with Clerk: its fields, the button that goes on, and other ways on below. */
export function ClerkForm(props: {
  step: ClerkStep;
  title: string;
  lead: ComponentChildren;
  onSubmit(typed: Typed): void;
  otherWays(typed: Typed): ComponentChildren;
  children: ComponentChildren;
}) {
  const { step, title, lead, onSubmit, otherWays, children } = props;
  const form = useRef<HTMLFormElement>(null);
  const typed: Typed = (name) => String(new FormData(form.current ?? undefined).get(name) ?? '');
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(typed);
      }}
    >
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      {children}
      <button type="submit" aria-disabled={step.busy}>
        {step.busy ? clerkWords.oneMoment : clerkWords.signIn}
      </button>
      <p class="problem" role="alert">
        {step.problemWith(undefined)}
      </p>
      <div class="clerk-others">{otherWays(typed)}</div>
    </form>
  );
}
