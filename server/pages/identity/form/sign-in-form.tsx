import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { signInWords } from '../../../words/page-sign-in.ts';
import { sentenceOf } from './sentence-of.ts';
import { SignInError } from './sign-in-error.ts';
import { SignInField, type SignInFieldProps } from './sign-in-field.tsx';

interface SignInFormProps<Name extends string> {
  title: string;
  fields: readonly (SignInFieldProps & { name: Name })[];
  /** @param value gives what was typed into a field */
  submit(value: (name: Name) => string): Promise<void>;
  /** Buttons that lead elsewhere. */
  others?: readonly { label: string; click(): void }[];
}

/** A small form: fields with labels, a button, and what went wrong in words. */
export function SignInForm<Name extends string>(props: SignInFormProps<Name>) {
  const { title, fields, submit, others = [] } = props;
  const [problem, setProblem] = useState('');
  const [isBusy, setBusy] = useState(false);

  async function onSubmit(event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    const typed = new FormData(form);
    setProblem('');
    setBusy(true);
    try {
      await submit((name) => String(typed.get(name) ?? ''));
    } catch (error) {
      setProblem(sentenceOf(error));
      if (error instanceof SignInError) focus(form, error.field);
    } finally {
      setBusy(false);
    }
  }

  return (
    <form noValidate data-part="sign-in" onSubmit={onSubmit}>
      <h2>{title}</h2>
      {fields.map((field) => (
        <SignInField key={field.name} {...field} />
      ))}
      <p class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" disabled={isBusy}>
        {signInWords.signIn}
      </button>
      {others.map(({ label, click }) => (
        <button key={label} type="button" onClick={click}>
          {label}
        </button>
      ))}
    </form>
  );
}

function focus(form: HTMLFormElement, name: string | null): void {
  const field = name === null ? null : form.elements.namedItem(name);
  if (field instanceof HTMLElement) field.focus();
}
