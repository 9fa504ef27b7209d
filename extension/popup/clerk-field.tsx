import type { InputHTMLAttributes } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A labelled field, with what is wrong with it in words below. The focus goes to the first where something is. */
export function ClerkField(props: {
  name: string;
  label: string;
  problem: string;
  input: InputHTMLAttributes<HTMLInputElement>;
  onInput: () => void;
}) {
  const { name, label, problem, input, onInput } = props;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const fields = field.current?.form?.elements;
    if (problem && fields) [...fields].find(isInvalid)?.focus();
  }, [problem]);
  return (
    <>
      <label for={name}>{label}</label>
      <input
        {...input}
        ref={field}
        id={name}
        name={name}
        aria-invalid={problem !== ''}
        aria-describedby={`${name}-problem`}
        onInput={onInput}
      />
      <p class="problem" id={`${name}-problem`} role="alert">
        {problem}
      </p>
    </>
  );
}

function isInvalid(element: Element): element is HTMLInputElement {
  return element instanceof HTMLInputElement && element.ariaInvalid === 'true';
}
