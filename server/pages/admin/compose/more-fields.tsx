import { MAX_ACTION_TITLE, MAX_TOPIC, MAX_URL } from '../../../contract/notifications.ts';
import { URGENCY_CHOICES } from './choices.ts';
import { type ComposeForm, textProps } from './compose-form.ts';
import { problemAt } from './problems.ts';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

/** What few notifications need, folded. */
export function MoreFields({ form }: { form: ComposeForm }) {
  const { fields, problems, change } = form;
  return (
    <details>
      <summary>More</summary>
      <div class="row">
        <SelectField
          name="urgency"
          label="Urgency"
          choices={URGENCY_CHOICES}
          value={fields.urgency}
          problem={problemAt(problems, 'urgency')}
          onChoice={(urgency) => change('urgency', { urgency })}
        />
        <TextField
          {...textProps(form, 'topic')}
          label="Topic"
          maxLength={MAX_TOPIC}
          hint="Of two with one topic, the later takes the place of the earlier."
        />
      </div>
      <TextField
        {...textProps(form, 'icon')}
        label="Picture"
        maxLength={MAX_URL}
        placeholder="https://…"
        inputMode="url"
      />
      <ActionFields form={form} number={0} />
      <ActionFields form={form} number={1} />
    </details>
  );
}

/** A button on the notification. */
function ActionFields({ form, number }: { form: ComposeForm; number: 0 | 1 }) {
  const label = `Button ${number + 1}`;
  return (
    <div class="row">
      <TextField
        {...textProps(form, `action${number}Title`)}
        label={label}
        maxLength={MAX_ACTION_TITLE}
      />
      <TextField
        {...textProps(form, `action${number}Url`)}
        label={`${label} leads to`}
        maxLength={MAX_URL}
        placeholder="/courses/…"
        inputMode="url"
      />
    </div>
  );
}
