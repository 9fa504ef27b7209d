import type { DraftFields, TextField } from './draft-fields.ts';
import { type FieldName, type FieldProblem, problemAt } from './problems.ts';

/** What parts of the form work with. */
export interface ComposeForm {
  fields: DraftFields;
  problems: readonly FieldProblem[];
  /** Takes what was changed at a control. */
  change(control: FieldName, patch: Partial<DraftFields>): void;
}

/** What a control for a text of the form needs. */
export function textProps({ fields, problems, change }: ComposeForm, name: TextField) {
  return {
    name,
    value: fields[name],
    problem: problemAt(problems, name),
    onText: (value: string) => change(name, { [name]: value }),
  };
}

/** What a control for one of several choices of the form needs. */
export function choiceProps<Name extends 'category' | 'ttl' | 'urgency'>(
  { fields, problems, change }: ComposeForm,
  name: Name,
) {
  return {
    name,
    value: fields[name],
    problem: problemAt(problems, name),
    onChoice: (value: DraftFields[Name]) => change(name, { [name]: value }),
  };
}
