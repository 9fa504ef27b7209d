import type { ComponentChildren } from 'preact';

interface FieldProps {
  /** Of the control. */
  name: string;
  label: string;
  hint?: string | undefined;
  /** What has to change in it. */
  problem?: string | undefined;
  /** Of all of it. */
  id?: string | undefined;
  hidden?: boolean | undefined;
  /** The control, which takes what says so to a screen reader. */
  children(described: Described): ComponentChildren;
}

/** What leads from a control to the words about it. */
interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}

/** A control with its label, and what has to change in it. */
export function Field({ name, label, hint, problem, id, hidden, children }: FieldProps) {
  const controlId = `${name}-control`;
  const hintId = `${name}-hint`;
  const ids = [...(hint ? [hintId] : []), ...(problem ? [problemId(name)] : [])];
  return (
    <div class="field" id={id} hidden={hidden}>
      <label for={controlId}>
        {label}{' '}
        {children({
          id: controlId,
          'aria-describedby': ids.join(' ') || undefined,
          'aria-invalid': problem ? 'true' : undefined,
        })}
      </label>
      {hint && (
        <p class="hint" id={hintId}>
          {hint}
        </p>
      )}
      <FieldProblemText name={name} problem={problem} />
    </div>
  );
}

/** What has to change in a control, as words behind it. */
export function FieldProblemText(props: { name: string; problem: string | undefined }) {
  const { name, problem } = props;
  if (!problem) return null;
  return (
    <p id={problemId(name)} class="problem">
      {problem}
    </p>
  );
}

/** The id of what is said to be wrong with a control. */
export function problemId(name: string): string {
  return `${name}-problem`;
}
