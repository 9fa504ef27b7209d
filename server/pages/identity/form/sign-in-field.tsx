import type { InputHTMLAttributes } from 'preact';

export interface SignInFieldProps {
  name: string;
  label: string;
  /** What kind of input it is, and what a browser may fill it in with. */
  input: InputHTMLAttributes<HTMLInputElement>;
  hint?: string;
}

/** A field of the form to sign in with. */
export function SignInField({ name, label, input, hint }: SignInFieldProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  const control = (
    <label>
      {label}
      <input {...input} name={name} aria-describedby={hintId} />
    </label>
  );
  if (hint === undefined) return control;
  return (
    <div class="field">
      {control}
      <p id={hintId} class="hint">
        {hint}
      </p>
    </div>
  );
}
