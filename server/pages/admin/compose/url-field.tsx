import { MAX_URL } from '../../../contract/notifications.ts';
import { type ComposeForm, textProps } from './compose-form.ts';
import type { TextField as TextName } from './draft-fields.ts';
import { TextField } from './text-field.tsx';

interface UrlFieldProps {
  form: ComposeForm;
  name: TextName;
  label: string;
  /** An address as an example. */
  placeholder: string;
}

/** A line for an address. */
export function UrlField({ form, name, ...input }: UrlFieldProps) {
  return <TextField {...textProps(form, name)} {...input} maxLength={MAX_URL} inputMode="url" />;
}
