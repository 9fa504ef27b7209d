import { Field } from './field.tsx';

interface SelectFieldProps<Value> {
  name: string;
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  problem: string | undefined;
  onChoice(value: Value): void;
}

/** What can be chosen, and what it is called. */
export type Choice<Value> = readonly [value: Value, label: string];

/** One of several, out of a list. */
export function SelectField<Value extends string | number>(props: SelectFieldProps<Value>) {
  const { name, label, choices, value, problem, onChoice } = props;
  return (
    <Field name={name} label={label} problem={problem}>
      {(described) => (
        <select
          name={name}
          value={value}
          {...described}
          onChange={(event) => {
            const choice = choices[event.currentTarget.selectedIndex];
            if (choice) onChoice(choice[0]);
          }}
        >
          {choices.map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
