import { Field } from './field.tsx';

export interface TextFieldProps {
  name: string;
  label: string;
  value: string;
  maxLength: number;
  problem: string | undefined;
  onText(value: string): void;
  hint?: string;
  placeholder?: string;
  inputMode?: 'url';
  required?: boolean;
  /** The id of a `datalist`. */
  list?: string;
  /** Of the whole field. */
  id?: string;
  hidden?: boolean;
}

/** A line of text. */
export function TextField({ id, hidden, label, hint, problem, onText, ...input }: TextFieldProps) {
  return (
    <Field name={input.name} id={id} hidden={hidden} label={label} hint={hint} problem={problem}>
      {(described) => (
        <input
          {...input}
          {...described}
          type="text"
          autocomplete="off"
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
